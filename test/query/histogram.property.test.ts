import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { HistogramBucketLength } from "../../src/schema/common/histogram.type.ts";
import { constantCase } from "../../src/schema/common/table-registry.ts";
import type { Job } from "../../src/schema/wms/job.type.ts";
import { GRIDS, testGrid, type Row, type TestGrid } from "../helpers/test-grid.ts";
import { anyFilter } from "./any-filter.ts";
import { anyJobs } from "./any-jobs.ts";
import { jobsOfBelle, refill, type List } from "./job-lists.ts";
import { accepts, fieldsOf, histogramOf, shown } from "./oracle.ts";
import { holds, SEED } from "./property.ts";

const RUNS = 150;
const MAX_BUCKETS = 1000;
const { MINUTE, HOUR, DAY, MONTH } = HistogramBucketLength;
const LENGTHS = {
  [MINUTE]: { characters: 16, rest: ":00Z", coarser: HOUR, next: (from: Date) => from.setUTCMinutes(from.getUTCMinutes() + 1) },
  [HOUR]: { characters: 13, rest: ":00:00Z", coarser: DAY, next: (from: Date) => from.setUTCHours(from.getUTCHours() + 1) },
  [DAY]: { characters: 10, rest: "T00:00:00Z", coarser: MONTH, next: (from: Date) => from.setUTCDate(from.getUTCDate() + 1) },
  [MONTH]: { characters: 7, rest: "-01T00:00:00Z", coarser: undefined, next: (from: Date) => from.setUTCMonth(from.getUTCMonth() + 1) },
} as const;

describe.each(GRIDS)("histograms on $engine with DIRAC $generation", ({ engine, generation }) => {
  const [rows] = fc.sample(anyJobs({ engine, generation }, { minLength: 80, maxLength: 80 }), { seed: SEED, numRuns: 1 }) as [Row[]];
  let grid: TestGrid, jobs: List<Job>;
  beforeAll(async () => {
    grid = await testGrid(engine, generation);
    jobs = jobsOfBelle(grid);
    await refill(grid, rows);
  });
  afterAll(() => grid.drop());

  const fields = fieldsOf(generation), names = fields.filter(({ group }) => group).map(({ field }) => field);
  const time = fc.constantFrom(...fields.filter(({ kind }) => kind === "time").map(({ field }) => field)), length = fc.constantFrom(MINUTE, HOUR, DAY, MONTH);
  const filter = fc.oneof(fc.constant({}), anyFilter(generation));

  it("count each row in one bucket or as unknown; without `by` the buckets follow each other without a gap", () => holds(fc.asyncProperty(filter, time, length, async (filter, of, length) => {
    const list = jobs({ filter }), counted = rows.filter(row => shown(row, "vo", generation) === "belle" && accepts(filter, row, generation));
    const { characters, rest, coarser } = LENGTHS[length], groups = histogramOf(counted, of, characters, [], generation);
    const count = new Map(groups.map(({ key, count }) => [key[0] === null ? null : key[0] + rest, count])), starts = [...count.keys()].filter(start => start !== null);
    const spans = contiguous(starts[0], starts.at(-1), length);
    if (spans.length > MAX_BUCKETS) {
      await expect(list.histogram(of, length, [])).rejects.toMatchObject({ code: "BAD_USER_INPUT", message: expect.stringContaining(String(coarser)), details: { argument: "bucket" } });
      return;
    }
    const histogram = await list.histogram(of, length, []);
    expect(histogram).toEqual({ total: counted.length, unknown: count.get(null) ?? 0, buckets: spans.map(({ from, to }) => ({ from, to, key: [], count: count.get(from) ?? 0 })) });
    expect(histogram.total).toBe(await list.count());
  }), RUNS));

  it("with `by` have the buckets that hold rows, in order of time and key", () => holds(fc.asyncProperty(filter, time, length, fc.uniqueArray(fc.constantFrom(...names), { minLength: 1, maxLength: 2 }), async (filter, of, length, by) => {
    const counted = rows.filter(row => shown(row, "vo", generation) === "belle" && accepts(filter, row, generation)), { characters, rest } = LENGTHS[length];
    const timed = histogramOf(counted, of, characters, by, generation).filter(({ key }) => key[0] !== null);
    const histogram = await jobs({ filter }).histogram(of, length, by);
    expect(histogram.buckets).toEqual(timed.map(({ key: [start, ...key], count }) => ({
      ...contiguous(start! + rest, start! + rest, length)[0], key: key.map((value, index) => ({ field: constantCase(by[index]!), value })), count,
    })));
    expect(histogram.total).toBe(counted.length);
    expect(histogram.unknown).toBe(histogram.buckets.reduce((left, { count }) => left - count, histogram.total));
  }), RUNS));

  /** The spans from one start to another, both included; more than are allowed do not matter. */
  function contiguous(first: string | undefined, last: string | undefined, length: HistogramBucketLength): { from: string; to: string }[] {
    const spans: { from: string; to: string }[] = [], at = (time: Date) => time.toISOString().replace(".000Z", "Z"), end = last ?? "";
    for (let from = first; from !== undefined && from <= end && spans.length <= MAX_BUCKETS; from = spans.at(-1)!.to) {
      const next = new Date(from);
      LENGTHS[length].next(next);
      spans.push({ from, to: at(next) });
    }
    return spans;
  }
});
