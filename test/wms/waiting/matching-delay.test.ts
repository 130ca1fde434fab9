import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { GRIDS, type TestGrid } from "../../helpers/test-grid.ts";
import { aWaitingJob, factsOf, reason, waitingGrid } from "./a-waiting-grid.ts";

const CODE = "MATCHING_DELAY";

describe.each(GRIDS)("MATCHING_DELAY, on $engine with DIRAC $generation", ({ engine, generation }) => {
  let grid: TestGrid;
  beforeAll(async () => {
    grid = await waitingGrid(engine, generation, { sites: { "LCG.KEK.jp": {}, "LCG.DESY.de": {} }, operations: { JobScheduling: { MatchingDelay: { "LCG.KEK.jp": { JobType: { Merge: "60" } }, "LCG.DESY.de": { JobType: { Merge: "1", User: "x" } } } } } });
  });
  afterAll(() => grid.drop());
  const at = (JobType: string, ...Sites: string[]) => aWaitingJob(grid, { job: { JobType }, requirements: { Sites } });

  it("may be why, and only the delay can be told", async () => {
    const found = await reason(grid, CODE, await at("Merge", "LCG.KEK.jp"));
    expect(found).toMatchObject({ rank: 9, certain: false, sentence: "At LCG.KEK.jp at most one job with JobType Merge starts every 60 seconds." });
    expect(factsOf(found)).toEqual(["seconds between two jobs with JobType Merge at LCG.KEK.jp: 60"]);
    expect(found!.facts[0]!.source).toBe("Operations JobScheduling/MatchingDelay/LCG.KEK.jp/JobType/Merge");
    expect(await reason(grid, CODE, await at("Merge", "LCG.KEK.jp", "LCG.DESY.de"))).toMatchObject({ sentence: "At LCG.DESY.de and LCG.KEK.jp jobs like it start one by one, with a delay between them." });
  });

  it("is not why for other jobs, nor where the option is no number", async () => {
    expect(await reason(grid, CODE, await at("MCSimulation", "LCG.KEK.jp"))).toBeUndefined();
    expect(await reason(grid, CODE, await at("User", "LCG.DESY.de"))).toBeUndefined();
  });
});
