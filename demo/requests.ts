import type { Generation } from "../dirac/facts.ts";
import { dencode } from "./dencode.ts";
import type { DemoJob } from "./job.ts";
import type { Random } from "./random.ts";
import { GROUPS, userNamed, type DemoUser } from "./registry.ts";
import { STORAGE_ELEMENTS, storageElementsOf } from "./storage-elements.ts";
import { dateTime, DAY, HOUR, MINUTE } from "./time.ts";

export interface DemoFile { readonly lfn: string; readonly pfn: string | null; readonly size: number; readonly checksum: string | null; readonly status: string; readonly attempt: number; readonly error: string | null }

export interface DemoOperation {
  readonly type: string;
  readonly status: string;
  readonly error: string | null;
  readonly source: string | null;
  readonly target: string | null;
  readonly catalog: string | null;
  readonly arguments: string | null;
  readonly files: readonly DemoFile[];
}

export interface DemoRequest {
  readonly name: string;
  readonly jobId: number;
  readonly owner: DemoUser;
  readonly ownerGroup: string;
  readonly status: string;
  readonly error: string | null;
  readonly source: string | null;
  readonly createdAt: number;
  readonly updatedAt: number;
  readonly notBefore: number;
  readonly operations: readonly DemoOperation[];
}

/** Those of the configuration's SEsUsedForFailover. */
const FAILOVER = ["KEK-TMP-SE", "CNAF-TMP-SE"];

/** What is to be done: each step with its files, whatever became of it. */
type Step = Pick<DemoOperation, "type" | "source" | "target" | "catalog" | "arguments"> & { readonly files: readonly Pick<DemoFile, "lfn" | "pfn" | "size" | "checksum">[] };
const step = (type: string, values: Partial<Step>): Step => ({ type, source: null, target: null, catalog: null, arguments: null, files: [], ...values });

/** The request of a job that was well, but for its upload or its last report; what became of it follows from the job. */
export function jobRequest(job: DemoJob, generation: Generation, now: number, random: Random): DemoRequest {
  const { row, spec } = job, createdAt = (row.EndExecTime ?? row.LastUpdateTime) - random.integer(60, 300) * 1000;
  const steps = spec.outputFile === undefined ? [forward(job, generation, createdAt)] : [...upload(job, spec.outputFile, random), ...(random.chance(0.3) ? [forward(job, generation, createdAt)] : [])];
  const common = { name: `${spec.jobName}_job_${row.JobID}`.replace(/^_/, ""), jobId: row.JobID, owner: spec.owner, ownerGroup: spec.ownerGroup, source: random.chance(0.6) ? `Job_${row.JobID}` : null, createdAt };
  const status = job.stage === "requested" ? random.weighted(["Waiting", "Scheduled", "Assigned", "Failed"], one => ({ Waiting: 5, Scheduled: 2, Assigned: 1, Failed: 1.5 })[one]!) : "Done";
  return { ...common, ...outcome(steps, status, createdAt, Math.min(now - MINUTE, createdAt + random.between(0.2, 30) * HOUR), random) };
}

/** Most uploads went to a temporary storage element first, some only lack their entry in the catalogue. */
function upload(job: DemoJob, lfn: string, random: Random): Step[] {
  const elements = storageElementsOf(job.row.Site), target = (elements.find(({ tape }) => !tape) ?? STORAGE_ELEMENTS[0]!), failover = random.pick(FAILOVER);
  const file = { lfn, pfn: null, size: random.integer(2_000_000, 4_000_000_000), checksum: random.hex(8) };
  if (random.chance(0.25)) return [step("RegisterFile", { target: target.name, catalog: "FileCatalog", files: [{ ...file, pfn: `https://${target.host}:2880${lfn}` }] })];
  // DIRAC empties the source
  return [step("ReplicateAndRegister", { source: "", target: target.name, files: [file] }), step("RemoveReplica", { target: failover, files: [{ ...file, size: 0, checksum: null }] })];
}

