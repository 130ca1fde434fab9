import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { aStatus } from "../../helpers/a-status.ts";
import { GRIDS, type TestGrid } from "../../helpers/test-grid.ts";
import { aJobOutside, factsOf, reasons, waitingGrid } from "./a-waiting-grid.ts";

describe.each(GRIDS)("ON_HOLD, on $engine with DIRAC $generation", ({ engine, generation }) => {
  let grid: TestGrid;
  beforeAll(async () => { grid = await waitingGrid(engine, generation, { names: ["ResourceStatusDB"], sites: { "LCG.KEK.jp": {} }, operations: { ResourceStatus: { Config: { State: "Active" } } } }); });
  afterAll(() => grid.drop());

  it("is why an optimizer holds a job, with what is known of the sites that it names", async () => {
    await grid.insert("ResourceStatusDB", "SiteStatus", [aStatus({ Name: "LCG.KEK.jp", Status: "Banned", Reason: "Power cut." })]);
    const jobId = await aJobOutside(grid, { Status: "Checking", MinorStatus: "JobScheduling", ApplicationStatus: "On Hold: Requested site(s) LCG.KEK.jp,LCG.Nowhere.xx are inactive" });
    const found = await reasons(grid, jobId);
    expect(found).toMatchObject([{ code: "ON_HOLD", rank: 2, certain: true, sentence: "The optimizer JobScheduling holds it: Requested site(s) LCG.KEK.jp,LCG.Nowhere.xx are inactive." }]);
    expect(factsOf(found![0])).toEqual([
      "on hold: Requested site(s) LCG.KEK.jp,LCG.Nowhere.xx are inactive", "LCG.KEK.jp: Banned since 2026-11-20 09:00 UTC (Power cut)", "LCG.Nowhere.xx: no site that DIRAC knows",
    ]);
  });

  it("is why a job is Rescheduled", async () => {
    const again = await aJobOutside(grid, { Status: "Rescheduled", RescheduleCounter: 2, RescheduleTime: "2026-11-20 11:00:00" }), first = await aJobOutside(grid, { Status: "Rescheduled" });
    expect(await reasons(grid, again)).toMatchObject([{ code: "ON_HOLD", sentence: "It came back from a site and is to be scheduled again, after 2 reschedules, last at 2026-11-20 11:00 UTC." }]);
    expect(await reasons(grid, first)).toMatchObject([{ code: "ON_HOLD", sentence: "It came back from a site and is to be scheduled again, for the first time." }]);
  });
});
