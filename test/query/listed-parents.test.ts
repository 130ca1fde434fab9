import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { listedParents } from "../../src/datasources/query/listed-parents.ts";
import { aJob } from "../helpers/a-job.ts";
import { aQueuedJob, aTaskQueue } from "../helpers/a-task-queue.ts";
import { as, data, type Json } from "../helpers/ask.ts";
import { testGrid, type EngineName, type TestGrid } from "../helpers/test-grid.ts";

describe("parents that their children do not name", () => {
  const cut = (...sizes: number[]) => listedParents("jobId", sizes.map((_, index) => index), sizes.map(size => Array.from({ length: size }, (_, index) => index))).map(({ keys }) => keys);

  it("are asked for together as long as their children fit into one statement, always in their order", () => {
    expect(cut()).toEqual([]);
    expect(cut(0, 0)).toEqual([[0, 1]]);
    expect(cut(10_000, 10_000, 1)).toEqual([[0, 1], [2]]);
    expect(cut(0, 30_000, 0, 5, 20_000)).toEqual([[0], [1], [2, 3], [4]]);
  });
});

describe.each(["sqlite", "mysql"] as const)("lists of more children than a statement may hold, on %s", (engine: EngineName) => {
  let grid: TestGrid;
  const SIZES = [9000, 8000, 0, 9000];
  beforeAll(async () => {
    grid = await testGrid(engine, "9.1", { names: ["JobDB", "TaskQueueDB"] });
    const queues = SIZES.flatMap((size, queue) => Array.from({ length: size }, () => queue + 1));
    await grid.insert("JobDB", "Jobs", queues.map((_, index) => aJob({ JobID: 1_000_000_000 + index, Status: index % 3 === 0 ? "Waiting" : "Staging" })));
    await grid.insert("TaskQueueDB", "tq_TaskQueues", SIZES.map((_, queue) => aTaskQueue({ TQId: queue + 1 })));
    await grid.insert("TaskQueueDB", "tq_Jobs", queues.map((queue, index) => aQueuedJob(queue, 1_000_000_000 + index)));
  }, 60_000);
  afterAll(() => grid.drop());

  it("are all there, in a few statements", async () => {
    grid.statements.length = 0;
    const { taskQueues } = await data(as(grid, "alice@belle_user")("{ taskQueues(orderBy: [{field: TASK_QUEUE_ID}]) { nodes { jobs(first: 1) { totalCount nodes { jobId } groups(by: [STATUS]) { total buckets { count } } } } } }"));
    const last = SIZES.map((_, queue) => 1_000_000_000 + SIZES.slice(0, queue + 1).reduce((sum, size) => sum + size, 0) - 1);
    expect(taskQueues.nodes.map(({ jobs }: Json) => [jobs.totalCount, jobs.nodes, jobs.groups.total, jobs.groups.buckets.map(({ count }: Json) => count)])).toEqual(SIZES.map((size, queue) => {
      const waiting = size === 8000 ? 2667 : size / 3;
      return [size, size === 0 ? [] : [{ jobId: last[queue] }], size, size === 0 ? [] : [size - waiting, waiting]];
    }));
    // the queues, their jobs' numbers, and three questions of two parts
    expect(grid.statements).toHaveLength(8);
  }, 60_000);
});
