import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { as, type Ask, type Json } from "../helpers/ask.ts";
import { GRIDS, testGrid, type Row, type TestGrid } from "../helpers/test-grid.ts";
import { refill } from "../query/job-lists.ts";
import { failed, failuresOf, fingerprintsOf } from "./failed-jobs.ts";

/** The tests' clock stands at 2026-11-20T12:00:00Z. */
describe.each(GRIDS)("whether a failure is new, on $engine with DIRAC $generation", ({ engine, generation }) => {
  let grid: TestGrid, ask: Ask;
  beforeAll(async () => {
    grid = await testGrid(engine, generation);
    ask = as(grid, "alice@belle_user");
  });
  afterAll(() => grid.drop());

  const at = (time: string, text: string, rest: Row = {}) => failed(text, { LastUpdateTime: `2026-11-${time}`, EndExecTime: "2026-11-20 08:00:00", ...rest });
  const news = async (filter: object, of?: readonly string[]): Promise<Record<string, boolean | null>> =>
    Object.fromEntries((await failuresOf(ask, "pattern isNew", { filter, ...(of && { of }) })).buckets.map(({ pattern, isNew }: Json) => [pattern, isNew]));

  /** Each error was seen in the window of the tests, 6 to 12 o'clock, and at one other time, which is its name. */
  const OTHERS = { never: undefined, "a second before": "20 05:59:59", "at the beginning": "20 06:00:00", "as long before": "20 00:00:00", "longer before": "19 23:59:59", "at the end": "20 12:00:00" };
  const seen = () => Object.entries(OTHERS).flatMap(([text, time]) => [at("20 09:00:00", text), ...(time === undefined ? [] : [at(time, text)])]);
  const BEFORE = { "a second before": false, "as long before": false, "longer before": true, never: true, "at the end": true };

  it.each([
    ["gte", { gte: "2026-11-20T06:00:00Z" }, { ...BEFORE, "at the beginning": true }],
    ["a duration", { gte: "-PT6H" }, { ...BEFORE, "at the beginning": true }],
    // what is of the beginning itself is not in the window, but in the time before, which lacks its own beginning instead
    ["gt", { gt: "-PT6H" }, { ...BEFORE, "at the beginning": false, "as long before": true }],
    ["gt and gte of the same time", { gt: "-PT6H", gte: "-PT6H" }, { ...BEFORE, "at the beginning": false, "as long before": true }],
    ["the later of two beginnings", { gt: "-PT12H", gte: "-PT6H" }, { ...BEFORE, "at the beginning": true }],
    ["an end", { gte: "-PT6H", lt: "2026-11-20T12:00:00Z" }, { ...BEFORE, "at the beginning": true }],
    ["an end that is included", { gte: "-PT6H", lte: "2026-11-20T12:00:00Z" }, { ...BEFORE, "at the beginning": true }],
    ["an end, which makes the time before as short", { gte: "-PT6H", lte: "2026-11-20T11:59:59Z" }, { ...BEFORE, "at the beginning": true, "as long before": true }],
    ["the earlier of two ends", { gte: "-PT6H", lte: "PT1H", lt: "2026-11-20T11:59:59Z" }, { ...BEFORE, "at the beginning": true, "as long before": true }],
    ["an end after now, which makes it longer", { gte: "-PT6H", lt: "PT1S" }, { ...BEFORE, "at the beginning": true, "longer before": false }],
    ["a beginning beside other tests of the time", { gte: "-PT6H", isNull: false, notIn: ["2026-11-20T00:00:00Z"] }, { ...BEFORE, "at the beginning": true, "as long before": true }],
  ])("is told by the time before the one that the filter asks for: %s", async (_what, lastUpdateTime, expected) => {
    await refill(grid, seen());
    expect(await news({ lastUpdateTime })).toEqual(expected);
  });

  it.each([
    ["in `and`", { and: [{ lastUpdateTime: { gte: "-PT6H" } }, { status: { eq: "Failed" } }] }],
    ["in `and`s of `and`s, with an end elsewhere", { and: [{ and: [{ lastUpdateTime: { gte: "-PT6H" } }] }], lastUpdateTime: { lte: "PT0S" } }],
    ["beside what else is asked for", { lastUpdateTime: { gte: "-PT6H" }, or: [{ status: { eq: "Failed" } }, { lastUpdateTime: { gte: "PT0S" } }], not: { status: { eq: "Done" } } }],
    ["beside beginnings of other times", { submissionTime: { gte: "-P30D" }, lastUpdateTime: { gte: "-PT6H" }, endExecTime: { gte: "-P1D" } }],
  ])("is told where the beginning stands %s", async (_what, filter) => {
    await refill(grid, seen());
    expect(await news(filter)).toEqual({ ...BEFORE, "at the beginning": true });
  });

  it.each([
    ["nothing", {}], ["an end only", { lastUpdateTime: { lt: "PT1H" } }], ["one of two in `or`", { or: [{ lastUpdateTime: { gte: "-PT6H" } }, { status: { eq: "Done" } }] }], ["one in an `or` of its own", { or: [{ lastUpdateTime: { gte: "-PT6H" } }] }],
    ["what is not so", { not: { lastUpdateTime: { lt: "-PT6H" } } }], ["a moment", { lastUpdateTime: { eq: "2026-11-20T09:00:00Z" } }], ["one beside null", { lastUpdateTime: null }],
  ])("is not known where no beginning is given: %s", async (_what, filter) => {
    await refill(grid, seen());
    const told = await news(filter);
    expect([...new Set(Object.values(told)), Object.keys(told).length > 0]).toEqual([null, true]);
  });

  it("is told by another time where only of that a beginning is given", async () => {
    const submitted = (time: string, text: string) => failed(text, { SubmissionTime: `2026-11-${time}`, LastUpdateTime: "2026-11-20 11:00:00" });
    await refill(grid, [submitted("20 09:00:00", "new"), submitted("19 23:59:59", "new"), submitted("20 09:00:00", "old"), submitted("20 00:00:00", "old")]);
    expect(await news({ submissionTime: { gte: "-PT6H" } })).toEqual({ new: true, old: false });
    expect(await news({ submissionTime: { gte: "-PT6H" }, lastUpdateTime: { lt: "PT0S" } })).toEqual({ new: true, old: false });
  });

  it("is told under the same filter, the fingerprint included", async () => {
    await refill(grid, [
      at("20 09:00:00", "lost /a/b/c"), at("20 03:00:00", "lost /a/b/d", { Status: "Done" }), at("20 09:00:00", "full", { MinorStatus: "Unknown" }), at("20 03:00:00", "full", { MinorStatus: "Unknown", Status: "Done" }),
    ]);
    const lastUpdateTime = { gte: "-PT6H" }, { "lost <path>": lost, full } = await fingerprintsOf(ask);
    expect(await news({ lastUpdateTime })).toEqual({ "lost <path>": false, full: false });
    expect(await news({ lastUpdateTime, status: { eq: "Failed" } })).toEqual({ "lost <path>": true, full: true });
    // the texts of the time before are others
    expect(await news({ lastUpdateTime, errorFingerprint: { in: [lost] } })).toEqual({ "lost <path>": false });
    expect(await news({ lastUpdateTime, errorFingerprint: { notIn: [full] } })).toEqual({ "lost <path>": false });
    expect(await news({ lastUpdateTime, errorFingerprint: { in: [lost] }, status: { eq: "Failed" } })).toEqual({ "lost <path>": true });
  });

  it("is told by the same fields", async () => {
    await refill(grid, [at("20 09:00:00", "lost", { MinorStatus: "Unknown" }), at("20 03:00:00", "Unknown", { MinorStatus: "lost" })]);
    const filter = { lastUpdateTime: { gte: "-PT6H" } };
    expect(await news(filter)).toEqual({ lost: true });
    expect(await news(filter, ["APPLICATION_STATUS", "MINOR_STATUS"])).toEqual({ lost: false });
  });

  it("is told by all failures of the time before, also by those of which the list shows less", async () => {
    await refill(grid, [at("20 09:00:00", "b"), at("20 03:00:00", "b"), ...["a", "a", "a", "c", "c"].map(text => at("20 03:00:00", text)), at("20 09:00:00", "d"), at("20 09:00:00", "d")]);
    expect((await failuresOf(ask, "pattern isNew", { filter: { lastUpdateTime: { gte: "-PT6H" } }, first: 2 })).buckets).toEqual([{ pattern: "d", isNew: true }, { pattern: "b", isNew: false }]);
  });

  it("is told where time began, and not of a time that ends before it begins", async () => {
    await refill(grid, [at("20 09:00:00", "old"), failed("zero", { LastUpdateTime: "0000-00-00 00:00:00" })]);
    expect(await news({ lastUpdateTime: { gte: "1000-01-01" } })).toEqual({ old: true });
    expect(await news({ lastUpdateTime: { gte: "1971-01-01" } })).toEqual({ old: true });
    expect((await failuresOf(ask, "pattern isNew", { filter: { lastUpdateTime: { gte: "-PT1H", lt: "-PT2H" } } })).buckets).toEqual([]);
  });
});
