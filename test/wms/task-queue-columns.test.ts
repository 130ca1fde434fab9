import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { as, data } from "../helpers/ask.ts";
import { aTaskQueue, dnOf, REGISTRY_WITH_DNS } from "../helpers/a-task-queue.ts";
import { GRIDS, testGrid, type TestGrid } from "../helpers/test-grid.ts";

/** Every column of tq_TaskQueues and the field that it is: from the contract's section 1, not from the code. */
const COLUMNS: Readonly<Record<string, string>> = {
  TQId: "taskQueueId", Owner: "owner", OwnerDN: "ownerDn", OwnerGroup: "ownerGroup", VO: "vo", Setup: "setup", CPUTime: "cpuTime", Priority: "priority", Enabled: "enabled",
};
const FIELDS = Object.values(COLUMNS);
/** The tables of requirements and the lists that they are. */
const LISTS = { tq_TQToSites: "siteNames", tq_TQToGridCEs: "computingElementNames", tq_TQToBannedSites: "bannedSiteNames", tq_TQToPlatforms: "platforms", tq_TQToJobTypes: "jobTypes", tq_TQToTags: "tags" } as const;

describe.each(GRIDS)("a task queue, on $engine with DIRAC $generation,", ({ engine, generation }) => {
  let grid: TestGrid;
  beforeAll(async () => {
    grid = await testGrid(engine, generation, { names: ["TaskQueueDB"], configuration: REGISTRY_WITH_DNS });
    await grid.insert("TaskQueueDB", "tq_TaskQueues", [
      aTaskQueue({ TQId: 4_294_967_290, Owner: "bob", OwnerDN: dnOf("bob"), Setup: "setup", CPUTime: 1_080_000, Priority: 12.375, Enabled: 3 }),
      aTaskQueue({ TQId: 7, Owner: "alice", Priority: 0.001, CPUTime: 360, Enabled: 0 }), aTaskQueue({ TQId: 8 }),
    ]);
    for (const table of Object.keys(LISTS)) await grid.insert("TaskQueueDB", table, [{ TQId: 7, Value: `${table} b` }, { TQId: 7, Value: `${table} C` }, { TQId: 7, Value: `${table} a` }, { TQId: 8, Value: table }]);
    if (generation === "9.1") await grid.insert("TaskQueueDB", "tq_RAM_requirements", [{ TQId: 7, MinRAM: 2048, MaxRAM: 0 }]);
  });
  afterAll(() => grid.drop());

  const ask = (query: string) => data(as(grid, "admin@belle_admin")(query));

  it("has the columns of its row, and the owner and VO of 8.0 from its Registry", async () => {
    const { taskQueues } = await ask(`{ taskQueues { nodes { ${FIELDS.join(" ")} } } }`);
    const stored = await grid.run("TaskQueueDB", "select * from tq_TaskQueues order by TQId desc");
    expect(Object.keys(stored[0]!).filter(column => COLUMNS[column] === undefined)).toEqual([]);
    const derived = generation === "8.0" ? stored.map(row => ({ vo: "belle", owner: String(row["OwnerDN"]).split("CN=")[1] })) : stored.map(() => ({}));
    expect(taskQueues.nodes).toEqual(stored.map((row, index) => ({ ...Object.fromEntries(Object.entries(COLUMNS).map(([column, field]) => [field, row[column] ?? null])), ...derived[index] })));
    expect(FIELDS.filter(field => taskQueues.nodes[0][field] === null)).toEqual(generation === "8.0" ? [] : ["ownerDn", "setup"]);
  });

  it("has all its requirements, in order, and none where there is none", async () => {
    const { taskQueues } = await ask(`{ taskQueues(orderBy: [{field: TASK_QUEUE_ID}]) { nodes { taskQueueId minRam maxRam ${Object.values(LISTS).join(" ")} } } }`);
    const lists = (values: (table: string) => string[]) => Object.fromEntries(Object.entries(LISTS).map(([table, field]) => [field, values(table)]));
    expect(taskQueues.nodes).toEqual([
      { taskQueueId: 7, minRam: generation === "9.1" ? 2048 : null, maxRam: generation === "9.1" ? 0 : null, ...lists(table => [`${table} C`, `${table} a`, `${table} b`]) },
      { taskQueueId: 8, minRam: null, maxRam: null, ...lists(table => [table]) },
      { taskQueueId: 4_294_967_290, minRam: null, maxRam: null, ...lists(() => []) },
    ]);
  });
});
