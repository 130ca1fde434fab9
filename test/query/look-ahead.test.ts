import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { aJob } from "../helpers/a-job.ts";
import { as, data } from "../helpers/ask.ts";
import { testGrid, type TestGrid } from "../helpers/test-grid.ts";

describe("the columns that an operation needs", () => {
  let grid: TestGrid;
  beforeAll(async () => {
    grid = await testGrid("sqlite", "9.1");
    await grid.insert("JobDB", "Jobs", [aJob({ JobID: 1 })]);
  });
  afterAll(() => grid.drop());

  it("are found in time through fragments that spread each other twice, 40 deep", async () => {
    const fragments = Array.from({ length: 40 }, (_, level) => `fragment F${level} on Job { ${level < 39 ? `...F${level + 1} ...F${level + 1}` : "jobId owner"} }`);
    const before = performance.now();
    expect((await data(as(grid, "alice@belle_user")(`{ jobs { nodes { ...F0 } edges { node { ...F0 } } } } ${fragments.join(" ")}`))).jobs.nodes).toEqual([{ jobId: 1, owner: "alice" }]);
    expect(performance.now() - before).toBeLessThan(2000);
  });

  it("are found in a fragment that is skipped once and spread once", async () => {
    const { jobs } = await data(as(grid, "alice@belle_user")("query ($no: Boolean = true) { jobs { nodes { ...F @skip(if: $no) ...F } } } fragment F on Job { owner }"));
    expect(jobs.nodes).toEqual([{ owner: "alice" }]);
  });
});
