import { afterAll, beforeAll, describe, expect, it } from "vitest";

import { GRIDS, type TestGrid } from "../../helpers/test-grid.ts";
import { aJobOutside, aWaitingJob, factsOf, reason, reasons, waitingGrid } from "./a-waiting-grid.ts";

describe.each(GRIDS)("NOT_IN_TASK_QUEUE, on $engine with DIRAC $generation", ({ engine, generation }) => {
  let grid: TestGrid;
  beforeAll(async () => { grid = await waitingGrid(engine, generation, { sites: { "LCG.KEK.jp": {} } }); });
  afterAll(() => grid.drop());

  it("is why a job is Waiting without a task queue, and then the only reason", async () => {
    const found = await reasons(grid, await aJobOutside(grid, { Status: "Waiting" }));
    expect(found).toMatchObject([{ code: "NOT_IN_TASK_QUEUE", rank: 4, certain: true }]);
    expect(found![0]!.sentence).toBe("It is Waiting but in no task queue, so that no pilot can get it; its status last changed at 2026-11-20 09:00 UTC. If this lasts longer than a moment, reschedule it.");
    expect(factsOf(found![0])).toEqual(["task queue: none", "last change of status: 2026-11-20T09:00:00Z"]);
  });

  it("is not why another one waits, nor one that a pilot has taken", async () => {
    expect(await reason(grid, "NOT_IN_TASK_QUEUE", await aWaitingJob(grid))).toBeUndefined();
    expect(await reasons(grid, await aJobOutside(grid, { Status: "Matched" }))).toEqual([]);
  });
});
