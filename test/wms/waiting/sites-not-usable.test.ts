import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { aDowntime, aMask, aStatus, RESOURCE_DATABASES } from "../../helpers/a-status.ts";
import { GRIDS, type TestGrid } from "../../helpers/test-grid.ts";
import { aWaitingJob, factsOf, reason, waitingGrid } from "./a-waiting-grid.ts";

const SITES = { "LCG.KEK.jp": {}, "LCG.DESY.de": {}, "LCG.NTU.tw": {}, "LCG.New.us": {} };
const CODE = "SITES_NOT_USABLE";

describe.each(GRIDS)("SITES_NOT_USABLE, on $engine with DIRAC $generation", ({ engine, generation }) => {
  let grid: TestGrid;
  beforeAll(async () => {
    grid = await waitingGrid(engine, generation, { names: RESOURCE_DATABASES, sites: SITES, operations: { ResourceStatus: { Config: { State: "Active" } } } });
    await grid.insert("ResourceStatusDB", "SiteStatus", [
      aStatus({ Name: "LCG.KEK.jp", Status: "Banned", Reason: "Power cut" }), aStatus({ Name: "LCG.DESY.de", Status: "Degraded" }),
      // the row of the VO counts before that of all
      aStatus({ Name: "LCG.NTU.tw", Status: "Active" }), aStatus({ Name: "LCG.NTU.tw", VO: "belle", Status: "Probing", Reason: "" }),
    ]);
    await grid.insert("ResourceManagementDB", "DowntimeCache", [aDowntime({ Name: "ce.LCG.KEK.jp", Element: "Resource" }), aDowntime({ Name: "ce.LCG.KEK.jp", Element: "Resource", Severity: "WARNING" }), aDowntime({ Name: "ce.LCG.KEK.jp", Element: "Resource", EndDate: "2026-11-20 11:59:00" })]);
  });
  afterAll(() => grid.drop());
  const at = (...Sites: string[]) => aWaitingJob(grid, { requirements: { Sites } });

  it("is certainly why the only site is banned, with its reason and its downtime", async () => {
    const found = await reason(grid, CODE, await at("LCG.KEK.jp"));
    expect(found).toMatchObject({ rank: 6, certain: true, sentence: "LCG.KEK.jp, the only site where it may run, takes no jobs: Banned since 2026-11-20 09:00 UTC (Power cut)." });
    expect(factsOf(found)).toEqual(["LCG.KEK.jp: Banned since 2026-11-20 09:00 UTC (Power cut)", "downtime of LCG.KEK.jp: ce.LCG.KEK.jp, 2026-11-20 10:00 UTC to 2026-11-20 14:00 UTC: Power cut"]);
  });

  it("is why all are closed, in part why some are, and not why others take the job", async () => {
    expect(await reason(grid, CODE, await at("LCG.KEK.jp", "LCG.NTU.tw"))).toMatchObject({ certain: true, sentence: "None of the 2 sites where it may run takes jobs now: LCG.KEK.jp and LCG.NTU.tw." });
    expect(await reason(grid, CODE, await at("LCG.DESY.de", "LCG.KEK.jp"))).toMatchObject({ certain: false, sentence: "Of the 2 sites where it may run, 1 takes no jobs now: LCG.KEK.jp." });
    expect(await reason(grid, CODE, await at("LCG.DESY.de"))).toBeUndefined();
    expect(await reason(grid, CODE, await aWaitingJob(grid))).toBeUndefined();
  });

  it("takes a site without a row for unknown, not for banned", async () => {
    expect(await reason(grid, CODE, await at("LCG.New.us"))).toBeUndefined();
    const found = await reason(grid, CODE, await at("LCG.KEK.jp", "LCG.New.us"));
    expect(found).toMatchObject({ certain: false, sentence: "Of the 2 sites where it may run, 1 takes no jobs now: LCG.KEK.jp, and no status is known of LCG.New.us." });
    expect(factsOf(found)).toContain("sites without a known status: LCG.New.us");
  });

  it("is the row of the VO for its jobs, and that of all for others", async () => {
    expect(await reason(grid, CODE, await at("LCG.NTU.tw"))).toMatchObject({ sentence: "LCG.NTU.tw, the only site where it may run, takes no jobs: Probing since 2026-11-20 09:00 UTC." });
    const ofOtherVo = await aWaitingJob(grid, { job: { Owner: "dave", OwnerGroup: "ctao_user" }, requirements: { Sites: ["LCG.NTU.tw"] } });
    expect(await reason(grid, CODE, ofOtherVo, "dave@ctao_user")).toBeUndefined();
  });

  it("is not why jobs of the type Test wait: banned sites take them", async () => {
    expect(await reason(grid, CODE, await aWaitingJob(grid, { job: { JobType: "Test" }, requirements: { Sites: ["LCG.KEK.jp"] } }))).toBeUndefined();
  });
});

describe.each(GRIDS.filter(({ generation }) => generation === "8.0"))("SITES_NOT_USABLE by the site mask, on $engine", ({ engine, generation }) => {
  let grid: TestGrid;
  beforeAll(async () => {
    grid = await waitingGrid(engine, generation, { names: RESOURCE_DATABASES, sites: SITES });
    await grid.insert("JobDB", "SiteMask", [aMask({ Site: "LCG.KEK.jp", Status: "Banned", Comment: "Ticket 1" }), aMask({ Site: "LCG.NTU.tw" })]);
    await grid.insert("ResourceStatusDB", "SiteStatus", [aStatus({ Name: "LCG.NTU.tw", Status: "Banned" })]);
  });
  afterAll(() => grid.drop());

  it("asks the mask where the resource status system is not active", async () => {
    const found = await reason(grid, CODE, await aWaitingJob(grid, { requirements: { Sites: ["LCG.KEK.jp"] } }));
    expect(found).toMatchObject({ sentence: "LCG.KEK.jp, the only site where it may run, takes no jobs: Banned since 2026-11-20 09:00 UTC (Ticket 1).", facts: [{ source: "JobDB.SiteMask" }] });
    expect(await reason(grid, CODE, await aWaitingJob(grid, { requirements: { Sites: ["LCG.NTU.tw"] } }))).toBeUndefined();
  });
});
