import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { as, data, NOW, type Ask } from "../helpers/ask.ts";
import { GRIDS, testGrid, type TestGrid } from "../helpers/test-grid.ts";
import { Book, type BucketRow } from "./book.ts";

const NOW_S = NOW / 1000, DAY = 86_400;
const LENGTHS = [900, 3600, 9000, 14_400, 18_000, DAY, 2 * DAY, 7 * DAY];
const SITES = ["LCG.KEK.jp", "LCG.KIT.de", "DIRAC.Test.jp", "Unknown", ""], USERS = ["alice", "bob", "mystery"];

/** Rows as DIRAC may leave them: lengths mixed, overlapping, now and then not aligned, some keys lost. */
const row = fc.record({
  age: fc.integer({ min: 0, max: 70 * DAY }), length: fc.constantFrom(...LENGTHS), offset: fc.constantFrom(0, 0, 0, 0, 1800, 777),
  site: fc.constantFrom(...SITES), user: fc.constantFrom(...USERS), lost: fc.constantFrom(false, false, false, false, false, true),
  cpu: fc.double({ min: 0, max: 1e12, noNaN: true }), exec: fc.integer({ min: 0, max: 1e6 }), entries: fc.double({ min: 0.001, max: 500, noNaN: true }),
}).map(({ age, length, offset, site, user, lost, cpu, exec, entries }): BucketRow & { values: { CPUTime: number; ExecTime: number }; entries: number } => ({
  start: NOW_S - age - ((NOW_S - age) % length) + offset, length, entries: decimal(entries), keys: { Site: lost ? "" : site, User: user, UserGroup: "belle_user" }, values: { CPUTime: decimal(cpu), ExecTime: exec }, ...(lost && { lost: ["Site"] }),
}));
/** As DIRAC stores it. */
const decimal = (value: number) => Number(value.toFixed(10));

const window = fc.record({ from: fc.integer({ min: 1, max: 65 * DAY }), length: fc.integer({ min: 60, max: 60 * DAY }) }).map(({ from, length }) => ({ from: NOW_S - from, to: Math.min(NOW_S, NOW_S - from + length) })).filter(({ from, to }) => to > from);
const bins = fc.constantFrom("bucket: AUTO", "bucket: NATIVE", "bucket: DAY", "bucket: WEEK", "bucket: MONTH", "bucket: YEAR", "bucketLength: 100001", "bucketLength: 86400");
const GROUPINGS = ["[SITE]", "[USER]", "[COUNTRY]", "[GRID]", "[VO]", "[USER_GROUP, SITE]", "[COUNTRY, USER]", "[SITE, USER, GRID]", "[FINAL_MAJOR_STATUS]"];

