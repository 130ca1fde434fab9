import { afterAll, beforeAll, describe, expect, it } from "vitest";

import { GRIDS, type TestGrid } from "../../helpers/test-grid.ts";
import { aJobOutside, factsOf, reasons, waitingGrid } from "./a-waiting-grid.ts";

describe.each(GRIDS)("SCOUTING, on $engine with DIRAC $generation", ({ engine, generation }) => {
  let grid: TestGrid;
  beforeAll(async () => { grid = await waitingGrid(engine, generation); });
  afterAll(() => grid.drop());

  it("is why a job is Scouting, with what its parameters say of scouts", async () => {
    const jobId = await aJobOutside(grid, { Status: "Scouting", MinorStatus: "Waiting for Scout Job Completion" });
    if (generation === "8.0") await grid.insert("JobDB", "JobParameters", [{ JobID: jobId, Name: "ScoutID", Value: "4711" }, { JobID: jobId, Name: "HostName", Value: "a" }]);
    const found = await reasons(grid, jobId);
    expect(found).toMatchObject([{ code: "SCOUTING", rank: 3, certain: true, sentence: "It waits until a scout job has shown that jobs like it run." }]);
    expect(factsOf(found![0])).toEqual(["scouting: Waiting for Scout Job Completion", ...(generation === "8.0" ? ["ScoutID: 4711"] : [])]);
  });
});
