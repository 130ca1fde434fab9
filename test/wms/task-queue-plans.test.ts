import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { aJob } from "../helpers/a-job.ts";
import { aMapping, anOwner, aSandbox } from "../helpers/a-sandbox.ts";
import { aQueuedJob, aTaskQueue, REGISTRY_WITH_DNS } from "../helpers/a-task-queue.ts";
import { as, data } from "../helpers/ask.ts";
import { entriesRead, explain, FEW, offences, sentStatements } from "../helpers/plans.ts";
import { GRIDS, testGrid, type TestGrid } from "../helpers/test-grid.ts";

const JOBS = 6000, PER_QUEUE = 20;

describe.each(GRIDS.filter(({ engine }) => engine === "mysql"))("the database answers by an index on $engine with DIRAC $generation", ({ engine, generation }) => {
  let grid: TestGrid;
  beforeAll(async () => {
    grid = await testGrid(engine, generation, { names: ["JobDB", "TaskQueueDB", "SandboxMetadataDB"], configuration: REGISTRY_WITH_DNS });
    const ids = Array.from({ length: JOBS }, (_, index) => index + 1), queues = ids.filter(id => id <= JOBS / PER_QUEUE);
    await grid.insert("JobDB", "Jobs", ids.map(JobID => aJob({ JobID })));
    await grid.insert("TaskQueueDB", "tq_TaskQueues", queues.map(TQId => aTaskQueue({ TQId, Owner: TQId % 10 === 0 ? "alice" : "bob" })));
    await grid.insert("TaskQueueDB", "tq_Jobs", ids.map(id => aQueuedJob(Math.ceil(id / PER_QUEUE), id)));
    await grid.insert("TaskQueueDB", "tq_TQToSites", queues.flatMap(TQId => ["LCG.KEK.jp", "LCG.CERN.ch"].map(Value => ({ TQId, Value }))));
    await grid.insert("SandboxMetadataDB", "sb_Owners", queues.map(id => anOwner(id, id === 1 ? "alice" : `user${id}`, "belle_user")));
    await grid.insert("SandboxMetadataDB", "sb_SandBoxes", ids.map(SBId => aSandbox({ SBId, OwnerId: Math.ceil(SBId / PER_QUEUE) })));
    await grid.insert("SandboxMetadataDB", "sb_EntityMapping", ids.map(id => aMapping(id, id)));
    await grid.run("JobDB", "analyze table Jobs");
    await grid.run("TaskQueueDB", "analyze table tq_TaskQueues, tq_Jobs, tq_TQToSites");
    await grid.run("SandboxMetadataDB", "analyze table sb_Owners, sb_SandBoxes, sb_EntityMapping");
  });
  afterAll(() => grid.drop());

  it.each([
    ["Job.taskQueue", "TaskQueueDB", "tq_", 2, "{ jobs { nodes { taskQueue { cpuTime } } } }"],
    ["the jobs of queues", "TaskQueueDB", "tq_Jobs", 1, "{ taskQueues(first: 5) { nodes { jobs { nodes { status } } } } }"],
    ["the jobs of queues, by their numbers", "JobDB", "`Jobs`", 1, "{ taskQueues(first: 5) { nodes { jobs { nodes { status } } } } }"],
    ["counts of the jobs of queues", "JobDB", "`Jobs`", 1, "{ taskQueues(first: 5) { nodes { jobs { totalCount } } } }"],
    ["jobCount", "TaskQueueDB", "tq_Jobs", 1, "{ taskQueues(first: 5) { nodes { jobCount } } }"],
    ["requirements", "TaskQueueDB", "tq_TQToSites", 1, "{ taskQueues(first: 5) { nodes { siteNames } } }"],
    ["queues of an owner", "TaskQueueDB", "tq_TaskQueues", 1, '{ taskQueues(filter: {owner: {eq: "alice"}}) { nodes { cpuTime } } }'],
    ["the sandboxes of jobs", "SandboxMetadataDB", "sb_", 2, "{ jobs { nodes { inputSandboxes { path } outputSandboxes { path } } } }"],
    ["one's own sandboxes", "SandboxMetadataDB", "sb_", 1, "{ sandboxes { nodes { path owner } } }"],
  ])("%s", async (_, database, table, statements, query) => {
    const sent = await sentStatements(grid, database, table, () => data(as(grid, "alice@belle_user")(query)));
    expect(sent).toHaveLength(statements);
    for (const statement of sent) {
      const plan = (await explain(grid, database, statement)).filter(step => !tiny(step)), read = await entriesRead(grid, database, statement), all = JSON.stringify({ statement, plan, read }, null, 2);
      expect(offences(plan), all).toEqual([]);
      expect(read, all).toBeLessThan(FEW);
    }
  });
});

/** There are as many owners of sandboxes as users, and the union of a few pages is no table: to read all of them is no offence. */
const tiny = ({ rows }: { readonly rows: number | null }) => (rows ?? 0) <= FEW;