/** The last report of the job, which the service did not take. */
function forward({ row, spec }: DemoJob, generation: Generation, at: number): Step {
  const delegated = { ...(generation === "8.0" && { delegatedDN: spec.owner.dn }), delegatedGroup: spec.ownerGroup, timeout: 600 };
  const report = { [dateTime(at)]: { Status: "Done", MinorStatus: "Execution Complete", Source: "JobWrapper" } };
  return step("ForwardDISET", { arguments: dencode([["WorkloadManagement/JobStateUpdate", delegated], "setJobStatusBulk", [row.JobID, report]]) });
}

/** Accounting records that were not taken, and files that somebody removed while their storage element was away. */
export function otherRequests(count: number, now: number, random: Random): DemoRequest[] {
  return Array.from({ length: count }, (_, index) => {
    const group = random.pick(GROUPS.filter(({ properties }) => properties.includes("NormalUser"))), owner = userNamed(random.pick(group.users)), createdAt = now - random.between(0.01, 20) * DAY;
    const removed = Array.from({ length: random.integer(1, 12) }, (_, number) => ({ lfn: `/${group.vo}/user/${owner.name[0]}/${owner.name}/old/out_${index}_${number}.root`, pfn: null, size: 0, checksum: null }));
    const [name, operation] = index % 3 === 0
      ? [`${owner.name}_cleanup_${index}`, step("RemoveFile", { files: removed })]
      : [`Accounting.DataStore.${Math.floor(createdAt / 1000)}.${random.next().toFixed(9)}`, step("ForwardDISET", { arguments: dencode([["Accounting/DataStore", { timeout: 600 }], "commitRegisters", [[]]]) })];
    const status = random.weighted(["Done", "Waiting", "Failed", "Canceled"], one => ({ Done: 5, Waiting: 3, Failed: 1, Canceled: 1 })[one]!);
    return { name, jobId: 0, owner, ownerGroup: group.name, source: null, createdAt, ...outcome([operation], status, createdAt, Math.min(now - MINUTE, createdAt + random.between(0.2, 60) * HOUR), random) };
  });
}

const BUSY = "Cannot connect to dips://dirac.kek.jp:9145: timed out";
const ERRORS: Readonly<Record<string, readonly string[]>> = {
  ReplicateAndRegister: ["globus_ftp_client: the operation timed out after 900 s", "[SE][StatusOfPutRequest][SRM_NO_FREE_SPACE]", "DESTINATION CHECKSUM MISMATCH User-defined and destination ADLER32 checksums do not match"],
  RegisterFile: ["Failed to register file: no catalogue answers"],
  RemoveFile: ["[SE][srmRm][SRM_FAILURE] Permission denied", "globus_ftp_client: the operation timed out after 900 s"],
};

/** The first step is where the request stands: it is the one that fails, waits, or is scheduled; those behind it are not begun. */
function outcome(steps: readonly Step[], status: string, createdAt: number, triedAt: number, random: Random): Pick<DemoRequest, "status" | "error" | "updatedAt" | "notBefore" | "operations"> {
  const isDone = status === "Done", isFailed = status === "Failed", tried = isDone || isFailed || random.chance(0.7), error = isDone ? "" : isFailed || (tried && status !== "Scheduled") ? random.pick(ERRORS[steps[0]!.type] ?? [BUSY]) : null;
  const operations = steps.map(({ files, ...values }, order): DemoOperation => {
    const isFirst = order === 0, done = isDone ? "Done" : isFirst ? (isFailed || status === "Scheduled" ? status : "Waiting") : "Queued";
    const fileStatus = isDone || (isFirst && ["Failed", "Scheduled"].includes(status)) ? status : "Waiting";
    return { ...values, status: done, error: isDone ? "" : isFirst ? error : null, files: files.map(file => ({ ...file, status: fileStatus, attempt: isDone ? 1 : isFirst && tried ? (isFailed ? 256 : random.integer(1, 40)) : 0, error: isDone ? "" : isFirst ? error : null })) };
  });
  const updatedAt = tried ? triedAt : createdAt;
  return { status, error, updatedAt, notBefore: tried && !isDone && !isFailed ? updatedAt + random.integer(2, 60) * MINUTE : createdAt, operations };
}
