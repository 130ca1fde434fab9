import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { aJob } from "../../helpers/a-job.ts";
import { GRIDS, type Row, type TestGrid } from "../../helpers/test-grid.ts";
import { aWaitingJob, factsOf, reason, waitingGrid } from "./a-waiting-grid.ts";

const CODE = "RUNNING_LIMIT";
const LIMITS = { "LCG.KEK.jp": { JobType: { Merge: "3", User: "4" } }, "LCG.DESY.de": { CEs: { "ce.LCG.DESY.de": { JobType: { Merge: "1" } } }, Owner: { bob: "0" } } };
const many = (count: number, job: Row) => Array.from({ length: count }, () => aJob(job));

describe.each(GRIDS)("RUNNING_LIMIT, on $engine with DIRAC $generation", ({ engine, generation }) => {
  let grid: TestGrid;
  beforeAll(async () => {
    grid = await waitingGrid(engine, generation, { sites: { "LCG.KEK.jp": {}, "LCG.DESY.de": {} }, operations: { JobScheduling: { RunningLimit: LIMITS } } });
    // those of other VOs count for the limit, and are not shown
    await grid.insert("JobDB", "Jobs", [
      ...many(1, { Site: "LCG.KEK.jp", JobType: "Merge", Status: "Running" }), ...many(1, { Site: "LCG.KEK.jp", JobType: "Merge", Status: "Stalled" }), ...many(1, { Site: "LCG.KEK.jp", JobType: "Merge", Status: "Matched", Owner: "dave", OwnerGroup: "ctao_user" }),
      ...many(3, { Site: "LCG.KEK.jp", JobType: "User", Status: "Running" }), ...many(2, { Site: "LCG.KEK.jp", JobType: "User", Status: "Completing" }), ...many(1, { Site: "LCG.DESY.de", JobType: "Merge", Status: "Running" }),
    ]);
  });
  afterAll(() => grid.drop());
  const at = (JobType: string, ...Sites: string[]) => aWaitingJob(grid, { job: { JobType }, requirements: { Sites } });

  it("is why as many jobs like it run at its site as may, whoever owns them; only visible ones are told", async () => {
    const found = await reason(grid, CODE, await at("Merge", "LCG.KEK.jp"));
    expect(found).toMatchObject({ rank: 9, certain: true, sentence: "No more than 3 jobs with JobType Merge may run at LCG.KEK.jp, and so many run there." });
    expect(factsOf(found)).toEqual(["limit at LCG.KEK.jp for JobType Merge: 3", "such jobs Running, Matched or Stalled at LCG.KEK.jp that you may see: 2"]);
    expect(found!.facts[0]!.source).toBe("Operations JobScheduling/RunningLimit/LCG.KEK.jp/JobType/Merge");
  });

  it("is the limit of a computing element, where the site has no other; and one of 0", async () => {
    expect(await reason(grid, CODE, await at("Merge", "LCG.DESY.de"))).toMatchObject({ sentence: "No more than 1 job with JobType Merge may run at ce.LCG.DESY.de of LCG.DESY.de, and so many run there." });
    expect(await reason(grid, CODE, await aWaitingJob(grid, { job: { Owner: "bob" }, requirements: { Sites: ["LCG.DESY.de"] } }))).toMatchObject({ certain: true });
  });

  it("is why at all of its sites, in part why at some, and not why below the limit or for others", async () => {
    expect(await reason(grid, CODE, await at("Merge", "LCG.KEK.jp", "LCG.DESY.de"))).toMatchObject({ certain: true, sentence: "As many jobs like it as the configuration allows run at LCG.DESY.de and LCG.KEK.jp." });
    expect(await reason(grid, CODE, await at("Merge", "LCG.KEK.jp", "LCG.NTU.tw"))).toMatchObject({ certain: false });
    expect(await reason(grid, CODE, await at("User", "LCG.KEK.jp"))).toBeUndefined();
    expect(await reason(grid, CODE, await at("MCSimulation", "LCG.KEK.jp"))).toBeUndefined();
  });
});
