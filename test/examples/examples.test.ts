import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { workedExamples } from "../../src/commands/examples.ts";
import { aJob } from "../helpers/a-job.ts";
import { as, data } from "../helpers/ask.ts";
import { GRIDS, testGrid, type TestGrid } from "../helpers/test-grid.ts";

const examples = workedExamples(join(import.meta.dirname, "../../examples"));

describe.each(GRIDS)("the worked examples on $engine with DIRAC $generation", ({ engine, generation }) => {
  let grid: TestGrid;
  beforeAll(async () => {
    grid = await testGrid(engine, generation);
    const failed = { Status: "Failed", MinorStatus: "Application Finished With Errors", ApplicationStatus: "exit code 1", EndExecTime: "2026-11-20 08:00:00" };
    await grid.insert("JobDB", "Jobs", [aJob(failed), aJob({ Status: "Running", HeartBeatTime: "2026-11-20 02:00:00" }), aJob({ Status: "Done", EndExecTime: "2026-11-19 08:00:00" })]);
  });
  afterAll(() => grid.drop());

  it("are there", () => expect(examples.length).toBeGreaterThanOrEqual(6));

  it.each(examples)("$name answers without an error, and with something to see", async ({ query }) => {
    const answer = await data(as(grid, "alice@belle_user")(query));
    expect(JSON.stringify(answer)).toMatch(/"jobId":\d|"count":[1-9]|"available":true/);
  });
});
