import { afterAll, beforeAll, describe, expect, it, onTestFinished } from "vitest";
import { aJob } from "../helpers/a-job.ts";
import { aQueuedJob, aTaskQueue } from "../helpers/a-task-queue.ts";
import { as, data, type Json } from "../helpers/ask.ts";
import { GRIDS, testGrid, type TestGrid } from "../helpers/test-grid.ts";

const TABLES = ["tq_TQToBannedSites", "tq_TQToGridCEs", "tq_TQToJobTypes", "tq_TQToPlatforms", "tq_TQToSites", "tq_TQToTags"];

describe.each(GRIDS)("task queues and their jobs, on $engine with DIRAC $generation", ({ engine, generation }) => {
  let grid: TestGrid;
  beforeAll(async () => {
    grid = await testGrid(engine, generation, { names: ["JobDB", "TaskQueueDB"] });
    const jobs = (ids: readonly number[], Site: string) => ids.map(JobID => aJob({ JobID, Site }));
    await grid.insert("JobDB", "Jobs", [...jobs([1, 2, 3, 4], "LCG.KEK.jp"), ...jobs([5, 6], "ANY"), aJob({ JobID: 7, OwnerGroup: "ctao_user", Owner: "dave" }), aJob({ JobID: 8, Status: "Running" })]);
    await grid.insert("TaskQueueDB", "tq_TaskQueues", [11, 12, 13].map(TQId => aTaskQueue({ TQId })));
    // job 99 is removed, queue 98 too; 7 is another VO's
    await grid.insert("TaskQueueDB", "tq_Jobs", [...[5, 1, 3, 99, 7].map(id => aQueuedJob(11, id)), ...[2, 4].map(id => aQueuedJob(12, id)), aQueuedJob(98, 6)]);
  });
  afterAll(() => grid.drop());

  const ask = (query: string): Promise<Json> => data(as(grid, "alice@belle_user")(query));

  it("are the jobs that wait in a queue, with all that a list of jobs has", async () => {
    const { taskQueues } = await ask(`{ taskQueues { nodes { taskQueueId jobCount jobs(first: 2) {
      totalCount nodes { jobId } pageInfo { hasNextPage } groups(by: [SITE_NAME]) { total groupCount buckets { key { value } count } } facets(fields: [STATUS]) { buckets { value count } }
      histogram(of: LAST_UPDATE_TIME, bucket: DAY) { total } } } } }`);
    const list = (ids: number[], more: boolean, sites: [string, number][]) => {
      const total = sites.reduce((sum, [, count]) => sum + count, 0);
      return {
        totalCount: total, nodes: ids.map(jobId => ({ jobId })), pageInfo: { hasNextPage: more },
        groups: { total, groupCount: sites.length, buckets: sites.map(([value, count]) => ({ key: [{ value }], count })) }, facets: [{ buckets: total === 0 ? [] : [{ value: "Waiting", count: total }] }], histogram: { total },
      };
    };
    expect(taskQueues.nodes).toEqual([
      { taskQueueId: 13, jobCount: 0, jobs: list([], false, []) },
      { taskQueueId: 12, jobCount: 2, jobs: list([4, 2], false, [["LCG.KEK.jp", 2]]) },
      { taskQueueId: 11, jobCount: 5, jobs: list([5, 3], true, [["LCG.KEK.jp", 2], ["ANY", 1]]) },
    ]);
  });

  it("are filtered, sorted and paged in each queue by themselves", async () => {
    const { taskQueue } = await ask("{ taskQueue(taskQueueId: 11) { jobs(orderBy: [{field: SITE_NAME}], first: 2) { nodes { jobId } pageInfo { endCursor } } } }");
    expect(taskQueue.jobs.nodes).toEqual([{ jobId: 5 }, { jobId: 1 }]);
    const rest = await ask(`{ taskQueue(taskQueueId: 11) { jobs(orderBy: [{field: SITE_NAME}], first: 2, after: "${taskQueue.jobs.pageInfo.endCursor}") { nodes { jobId } pageInfo { hasNextPage } } } }`);
    expect(rest.taskQueue.jobs).toEqual({ nodes: [{ jobId: 3 }], pageInfo: { hasNextPage: false } });
    const filtered = await ask('{ taskQueues { nodes { jobs(filter: {siteName: {eq: "LCG.KEK.jp"}}, last: 1) { nodes { jobId } totalCount } } } }');
    expect(filtered.taskQueues.nodes.map(({ jobs }: Json) => jobs)).toEqual([{ nodes: [], totalCount: 0 }, { nodes: [{ jobId: 2 }], totalCount: 2 }, { nodes: [{ jobId: 1 }], totalCount: 2 }]);
  });

  it("are the queue in which a job waits, if there is one", async () => {
    const { jobs } = await ask("{ jobs(orderBy: [{field: JOB_ID}]) { nodes { jobId taskQueue { taskQueueId } } } }");
    expect(jobs.nodes).toEqual([[1, 11], [2, 12], [3, 11], [4, 12], [5, 11], [6, null], [8, null]].map(([jobId, taskQueueId]) => ({ jobId, taskQueue: taskQueueId === null ? null : { taskQueueId } })));
  });

  it.each([
    ["{ jobs { nodes { taskQueue { cpuTime } } } }", ["Jobs", "tq_Jobs", "tq_TaskQueues"]],
    ["{ taskQueues { nodes { siteNames computingElementNames bannedSiteNames platforms jobTypes tags } } }", [...TABLES, "tq_TaskQueues"]],
    ["{ taskQueues { nodes { jobCount minRam maxRam } } }", [...(generation === "9.1" ? ["tq_RAM_requirements"] : []), "tq_Jobs", "tq_TaskQueues"].sort()],
    ["{ taskQueues { nodes { jobs { nodes { status } edges { node { owner } } pageInfo { hasNextPage } totalCount groups(by: [STATUS]) { total } } } } }", ["Jobs", "Jobs", "Jobs", "tq_Jobs", "tq_TaskQueues"]],
    ["{ jobs { nodes { taskQueue { siteNames jobs { nodes { taskQueue { cpuTime } } } } } } }", ["Jobs", "Jobs", "tq_Jobs", "tq_Jobs", "tq_TQToSites", "tq_TaskQueues"]],
  ])("take so many statements, however many rows there are: %s", async (query, tables) => {
    grid.statements.length = 0;
    await ask(query);
    expect(grid.statements.map(statement => /from [`"]?(\w+)/.exec(statement)![1]!).sort()).toEqual(tables.sort());
  });

  it("cost only themselves where the queues' database is away", async () => {
    const half = await testGrid(engine, generation, { names: ["JobDB"] });
    onTestFinished(() => half.drop());
    await half.insert("JobDB", "Jobs", [aJob({ JobID: 1 })]);
    const { data: found, errors } = await as(half, "alice@belle_user")("{ job(jobId: 1) { jobId taskQueue { taskQueueId } } taskQueues { totalCount } gateway { subsystems { name available reason } } }");
    expect(found).toMatchObject({ job: { jobId: 1, taskQueue: null }, taskQueues: { totalCount: null } });
    expect(found.gateway.subsystems).toContainEqual({ name: "wms", available: true, reason: expect.stringContaining("TaskQueueDB is: there are no task queues, and Job.taskQueue is null.") });
    expect(errors.map(({ extensions }) => extensions)).toEqual(Array.from({ length: 2 }, () => ({ code: "BACKEND_UNAVAILABLE", backend: "TaskQueueDB" })));
  });

  it("cost only themselves where the jobs' database is away", async () => {
    const half = await testGrid(engine, generation, { names: ["TaskQueueDB"] });
    onTestFinished(() => half.drop());
    await half.insert("TaskQueueDB", "tq_TaskQueues", [aTaskQueue({ TQId: 1 })]);
    await half.insert("TaskQueueDB", "tq_Jobs", [aQueuedJob(1, 7)]);
    const { data: found, errors } = await as(half, "alice@belle_user")("{ taskQueue(taskQueueId: 1) { jobCount jobs { totalCount } siteNames } }");
    expect(found).toEqual({ taskQueue: { jobCount: 1, jobs: { totalCount: null }, siteNames: [] } });
    expect(errors.map(({ extensions }) => extensions)).toEqual([{ code: "BACKEND_UNAVAILABLE", backend: "JobDB" }]);
  });

  it("miss only the requirements whose table is gone; an upgraded database may lack that of memory", async () => {
    const half = await testGrid(engine, generation, { names: ["TaskQueueDB"] });
    onTestFinished(() => half.drop());
    await half.insert("TaskQueueDB", "tq_TaskQueues", [aTaskQueue({ TQId: 1 })]);
    await half.run("TaskQueueDB", "drop table tq_TQToTags");
    if (generation === "9.1") await half.run("TaskQueueDB", "drop table tq_RAM_requirements");
    const { data: found, errors } = await as(half, "alice@belle_user")("{ taskQueues { nodes { tags siteNames minRam maxRam } } }");
    expect(found).toEqual({ taskQueues: { nodes: [{ tags: null, siteNames: [], minRam: null, maxRam: null }] } });
    expect(errors).toMatchObject([{ path: ["taskQueues", "nodes", 0, "tags"], extensions: { code: "BACKEND_FAILED", backend: "TaskQueueDB" } }]);
  });
});
