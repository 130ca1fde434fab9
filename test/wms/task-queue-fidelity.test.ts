import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { data, type Json } from "../helpers/ask.ts";
import { sampleGrid } from "../helpers/sample-grid.ts";
import type { Row, TestGrid } from "../helpers/test-grid.ts";
import { asReaderOf, everyJob } from "./whole-list.ts";

const LISTS = { tq_TQToSites: "siteNames", tq_TQToGridCEs: "computingElementNames", tq_TQToBannedSites: "bannedSiteNames", tq_TQToPlatforms: "platforms", tq_TQToJobTypes: "jobTypes", tq_TQToTags: "tags" } as const;

describe.each(["8.0", "9.1"] as const)("the queues and sandboxes that DIRAC %s wrote", generation => {
  let grid: TestGrid, jobs: Row[];
  beforeAll(async () => {
    grid = await sampleGrid(generation);
    jobs = await grid.run("JobDB", "select * from Jobs order by JobID desc");
  });
  afterAll(() => grid.drop());

  /** The values of a column by the number that another one holds. */
  async function byNumber(database: string, table: string, key: string, value: string): Promise<Map<number, Json[]>> {
    const rows = await grid.run(database, `select ${key} as k, ${value} as v from ${table} order by ${value}`);
    return new Map([...Map.groupBy(rows, ({ k }) => Number(k))].map(([number, all]) => [number, all.map(({ v }) => v)]));
  }

  it("are all queues, with all their requirements and jobs", async () => {
    const fields = "taskQueueId ownerGroup vo cpuTime priority enabled", stored = await grid.run("TaskQueueDB", "select * from tq_TaskQueues order by TQId desc");
    expect(stored.length).toBeGreaterThan(5);
    const { taskQueues } = await data(asReaderOf(grid, "belle")(`{ taskQueues(first: 1000) { nodes { ${fields} owner setup minRam maxRam ${Object.values(LISTS).join(" ")} jobCount jobs(first: 1000) { nodes { jobId } } } } }`));
    const waiting = await byNumber("TaskQueueDB", "tq_Jobs", "TQId", "JobId"), known = new Set(jobs.map(({ JobID }) => JobID));
    const requirements = new Map<string, Map<number, string[]>>();
    for (const [table, field] of Object.entries(LISTS)) requirements.set(field, await byNumber("TaskQueueDB", table, "TQId", "Value"));
    const memory = new Map(generation === "9.1" ? (await grid.run("TaskQueueDB", "select * from tq_RAM_requirements")).map(row => [row["TQId"], row]) : []);
    expect(taskQueues.nodes).toEqual(stored.map(row => {
      const id = Number(row["TQId"]), ids = waiting.get(id) ?? [], ram = memory.get(id);
      return {
        taskQueueId: id, ownerGroup: row["OwnerGroup"], vo: String(row["OwnerGroup"]).split("_")[0], cpuTime: row["CPUTime"], priority: row["Priority"], enabled: row["Enabled"],
        owner: row["Owner"] ?? grid.registry.userNamesByDn().get(String(row["OwnerDN"])) ?? null, setup: row["Setup"] ?? null, minRam: ram?.["MinRAM"] ?? null, maxRam: ram?.["MaxRAM"] ?? null,
        ...Object.fromEntries([...requirements].map(([field, values]) => [field, (values.get(id) ?? []).sort()])),
        jobCount: ids.length, jobs: { nodes: ids.filter(jobId => known.has(jobId)).sort((a, b) => b - a).map(jobId => ({ jobId })) },
      };
    }));
  });

  it("are the queue of every job, whose owner is the job's", async () => {
    const queues = await byNumber("TaskQueueDB", "tq_Jobs", "JobId", "TQId"), given = await everyJob(asReaderOf(grid, "belle"), "jobId owner ownerGroup taskQueue { taskQueueId owner ownerGroup }", 1000);
    expect(given.map(({ jobId, taskQueue }) => [jobId, taskQueue?.taskQueueId])).toEqual(jobs.map(({ JobID }) => [JobID, queues.get(Number(JobID))?.[0]]));
    // one subject, with a blank at its end, is no user's
    const waiting = given.filter(({ taskQueue }) => taskQueue !== null && taskQueue.owner !== null);
    expect(waiting.length).toBeGreaterThan(5);
    // 9.1 compares without case and accents: the job of one may wait in the queue of another of that name
    const name = (owner: string) => owner.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase().trim();
    for (const { owner, ownerGroup, taskQueue } of waiting) expect([name(taskQueue.owner), taskQueue.ownerGroup]).toEqual([name(owner), ownerGroup]);
  });

  it("are all sandboxes, and those of every job", async () => {
    const rows = await grid.run("SandboxMetadataDB", "select s.*, o.Owner, o.OwnerGroup from sb_SandBoxes s left join sb_Owners o on o.OwnerId = s.OwnerId order by SBId desc limit 1000");
    const { sandboxes } = await data(asReaderOf(grid, "belle")("{ sandboxes(first: 1000) { nodes { sandboxId owner ownerGroup storageElementName path bytes assigned } } }"));
    expect(rows.length).toBeGreaterThan(50);
    expect(sandboxes.nodes).toEqual(rows.map(row => ({ sandboxId: row["SBId"], owner: row["Owner"], ownerGroup: row["OwnerGroup"], storageElementName: row["SEName"], path: row["SEPFN"], bytes: row["Bytes"], assigned: row["Assigned"] })));
    const mappings = await grid.run("SandboxMetadataDB", "select m.* from sb_EntityMapping m join sb_SandBoxes s on s.SBId = m.SBId order by m.SBId");
    const given = await everyJob(asReaderOf(grid, "belle"), "jobId diracSetup inputSandboxes { sandboxId } outputSandboxes { sandboxId }", 1000);
    const of = (jobId: number, setup: string | null, type: string) => mappings.filter(row => row["EntityId"] === `Job:${jobId}` && row["Type"] === type && (generation === "9.1" || row["EntitySetup"] === setup)).map(({ SBId }) => ({ sandboxId: SBId }));
    for (const { jobId, diracSetup, inputSandboxes, outputSandboxes } of given) expect({ jobId, inputSandboxes, outputSandboxes }).toEqual({ jobId, inputSandboxes: of(jobId, diracSetup, "Input"), outputSandboxes: of(jobId, diracSetup, "Output") });
    expect(given.filter(({ inputSandboxes }) => inputSandboxes.length > 0).length).toBeGreaterThan(20);
  });
});
