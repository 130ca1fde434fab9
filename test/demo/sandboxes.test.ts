import { describe, expect, test } from "vitest";
import { GENERATIONS } from "../../dirac/facts.ts";
import { decodeJdl } from "../../src/datasources/wms/jdl-storage.ts";
import { makeGrid, NOW_TEXT, rows } from "./demo-grids.ts";

describe.each(GENERATIONS)("the demo's sandboxes of %s", generation => {
  const grid = makeGrid(generation), ask = (sql: string) => rows(grid, "SandboxMetadataDB", sql);
  const jobs = new Map(rows(grid, "JobDB", "select JobID, Owner, OwnerGroup, Status, EndExecTime from Jobs").map(job => [Number(job["JobID"]), job]));
  const mapped = ask("select SBId, EntityId, Type, Owner, OwnerGroup from sb_EntityMapping join sb_SandBoxes using (SBId) join sb_Owners using (OwnerId)");
  const jobOf = ({ EntityId }: (typeof mapped)[number]) => jobs.get(Number(String(EntityId).slice("Job:".length)))!;

  test("belong to the owners of their jobs", () => {
    expect(mapped.length).toBeGreaterThan(jobs.size / 2);
    for (const mapping of mapped) expect(jobOf(mapping)).toMatchObject({ Owner: mapping["Owner"], OwnerGroup: mapping["OwnerGroup"] });
  });

  test("of input are those that descriptions name, one for all jobs of a submission; of output each of one ended job", () => {
    const named = rows(grid, "JobDB", "select JobID, OriginalJDL from JobJDLs").filter(({ OriginalJDL }) => JSON.stringify(decodeJdl(String(OriginalJDL))).includes("SB:ProductionSandboxSE|")).map(({ JobID }) => `Job:${JobID}`);
    expect(mapped.filter(({ Type }) => Type === "Input").map(({ EntityId }) => EntityId).sort()).toEqual(named.sort());
    expect(ask("select SBId from sb_EntityMapping where Type = 'Input' group by SBId having count(*) > 5").length).toBeGreaterThan(3);
    const output = mapped.filter(({ Type }) => Type === "Output");
    expect(new Set(output.map(({ SBId }) => SBId)).size).toBe(output.length);
    for (const mapping of output) expect(jobOf(mapping)).toMatchObject({ Status: expect.stringMatching(/^(Done|Failed)$/), EndExecTime: expect.any(String) });
  });

  test("are of the past, and of sizes that sandboxes have", () => {
    expect(ask(`select 1 from sb_SandBoxes where LastAccessTime > '${NOW_TEXT}' or RegistrationTime > LastAccessTime or Bytes not between 500 and 10485760`)).toEqual([]);
  });
});

describe("the demo's virtual machines", () => {
  test("are of 8.0 only: they run, end, fail and fall silent", () => {
    expect(makeGrid("9.1", { jobs: 40 }).databases.has("VirtualMachineDB")).toBe(false);
    const grid = makeGrid("8.0", { jobs: 40 }), count = (where: string) => rows(grid, "VirtualMachineDB", `select InstanceID from vm_Instances where ${where}`).length;
    for (const status of ["Running", "Halted", "Error", "Stalled"]) expect(count(`Status = '${status}'`), status).toBeGreaterThan(0);
    expect(count(`LastUpdate > '${NOW_TEXT}'`)).toBe(0);
    expect(count("(Status = 'Error') <> (ErrorMessage <> '')")).toBe(0);
    expect(count("VMImageID not in (select VMImageID from vm_Images)")).toBe(0);
  });
});
