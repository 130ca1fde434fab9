import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { aPilot } from "../../helpers/a-pilot.ts";
import { GRIDS, type TestGrid } from "../../helpers/test-grid.ts";
import { aWaitingJob, factsOf, reason, waitingGrid } from "./a-waiting-grid.ts";

const CODE = "NO_PILOT";

describe.each(GRIDS)("NO_PILOT, on $engine with DIRAC $generation", ({ engine, generation }) => {
  let grid: TestGrid;
  beforeAll(async () => {
    grid = await waitingGrid(engine, generation, { names: ["PilotAgentsDB"], sites: { "LCG.A.jp": {}, "LCG.B.jp": {} } });
    await grid.insert("PilotAgentsDB", "PilotAgents", [
      aPilot({ GridSite: "LCG.A.jp", Status: "Done" }), aPilot({ GridSite: "LCG.A.jp", Status: "Running", OwnerGroup: "ctao_user" }), aPilot({ GridSite: "LCG.B.jp", Status: "Submitted", LastUpdateTime: "2026-11-01 12:00:00" }),
    ]);
  });
  afterAll(() => grid.drop());
  const found = async (...Sites: string[]) => reason(grid, CODE, await aWaitingJob(grid, { requirements: { Sites } }));

  it("is why no pilot of the VO waits or runs at its sites", async () => {
    const told = await found("LCG.A.jp");
    expect(told).toMatchObject({ rank: 11, certain: true, sentence: "No pilot of belle waits or runs at LCG.A.jp." });
    expect(factsOf(told)).toEqual(["pilots Submitted, Waiting or Running: 0", "such pilots whose site is not known yet: 0"]);
    expect(await found("LCG.B.jp")).toBeUndefined();
    expect(await found("LCG.A.jp", "LCG.B.jp")).toBeUndefined();
  });

  it("is not certain while the site of a pilot is not known yet", async () => {
    await grid.insert("PilotAgentsDB", "PilotAgents", [aPilot({ GridSite: "Unknown", Status: "Submitted" })]);
    expect(await found("LCG.A.jp")).toMatchObject({ certain: false, sentence: "No pilot of belle waits or runs at LCG.A.jp, as far as the sites of pilots are known: of 1 pilot it is not yet." });
  });
});
