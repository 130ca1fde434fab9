import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { aJob } from "../helpers/a-job.ts";
import { aStatus, RESOURCE_DATABASES } from "../helpers/a-status.ts";
import { as, data, type Json } from "../helpers/ask.ts";
import { GRIDS, testGrid, type Row, type TestGrid } from "../helpers/test-grid.ts";

/** The clock stands at 12:00. */
const TODAY = "2026-11-19 12:00:00", BEFORE = "2026-11-19 11:59:59";
const many = (count: number, overrides: Row): Row[] => Array.from({ length: count }, () => aJob(overrides));
const counts = (of: Record<string, number>) => Object.entries(of).map(([status, count]) => ({ status, count }));

const JOBS: readonly Row[] = [
  // 19 of 20 are not above 95 %
  ...many(18, { Site: "LCG.KEK.jp", Status: "Done", EndExecTime: TODAY }), ...many(1, { Site: "LCG.KEK.jp", Status: "Completed", EndExecTime: TODAY }), ...many(1, { Site: "LCG.KEK.jp", Status: "Killed", EndExecTime: TODAY }),
  ...many(5, { Site: "LCG.KEK.jp", Status: "Failed", EndExecTime: BEFORE }), ...many(2, { Site: "LCG.KEK.jp", Status: "Done", EndExecTime: null }), ...many(3, { Site: "LCG.KEK.jp", Status: "Running", EndExecTime: BEFORE }), ...many(2, { Site: "LCG.KEK.jp", Status: "Deleted", EndExecTime: BEFORE }),
  ...many(2, { Site: "LCG.NTU.tw", Status: "Done", EndExecTime: TODAY }), ...many(1, { Site: "LCG.NTU.tw", Status: "Failed", EndExecTime: TODAY }),
  // a site that the collation holds for the same
  ...many(1, { Site: "lcg.ntu.tw", Status: "Done", EndExecTime: TODAY }),
  ...many(4, { Site: "ANY", Status: "Waiting" }), ...many(1, { Site: "LCG.KEK.jp", Status: "Failed", EndExecTime: TODAY, OwnerGroup: "ctao_user", Owner: "dave" }),
];

describe.each(GRIDS)("summaries of sites, on $engine with DIRAC $generation", ({ engine, generation }) => {
  let grid: TestGrid;
  beforeAll(async () => {
    grid = await testGrid(engine, generation, { names: ["JobDB", ...RESOURCE_DATABASES] });
    await grid.insert("JobDB", "Jobs", JOBS);
    await grid.insert("ResourceStatusDB", "SiteStatus", [aStatus({ Name: "LCG.KEK.jp", Status: "Banned" }), aStatus({ Name: "LCG.NTU.tw", Status: "Degraded" })]);
    if (generation === "8.0") await grid.insert("JobDB", "SiteMask", [{ Site: "LCG.KEK.jp", Status: "Active", LastUpdateTime: TODAY, Author: "admin", Comment: "" }]);
  });
  afterAll(() => grid.drop());

  const ask = async (args = "", who: `${string}@${string}` = "alice@belle_user"): Promise<Json> => (await data(as(grid, who)(`{ siteSummaries${args} { siteName gridType country tier maskStatus counts { status count } efficiency health } }`))).siteSummaries;

  it("are one for each name, by DIRAC's formulas: what ended counts for a day, the rest for ever", async () => {
    expect(await ask()).toEqual([
      { siteName: "ANY", gridType: "Unknown", country: "Unknown", tier: 2, maskStatus: "NoMask", counts: counts({ Waiting: 4 }), efficiency: 0, health: "Idle" },
      { siteName: "LCG.KEK.jp", gridType: "LCG", country: "jp", tier: 2, maskStatus: generation === "8.0" ? "Active" : "Banned", counts: counts({ Completed: 1, Deleted: 2, Done: 18, Killed: 1, Running: 3 }), efficiency: 95, health: "Fair" },
      { siteName: "LCG.NTU.tw", gridType: "LCG", country: "tw", tier: 2, maskStatus: "NoMask", counts: counts({ Done: 2, Failed: 1 }), efficiency: 66.7, health: "Poor" },
      { siteName: "lcg.ntu.tw", gridType: "lcg", country: "tw", tier: 2, maskStatus: "NoMask", counts: counts({ Done: 1 }), efficiency: 100, health: "Good" },
    ]);
  });

  it("are of the jobs that match, and that the viewer may see, in one statement", async () => {
    await ask();
    grid.statements.length = 0;
    const query = '{ siteSummaries(filter: {status: {eq: "Running"}}) { siteName counts { count } } }';
    expect((await data(as(grid, "alice@belle_user")(query))).siteSummaries).toEqual([{ siteName: "LCG.KEK.jp", counts: [{ count: 3 }] }]);
    expect(grid.statements).toHaveLength(1);
    expect(await ask("", "dave@ctao_user")).toMatchObject([{ siteName: "LCG.KEK.jp", counts: counts({ Failed: 1 }), efficiency: 0, health: "Bad" }]);
    expect(await ask("", "bob@no_vo")).toEqual([]);
  });
});
