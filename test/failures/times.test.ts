import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { as, type Ask, type Json } from "../helpers/ask.ts";
import { GRIDS, testGrid, type TestGrid } from "../helpers/test-grid.ts";
import { refill } from "../query/job-lists.ts";
import { failed, failuresOf } from "./failed-jobs.ts";

describe.each(GRIDS)("the times of failures on $engine with DIRAC $generation", ({ engine, generation }) => {
  let grid: TestGrid, ask: Ask;
  beforeAll(async () => {
    grid = await testGrid(engine, generation);
    ask = as(grid, "alice@belle_user");
  });
  afterAll(() => grid.drop());

  const at = (LastUpdateTime: string | null, text = "lost /a/b/c") => failed(text, { LastUpdateTime });
  const bucket = async (filter = {}): Promise<Json> => (await failuresOf(ask, "firstSeen lastSeen example", { filter })).buckets[0];

  it("are the first and the last of all rows of a bucket, over its texts", async () => {
    await refill(grid, [at("2026-11-20 03:00:00"), at("2026-11-20 01:00:00", "lost /a/b/d"), at("2026-11-20 02:00:00", "lost /a/b/d"), at("2026-11-20 02:30:00"), at("2026-11-01 00:00:00", "full")]);
    expect(await bucket()).toEqual({ firstSeen: "2026-11-20T01:00:00Z", lastSeen: "2026-11-20T03:00:00Z", example: "lost /a/b/c" });
    expect(await bucket({ applicationStatus: { endsWith: "d" } })).toEqual({ firstSeen: "2026-11-20T01:00:00Z", lastSeen: "2026-11-20T02:00:00Z", example: "lost /a/b/d" });
  });

  it("are not those that stand for none", async () => {
    await refill(grid, [at("0000-00-00 00:00:00"), at("1000-01-01 00:00:00"), at("9999-12-31 23:59:59"), at(null), at("2026-11-20 03:00:00", "lost /a/b/d")]);
    expect(await bucket()).toEqual({ firstSeen: "2026-11-20T03:00:00Z", lastSeen: "2026-11-20T03:00:00Z", example: "lost /a/b/d" });
    await refill(grid, [at("0000-00-00 00:00:00"), at("9999-12-31 23:59:59", "lost /a/b/d"), at(null)]);
    expect(await bucket()).toEqual({ firstSeen: null, lastSeen: null, example: expect.stringMatching(/^lost \/a\/b\/[cd]$/) });
  });

  it.each([0, 1, 2, 3])("show the text of one of the latest rows, whole and as it is: %i", async latest => {
    const texts = ["lost  /a/b/c", "lost /a/b/d ", "lost\t/A/b/c", "lost /a/é/c"];
    await refill(grid, texts.map((text, index) => at(`2026-11-20 0${index === latest ? 9 : index}:00:00`, text)));
    expect((await failuresOf(ask, "count pattern example")).buckets).toEqual([{ count: 4, pattern: "lost <path>", example: texts[latest] }]);
  });

  it("are those of one bucket for both fields", async () => {
    await refill(grid, [failed("same", { MinorStatus: "Unknown", LastUpdateTime: "2026-11-20 03:00:00" }), failed("Unknown", { MinorStatus: "same", LastUpdateTime: "2026-11-20 04:00:00" })]);
    expect((await failuresOf(ask, "count firstSeen lastSeen", { of: ["MINOR_STATUS", "APPLICATION_STATUS"] })).buckets).toEqual([{ count: 2, firstSeen: "2026-11-20T03:00:00Z", lastSeen: "2026-11-20T04:00:00Z" }]);
  });
});
