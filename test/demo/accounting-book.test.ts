import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { AccountingBook } from "../../demo/accounting/accounting-book.ts";
import type { RecordOf } from "../../demo/accounting/accounting-record.ts";
import { bucketTable, keyTable } from "../../demo/accounting/accounting-tables.ts";
import { ACCOUNTING_TYPES } from "../../demo/accounting/accounting-types.ts";
import { CollectedBuckets } from "../../demo/accounting/collected-buckets.ts";
import { split } from "../../demo/accounting/ladder.ts";
import { StoredBuckets } from "../../demo/accounting/stored-buckets.ts";
import { filledDatabase } from "../../demo/database.ts";
import { DAY, HOUR, MINUTE } from "../../demo/time.ts";
import { GENERATIONS, type Generation } from "../../dirac/facts.ts";
import { NOW, type Row } from "./demo-grids.ts";

const now = NOW.getTime();

const aPilot = ({ user = "unknown", site = "LCG.KEK.jp", from = now - 2 * HOUR, to = from, jobs = 1, count = 1 }: { user?: string; site?: string; from?: number; to?: number; jobs?: number; count?: number } = {}): RecordOf<"Pilot"> => ({
  type: "Pilot", keys: { User: user, UserGroup: "belle_pilot", Site: site, GridCE: "ce", GridMiddleware: "AREX", GridResourceBroker: "DIRAC", GridStatus: "Done" }, values: { Jobs: jobs }, from, to, count,
});

/** The rows after booking in one go, or record by record. */
const WAYS: Readonly<Record<string, (generation: Generation, records: readonly RecordOf<"Pilot">[], clock?: () => number) => ReturnType<typeof filledDatabase>>> = {
  collected: (generation, records, clock = () => now) => filledDatabase(generation, "AccountingDB", db => {
    const buckets = new CollectedBuckets(), book = new AccountingBook(buckets, clock);
    for (const record of records) book.record(record);
    buckets.insert(db, generation);
  }),
  stored: (generation, records, clock = () => now) => {
    const db = filledDatabase(generation, "AccountingDB", () => {}), book = new AccountingBook(new StoredBuckets(db, generation), clock);
    for (const record of records) book.record(record);
    return db;
  },
};

describe.each(GENERATIONS.flatMap(generation => Object.keys(WAYS).map(way => [generation, way] as const)))("the accounting book of %s, %s", (generation, way) => {
  const rows = (records: readonly RecordOf<"Pilot">[], clock?: () => number) => WAYS[way]!(generation, records, clock).prepare(`select * from ${bucketTable(generation, "Pilot")} order by startTime, bucketLength, Site`).all() as Row[];

  test("whatever the lengths of buckets, their sums are what was booked", () => {
    const records = fc.array(fc.record({
      site: fc.constantFrom("LCG.KEK.jp", "LCG.DESY.de", "Unknown", ""),
      ago: fc.integer({ min: 0, max: 400 * DAY }), life: fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 20 * DAY })),
      jobs: fc.integer({ min: 0, max: 50 }), count: fc.integer({ min: 1, max: 9 }),
    }).map(({ site, ago, life, jobs, count }) => aPilot({ site, from: now - ago, to: Math.min(now, now - ago + life), jobs, count })), { minLength: 1, maxLength: 12 });
    fc.assert(fc.property(records, booked => {
      const found = rows(booked), sum = (name: string) => found.reduce((total, row) => total + Number(row[name]), 0);
      expect(sum("Jobs")).toBeCloseTo(booked.reduce((total, { values }) => total + values.Jobs, 0), 6);
      expect(sum("entriesInBucket")).toBeCloseTo(booked.reduce((total, { count = 1 }) => total + count, 0), 6);
      const places = found.map(row => [row["startTime"], row["Site"], row["bucketLength"]].join(" "));
      expect(new Set(places).size).toBe(places.length);
    }), { numRuns: 40, endOnFailure: true });
  });

  test("records of one bucket are one row, and a record of two hours is in both of them by its share", () => {
    const from = now - 2 * HOUR + 45 * MINUTE;
    expect(rows([aPilot({ from, to: from + 20 * MINUTE, jobs: 8 }), aPilot({ from: from + MINUTE, jobs: 5 })])).toMatchObject([
      { startTime: (now - 2 * HOUR) / 1000, bucketLength: 3600, Jobs: 11, entriesInBucket: 1.75 }, { startTime: (now - HOUR) / 1000, bucketLength: 3600, Jobs: 2, entriesInBucket: 0.25 }]);
  });

  test("what is booked late comes into long buckets at once: its age then decides", () => {
    expect(rows([aPilot({ from: now - 20 * DAY })])).toMatchObject([{ bucketLength: 86_400 }]);
    expect(rows([aPilot({ from: now - 20 * DAY })], () => now - 19 * DAY)).toMatchObject([{ bucketLength: 3600 }]);
    expect(rows([aPilot({ from: now - 900 * DAY })])).toMatchObject([{ bucketLength: 604_800 }]);
  });

  test("values that differ in case, accents or spaces at the end are one, as seen first, and long ones are cut", () => {
    const db = WAYS[way]!(generation, ["josé", "JOSE ", "jose", "müller", "x".repeat(70), `${"x".repeat(64)}y`, ""].map(user => aPilot({ user })));
    expect(db.prepare(`select id, value from ${keyTable(generation, "Pilot", "User")} order by id`).all().map(row => ({ ...row })))
      .toEqual([{ id: 1, value: "josé" }, { id: 2, value: "müller" }, { id: 3, value: "x".repeat(64) }, { id: 4, value: "" }]);
    expect(db.prepare(`select User, entriesInBucket as n from ${bucketTable(generation, "Pilot")} order by 1`).all().map(row => ({ ...row }))).toEqual([{ User: 1, n: 3 }, { User: 2, n: 1 }, { User: 3, n: 2 }, { User: 4, n: 1 }]);
  });
});

describe("a record is divided as DIRAC divides it", () => {
  const { ladder } = ACCOUNTING_TYPES.PilotSubmission, at = (ago: number) => (now - ago) / 1000;

  test("an instant lies in one bucket", () => {
    expect(split(ladder, at(0), at(0), at(0))).toEqual([{ start: at(0), length: 900, share: 1 }]);
  });

  test("across a step of the ladder buckets go on where the last one ended, whether or not their length divides it", () => {
    const parts = split(ladder, at(36 * DAY), at(34 * DAY), at(0));
    expect(parts.map(({ length }) => length)).toEqual([86_400, 86_400, ...Array.from({ length: parts.length - 2 }, () => 18_000)]);
    for (const [index, { start }] of parts.entries()) if (index > 0) expect(start).toBe(parts[index - 1]!.start + parts[index - 1]!.length);
    expect(parts.some(({ start, length }) => start % length !== 0)).toBe(true);
    expect(parts.reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(1, 12);
  });
});

test("what was stored before goes on: its numbers and its rows", () => {
  const db = WAYS["collected"]!("9.1", [aPilot({ user: "Josef" }), aPilot({ user: "pilot" })]);
  new AccountingBook(new StoredBuckets(db, "9.1"), () => now).record(aPilot({ user: "JOSEF" }));
  new AccountingBook(new StoredBuckets(db, "9.1"), () => now).record(aPilot({ user: "new" }));
  expect(db.prepare(`select User, entriesInBucket as n from ${bucketTable("9.1", "Pilot")} order by 1`).all().map(row => ({ ...row }))).toEqual([{ User: 1, n: 2 }, { User: 2, n: 1 }, { User: 3, n: 1 }]);
});
