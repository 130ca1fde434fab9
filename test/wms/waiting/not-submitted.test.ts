import { afterAll, beforeAll, describe, expect, it } from "vitest";

import { GRIDS, type TestGrid } from "../../helpers/test-grid.ts";
import { aJobOutside, factsOf, reasons, waitingGrid } from "./a-waiting-grid.ts";

describe.each(GRIDS)("NOT_SUBMITTED, on $engine with DIRAC $generation", ({ engine, generation }) => {
  let grid: TestGrid;
  beforeAll(async () => { grid = await waitingGrid(engine, generation); });
  afterAll(() => grid.drop());

  it("is why a job is Submitting, and the only reason", async () => {
    const SubmissionTime = "2026-11-20 11:59:00", jobId = await aJobOutside(grid, { Status: "Submitting", MinorStatus: "Bulk transaction confirmation", SubmissionTime, LastUpdateTime: null });
    await aJobOutside(grid, { Status: "Submitting" });
    await aJobOutside(grid, { Status: "Submitting", Owner: "dave", OwnerGroup: "ctao_user" });
    const found = await reasons(grid, jobId);
    expect(found).toMatchObject([{ code: "NOT_SUBMITTED", rank: 1, certain: true, sentence: "It was submitted together with other jobs, and their submission is not confirmed yet." }]);
    expect(factsOf(found![0])).toEqual(["status: Submitting, Bulk transaction confirmation", "submitted: 2026-11-20T11:59:00Z", "other jobs in this state that you may see: 1"]);
  });
});
