import { afterAll, beforeAll, describe, expect, it } from "vitest";

import { GRIDS, type TestGrid } from "../../helpers/test-grid.ts";
import { aWaitingJob, factsOf, reason, waitingGrid } from "./a-waiting-grid.ts";

describe.each(GRIDS)("NO_CANDIDATE_SITE, on $engine with DIRAC $generation", ({ engine, generation }) => {
  let grid: TestGrid;
  beforeAll(async () => { grid = await waitingGrid(engine, generation, { sites: { "LCG.KEK.jp": { VO: "belle" }, "LCG.DESY.de": { VO: "belle" } } }); });
  afterAll(() => grid.drop());

  it("is why a job bans all sites that it names", async () => {
    const found = await reason(grid, "NO_CANDIDATE_SITE", await aWaitingJob(grid, { requirements: { Sites: ["LCG.DESY.de", "LCG.KEK.jp"], BannedSites: ["LCG.KEK.jp", "LCG.DESY.de", "LCG.NTU.tw"] } }));
    expect(found).toMatchObject({ rank: 5, certain: true, sentence: "It may run only at LCG.DESY.de and LCG.KEK.jp, and its own list of banned sites excludes all of them." });
    expect(factsOf(found)).toEqual(["sites: LCG.DESY.de and LCG.KEK.jp", "banned by the job: LCG.DESY.de, LCG.KEK.jp and LCG.NTU.tw"]);
  });

  it("is probably why no site of the configuration is left to one that names none", async () => {
    const all = await aWaitingJob(grid, { requirements: { BannedSites: ["LCG.KEK.jp", "LCG.DESY.de"] } });
    expect(await reason(grid, "NO_CANDIDATE_SITE", all)).toMatchObject({ certain: false, sentence: "It may run anywhere, but the configuration has no queue for its VO belle at any site that it does not ban itself." });
    const ofOtherVo = await aWaitingJob(grid, { job: { Owner: "dave", OwnerGroup: "ctao_user" } });
    expect(await reason(grid, "NO_CANDIDATE_SITE", ofOtherVo, "dave@ctao_user")).toMatchObject({ sentence: "It may run anywhere, but the configuration has no queue for its VO ctao." });
  });

  it("is not why while one site is left, and `any` names none", async () => {
    expect(await reason(grid, "NO_CANDIDATE_SITE", await aWaitingJob(grid, { requirements: { Sites: ["LCG.DESY.de", "LCG.KEK.jp"], BannedSites: ["LCG.KEK.jp"] } }))).toBeUndefined();
    expect(await reason(grid, "NO_CANDIDATE_SITE", await aWaitingJob(grid, { requirements: { Sites: ["ANY"], BannedSites: ["ANY", "LCG.KEK.jp"] } }))).toBeUndefined();
  });
});
