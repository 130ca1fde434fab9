import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { aPilot } from "../../helpers/a-pilot.ts";
import { GRIDS, type Row, type TestGrid } from "../../helpers/test-grid.ts";
import { aWaitingJob, factsOf, reason, waitingGrid } from "./a-waiting-grid.ts";

const CODE = "PILOTS_FAILING";
const at = (GridSite: string, Status: string, overrides: Row = {}) => aPilot({ GridSite, Status, ...overrides });

describe.each(GRIDS)("PILOTS_FAILING, on $engine with DIRAC $generation", ({ engine, generation }) => {
  let grid: TestGrid;
  beforeAll(async () => {
    grid = await waitingGrid(engine, generation, { names: ["PilotAgentsDB"], sites: { "LCG.A.jp": {}, "LCG.B.jp": {}, "LCG.C.jp": {}, "LCG.D.jp": {}, "LCG.E.jp": {} } });
    await grid.insert("PilotAgentsDB", "PilotAgents", [
      at("LCG.A.jp", "Aborted", { StatusReason: "Hold reason 13: no route to host 10.1.2.3." }), at("LCG.A.jp", "Aborted", { StatusReason: "Hold reason 26: no route to host 10.1.2.4." }), at("LCG.A.jp", "Failed", { StatusReason: "Killed" }), at("LCG.A.jp", "Failed"),
      at("LCG.A.jp", "Done", { LastUpdateTime: "2026-11-19 11:59:59" }), at("LCG.A.jp", "Done", { OwnerGroup: "ctao_user" }),
      at("LCG.B.jp", "Aborted"), at("LCG.B.jp", "Submitted"), at("LCG.C.jp", "Aborted"), at("LCG.C.jp", "Done"), at("LCG.D.jp", "Aborted"), at("LCG.D.jp", "Running"), at("LCG.E.jp", "Aborted", { LastUpdateTime: "2026-11-19 11:59:59" }),
    ]);
  });
  afterAll(() => grid.drop());
  const found = async (...Sites: string[]) => reason(grid, CODE, await aWaitingJob(grid, { requirements: { Sites } }));

  it("is why all pilots that ended in the last day failed and none lives, with the most frequent reason", async () => {
    const told = await found("LCG.A.jp");
    expect(told).toMatchObject({ rank: 10, certain: true, sentence: "All 4 pilots that ended at LCG.A.jp in the last 24 hours failed, 2 of them with: Hold reason 13: no route to host 10.1.2.3." });
    expect(factsOf(told)).toEqual(["Aborted in the last 24 hours: 2", "Failed in the last 24 hours: 2", "most frequent reason: Hold reason 13: no route to host 10.1.2.3 (2 pilots)", "pilots that wait to start: 0"]);
  });

  it("is not certain while one waits to start", async () => {
    expect(await found("LCG.B.jp")).toMatchObject({ certain: false, sentence: "The only pilot that ended at LCG.B.jp in the last 24 hours failed." });
  });

  it("is not why where one ended well or runs, or none ended lately, at any of the sites", async () => {
    for (const site of ["LCG.C.jp", "LCG.D.jp", "LCG.E.jp"]) expect(await found(site), site).toBeUndefined();
    expect(await found("LCG.A.jp", "LCG.D.jp")).toBeUndefined();
  });
});
