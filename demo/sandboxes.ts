import { createHash } from "node:crypto";
import type { DatabaseSync } from "node:sqlite";
import type { Generation } from "../dirac/facts.ts";
import { BulkInsert } from "./bulk-insert.ts";
import type { DemoJob } from "./job.ts";
import { SETUP, type DemoUser, type VoName } from "./registry.ts";
import { dateTime, SECOND } from "./time.ts";

interface DemoSandbox {
  readonly owner: DemoUser;
  readonly group: string;
  readonly vo: VoName;
  readonly path: string;
  readonly bytes: number;
  readonly at: number;
  accessedAt: number;
  readonly jobs: (readonly [jobId: number, type: "Input" | "Output"])[];
}

const STORE = "ProductionSandboxSE";

/** What was sent along with jobs, once for all jobs of a submission, and what they wrote. */
export class Sandboxes {
  readonly #byPath = new Map<string, DemoSandbox>();

  add({ row: { JobID, SubmissionTime, StartExecTime, EndExecTime, Status }, spec: { inputSandbox, owner, ownerGroup, vo } }: DemoJob): void {
    if (inputSandbox !== undefined) {
      const path = inputSandbox.split("|")[1]!, known = this.#byPath.get(path) ?? this.#make(path, SubmissionTime - 40 * SECOND, { owner, group: ownerGroup, vo });
      known.accessedAt = Math.max(known.accessedAt, StartExecTime ?? SubmissionTime);
      known.jobs.push([JobID, "Input"]);
    }
    if (EndExecTime === null || (Status !== "Done" && Status !== "Failed")) return;
    const checksum = createHash("md5").update(`output of ${JobID}`).digest("hex"), member = `${owner.name}.${ownerGroup}`;
    this.#make(`/SandBox/${owner.name[0]}/${member}/${checksum.slice(0, 3)}/${checksum.slice(3, 6)}/${checksum}.tar.bz2`, EndExecTime - 20 * SECOND, { owner, group: ownerGroup, vo }).jobs.push([JobID, "Output"]);
  }

  /** SandboxMetadataDB. */
  fill(db: DatabaseSync, generation: Generation): void {
    const of8 = generation === "8.0", owners = new Map<string, number>();
    const ownerRows = new BulkInsert(db, "sb_Owners", ["OwnerId", "Owner", "OwnerGroup", of8 ? "OwnerDN" : "VO"]);
    const sandboxes = new BulkInsert(db, "sb_SandBoxes", ["SBId", "OwnerId", "SEName", "SEPFN", "Bytes", "RegistrationTime", "LastAccessTime", "Assigned"]);
    const mapping = new BulkInsert(db, "sb_EntityMapping", ["SBId", "EntityId", "Type", ...(of8 ? ["EntitySetup"] : [])]);
    let number = 0;
    for (const { owner, group, vo, path, bytes, at, accessedAt, jobs } of this.#byPath.values()) {
      const key = `${owner.name} ${group}`;
      if (!owners.has(key)) {
        owners.set(key, owners.size + 1);
        ownerRows.add(owners.size, owner.name, group, of8 ? owner.dn : vo);
      }
      sandboxes.add(++number, owners.get(key)!, STORE, path, bytes, dateTime(at), dateTime(accessedAt), 1);
      for (const [jobId, type] of jobs) mapping.add(number, `Job:${jobId}`, type, ...(of8 ? [SETUP] : []));
    }
    for (const rows of [ownerRows, sandboxes, mapping]) rows.flush();
  }

  #make(path: string, at: number, of: Pick<DemoSandbox, "owner" | "group" | "vo">): DemoSandbox {
    // as large as its name happens to say, so that no other number of the demo depends on it
    const sandbox: DemoSandbox = { ...of, path, bytes: 900 + Number.parseInt(path.slice(-18, -13), 16), at, accessedAt: at, jobs: [] };
    this.#byPath.set(path, sandbox);
    return sandbox;
  }
}
