import { afterAll, beforeAll, describe, expect, it } from "vitest";

import { GRIDS, type TestGrid } from "../../helpers/test-grid.ts";
import { aJobOutside, factsOf, reason, reasons, waitingGrid } from "./a-waiting-grid.ts";

describe.each(GRIDS)("OPTIMIZER_BACKLOG, on $engine with DIRAC $generation", ({ engine, generation }) => {
  let grid: TestGrid;
  beforeAll(async () => { grid = await waitingGrid(engine, generation); });
  afterAll(() => grid.drop());

  it("is why a job is Received or Checking, and the only reason", async () => {
    const received = await aJobOutside(grid, { Status: "Received", MinorStatus: "Job accepted" }), checking = await aJobOutside(grid, { Status: "Checking", MinorStatus: "JobScheduling" });
    await aJobOutside(grid, { Status: "Checking", MinorStatus: "InputData" });
    expect(await reasons(grid, received)).toMatchObject([{ code: "OPTIMIZER_BACKLOG", rank: 1, certain: true, sentence: "DIRAC has accepted it, and its optimizers have not begun with it yet." }]);
    const found = await reason(grid, "OPTIMIZER_BACKLOG", checking);
    expect(found?.sentence).toBe("DIRAC's optimizers check it; the next one is JobScheduling.");
    expect(factsOf(found)).toContain("other jobs in this state that you may see: 1");
  });

  it("is not why an optimizer holds a job", async () => {
    const held = await aJobOutside(grid, { Status: "Checking", MinorStatus: "JobScheduling", ApplicationStatus: "On Hold: no reason" });
    expect(await reasons(grid, held)).toMatchObject([{ code: "ON_HOLD" }]);
  });
});
