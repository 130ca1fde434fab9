import { afterAll, beforeAll, describe, expect, it } from "vitest";

import { GRIDS, type TestGrid } from "../../helpers/test-grid.ts";
import { aJobOutside, factsOf, reasons, waitingGrid } from "./a-waiting-grid.ts";

describe.each(GRIDS)("STAGING, on $engine with DIRAC $generation", ({ engine, generation }) => {
  let grid: TestGrid;
  beforeAll(async () => { grid = await waitingGrid(engine, generation); });
  afterAll(() => grid.drop());

  it("is why a job is Staging; where, its application's status tells", async () => {
    const sent = await aJobOutside(grid, { Status: "Staging", MinorStatus: "Request Sent", ApplicationStatus: "LCG.KEK.jp" }), other = await aJobOutside(grid, { Status: "Staging", MinorStatus: "Request To Be Sent" });
    const found = await reasons(grid, sent);
    expect(found).toMatchObject([{ code: "STAGING", rank: 3, certain: true, sentence: "Its input is brought from tape to disk at LCG.KEK.jp: the request is sent." }]);
    expect(factsOf(found![0])).toEqual(["staging: Request Sent", "site: LCG.KEK.jp"]);
    expect(await reasons(grid, other)).toMatchObject([{ sentence: "Its input is brought from tape to disk: the request is to be sent.", facts: [{}] }]);
  });
});