describe.each(GRIDS)("accounting over any rows, on $engine with DIRAC $generation", ({ engine, generation }) => {
  let grid: TestGrid, ask: Ask, rows: (BucketRow & { values: { CPUTime: number; ExecTime: number }; entries: number })[];
  beforeAll(async () => {
    grid = await testGrid(engine, generation, { names: ["AccountingDB"] });
    ask = as(grid, "admin@belle_admin", ["belle_admin"]);
    const book = new Book(grid);
    await book.declare("Job", "WMSHistory");
    const unique = new Map(fc.sample(row, { numRuns: 400, seed: engine.length + Number(generation) }).map(one => [JSON.stringify([one.start, one.length, one.keys, one.lost]), one]));
    rows = [...unique.values()];
    await book.add("Job", rows);
    await book.add("WMSHistory", rows.map(({ values, entries, keys, lost, ...rest }) => ({ ...rest, ...(lost && { lost }), keys: { ...keys!, Status: keys!["User"]! }, entries: Math.max(1, Math.round(entries)), values: { Jobs: values.ExecTime } })));
  });
  afterAll(() => grid.drop());

  const iso = (moment: number) => new Date(moment * 1000).toISOString();
  /** By the plain rule: a row counts in the proportion of its time that lies in the window; what is not over counts until now. */
  const expected = ({ from, to }: { from: number; to: number }, of: (one: (typeof rows)[number]) => number) => rows.reduce((sum, one) => {
    const end = one.start < NOW_S && one.start + one.length > NOW_S ? NOW_S : one.start + one.length, overlap = Math.max(0, Math.min(end, to) - Math.max(one.start, from));
    return sum + (of(one) * overlap) / (end - one.start);
  }, 0);

  it("is the sum of the rows' parts in the window, whatever the grouping and the bins, and nothing is lost between groups", async () => {
    await fc.assert(fc.asyncProperty(window, bins, fc.shuffledSubarray(GROUPINGS, { minLength: 2, maxLength: 2 }), fc.integer({ min: 1, max: 4 }), async (span, bin, [one, other], first) => {
      const of = `of: [CPU_TIME, EXEC_TIME, ENTRIES, CPU_EFFICIENCY]`, report = (by: string) => `job(from: "${iso(span.from)}", to: "${iso(span.to)}", by: ${by}, ${bin})`;
      const parts = `totals(${of}) { measure value } groups(${of}, first: ${first}) { total { measure value } other { value } unknown { value } groupCount buckets { figures { value } } }
        series(of: CPU_TIME, first: ${first}) { bins { from to } total other unknown series { total values } }`;
      const { accounting: { none, a, b } } = await data(ask(`{ accounting { none: ${report("[]")} { totals(${of}) { measure value } series(of: CPU_TIME) { total } } a: ${report(one!)} { ${parts} } b: ${report(other!)} { ${parts} } } }`));
      expect([a.totals, b.totals, a.groups.total, b.groups.total]).toEqual([none.totals, none.totals, none.totals, none.totals]);
      expect([a.series.total, b.series.total]).toEqual([none.series.total, none.series.total]);
      const [cpu, exec, entries] = none.totals.map(({ value }: { value: number }) => value);
      near(cpu, expected(span, ({ values }) => values.CPUTime));
      near(exec, expected(span, ({ values }) => values.ExecTime));
      near(entries, expected(span, found => found.entries));
      for (const { groups, series } of [a, b]) {
        near(groups.buckets.reduce((sum: number, { figures }: { figures: { value: number }[] }) => sum + figures[0]!.value, groups.other[0].value + groups.unknown[0].value), cpu);
        near(series.total.reduce((sum: number, value: number) => sum + value, 0), cpu);
        series.bins.forEach((_: unknown, place: number) => near(series.series.reduce((sum: number, { values }: { values: number[] }) => sum + values[place]!, series.other[place] + series.unknown[place]), series.total[place]));
        expect([series.bins[0].from, series.bins.at(-1).to].map(time => Date.parse(time) / 1000)).toEqual([span.from, span.to]);
        series.bins.slice(1).forEach(({ from }: { from: string }, place: number) => expect(from).toBe(series.bins[place].to));
      }
    }), { numRuns: engine === "sqlite" ? 60 : 25 });
  });

  it("adds gauges up to the same level by every key, bin by bin", async () => {
    await fc.assert(fc.asyncProperty(window, bins, fc.shuffledSubarray(["[STATUS]", "[SITE]", "[COUNTRY]", "[USER_GROUP]", "[SITE, STATUS]"], { minLength: 2, maxLength: 2 }), async (span, bin, [one, other]) => {
      const report = (by: string) => `wmsHistory(from: "${iso(span.from)}", to: "${iso(span.to)}", by: ${by}, ${bin})`, parts = `totals(of: [JOBS]) { value } groups(of: [JOBS], first: 2) { other { value } unknown { value } buckets { figures { value } } } series(of: JOBS, first: 2) { total other unknown series { values } }`;
      const { accounting: { none, a, b } } = await data(ask(`{ accounting { none: ${report("[]")} { totals(of: [JOBS]) { value } series(of: JOBS) { total } } a: ${report(one!)} { ${parts} } b: ${report(other!)} { ${parts} } } }`));
      expect([a.totals, b.totals, a.series.total, b.series.total]).toEqual([none.totals, none.totals, none.series.total, none.series.total]);
      for (const { groups, series } of [a, b]) {
        if (none.totals[0].value !== null) near(groups.buckets.reduce((sum: number, { figures }: { figures: { value: number }[] }) => sum + figures[0]!.value, groups.other[0].value + groups.unknown[0].value), none.totals[0].value);
        series.total.forEach((total: number | null, place: number) => {
          if (total !== null) near(series.series.reduce((sum: number, { values }: { values: number[] }) => sum + values[place]!, series.other[place] + series.unknown[place]), total);
        });
      }
    }), { numRuns: engine === "sqlite" ? 40 : 15 });
  });
});

/** DIRAC keeps ten decimals, figures are told to twelve digits. */
function near(value: number, wanted: number): void {
  expect(Math.abs(value - wanted)).toBeLessThanOrEqual(1e-9 * Math.max(1, Math.abs(wanted)));
}
