import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { aPilot } from "../../helpers/a-pilot.ts";
import { GRIDS, type TestGrid } from "../../helpers/test-grid.ts";
import { aTaskQueue } from "../../helpers/a-task-queue.ts";
import { aWaitingJob, factsOf, reason, waitingGrid } from "./a-waiting-grid.ts";

const CODE = "LONG_LINE";

describe.each(GRIDS)("LONG_LINE, on $engine with DIRAC $generation", ({ engine, generation }) => {
  let grid: TestGrid;
  beforeAll(async () => {
    grid = await waitingGrid(engine, generation, { names: ["PilotAgentsDB"], sites: { "LCG.A.jp": {}, "LCG.B.jp": {} } });
    await grid.insert("PilotAgentsDB", "PilotAgents", [aPilot({ GridSite: "LCG.A.jp", Status: "Running" }), aPilot({ GridSite: "LCG.A.jp", Status: "Waiting" }), aPilot({ GridSite: "LCG.A.jp", Status: "Submitted" })]);
  });
  afterAll(() => grid.drop());

  it("tells of pilots, of the task queue, of those that compete, and of its share", async () => {
    const jobId = await aWaitingJob(grid, { queue: { Priority: 2 }, requirements: { Sites: ["LCG.A.jp"] } });
    // competes; cannot run there; is of another VO; is empty
    await aWaitingJob(grid, { job: { Owner: "bob" }, queue: { Priority: 6 } });
    await aWaitingJob(grid, { job: { Owner: "bob" }, queue: { Priority: 5 }, requirements: { BannedSites: ["LCG.A.jp"] } });
    await aWaitingJob(grid, { job: { Owner: "dave", OwnerGroup: "ctao_user" } });
    await grid.insert("TaskQueueDB", "tq_TaskQueues", [aTaskQueue()]);
    const told = await reason(grid, CODE, jobId);
    expect(told).toMatchObject({ rank: 12, certain: false });
    expect(told!.sentence).toBe("At LCG.A.jp, 1 pilot runs and 2 wait to start. It is alone in its task queue, and 1 other task queue that you may see, with 1 job, may compete for these pilots. DIRAC draws at random by weight, so no job has a place in the line.");
    expect(factsOf(told)).toEqual([
      "pilots Running: 1", "pilots that wait to start: 2", "jobs in its task queue: 1", "other task queues that may compete, as far as you may see them: 1", "jobs in them: 1", "its task queue's share of the weights of these queues: 25 %",
    ]);
  });

  it("is not why where no pilot is", async () => {
    expect(await reason(grid, CODE, await aWaitingJob(grid, { requirements: { Sites: ["LCG.B.jp"] } }))).toBeUndefined();
  });
});
