import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { readFilter } from "../../src/datasources/query/filter.ts";
import { matches } from "../../src/datasources/query/predicate.ts";
import type { FilterInput } from "../../src/schema/common/filter-for.ts";
import { describe as tableOf } from "../../src/schema/common/table-registry.ts";
import { Job } from "../../src/schema/wms/job.type.ts";
import { NOW } from "../helpers/ask.ts";
import { GRIDS, testGrid, type Row, type TestGrid } from "../helpers/test-grid.ts";
import { jobsOfBelle, refill, type List } from "../query/job-lists.ts";
import { holds, SEED } from "../query/property.ts";
import { anyFingerprints, anyText, passes, printsOf } from "./errors.ts";
import { failed } from "./failed-jobs.ts";

const RUNS = 150;
const STATUSES = ["Failed", "Done", "Running"], SITES = ["LCG.A.jp", "LCG.B.jp", "ANY"], FIELDS = { status: "Status", siteName: "Site", applicationStatus: "ApplicationStatus", minorStatus: "MinorStatus", jobId: "JobID" } as const;

const anyRows = fc.array(fc.record({ ApplicationStatus: fc.option(anyText, { freq: 8 }), MinorStatus: anyText, Status: fc.constantFrom(...STATUSES), Site: fc.constantFrom(...SITES) }), { minLength: 40, maxLength: 40 });

/** A boolean tree of fingerprints and other tests. */
function anyFilter(depth = 0): fc.Arbitrary<FilterInput> {
  const other: fc.Arbitrary<FilterInput> = fc.oneof(
    fc.subarray(STATUSES).map(some => ({ status: { in: some } })), fc.subarray(SITES).map(some => ({ siteName: { notIn: some } })), fc.integer({ min: 1, max: 40 }).map(id => ({ jobId: { lte: id } })), anyText.map(text => ({ applicationStatus: { ne: text } })),
    fc.boolean().map(isNull => ({ applicationStatus: { isNull } })),
  );
  const leaf = fc.oneof({ weight: 3, arbitrary: anyFingerprints }, { weight: 2, arbitrary: other }, { weight: 2, arbitrary: fc.tuple(anyFingerprints, other).map(([a, b]) => ({ ...a, ...b })) });
  if (depth === 3) return leaf;
  const inner = anyFilter(depth + 1), some = fc.array(inner, { maxLength: 3 });
  const branch = fc.oneof(inner.map((not): FilterInput => ({ not })), some.map((or): FilterInput => ({ or })), some.map((and): FilterInput => ({ and })));
  return fc.oneof({ weight: 1, arbitrary: leaf }, { weight: 2, arbitrary: branch }, { weight: 2, arbitrary: fc.tuple(leaf, branch).map(([a, b]) => ({ ...a, ...b })) });
}

/** What a job says. */
const textsOf = (row: Row) => [row["ApplicationStatus"], row["MinorStatus"]].filter(text => text !== "Unknown") as (string | null)[];

/** The contract a second time, on rows in memory. */
function accepts(filter: FilterInput, row: Row): boolean {
  return Object.entries(filter).every(([name, given]) => {
    if (name === "not") return !accepts(given as FilterInput, row);
    if (name === "and") return (given as FilterInput[]).every(one => accepts(one, row));
    if (name === "or") return (given as FilterInput[]).some(one => accepts(one, row));
    if (name === "errorFingerprint") return passes(textsOf(row), given as object);
    const value = row[FIELDS[name as keyof typeof FIELDS]] ?? null, [[operator, operand]] = Object.entries(given as object) as [[string, unknown]];
    switch (operator) {
      case "in": return (operand as unknown[]).includes(value);
      case "notIn": return !(operand as unknown[]).includes(value);
      case "ne": return value !== operand;
      case "lte": return Number(value) <= Number(operand);
      default: return (value === null) === operand;
    }
  });
}

/** The filter without what it says of a field at its top level or in its `and`s. */
function lifted(filter: FilterInput, field: string): FilterInput {
  const { [field]: _own, ...rest } = filter;
  return Array.isArray(rest["and"]) ? { ...rest, and: rest["and"].map((one: FilterInput) => lifted(one, field)) } : rest;
}

describe.each(GRIDS)("filters by fingerprints on $engine with DIRAC $generation", ({ engine, generation }) => {
  const [some] = fc.sample(anyRows, { seed: SEED, numRuns: 1 }) as unknown as [Row[]], rows = some.map((row, index) => failed(null, { ...row, JobID: index + 1 }));
  let grid: TestGrid, jobs: List<Job>;
  beforeAll(async () => {
    grid = await testGrid(engine, generation);
    jobs = jobsOfBelle(grid);
    await refill(grid, rows);
  });
  afterAll(() => grid.drop());

  // many trees ask of too many texts at once
  const filter = anyFilter().filter(tree => (JSON.stringify(tree).match(/"(in|notIn)":\["1-/g) ?? []).length <= 10);

  it("find the rows that the contract names, in SQL and in memory, and with `not` all others", () => holds(fc.asyncProperty(filter, async filter => {
    const expected = rows.filter(row => accepts(filter, row)).map(({ JobID }) => JobID).reverse(), [page, others] = await Promise.all([jobs({ filter, first: 100 }).page(["jobId"]), jobs({ filter: { not: filter } }).count()]);
    expect(page.edges.map(({ node }) => node.jobId)).toEqual(expected);
    expect(others).toBe(rows.length - expected.length);
    const condition = readFilter(filter, tableOf(Job), { now: NOW, registry: grid.registry });
    expect(rows.filter(row => matches(condition, field => row[FIELDS[field as keyof typeof FIELDS]] ?? null)).map(({ JobID }) => JobID).reverse()).toEqual(expected);
  }), RUNS));

  it("leave the failures of the rows that the contract names, counted by text, and facets without their own condition", () => holds(fc.asyncProperty(filter, fc.constantFrom("status", "siteName"), async (filter, field) => {
    const list = jobs({ filter }), expected = rows.filter(row => accepts(filter, row)), prints = expected.flatMap(row => printsOf(textsOf(row)));
    const [failures, [facet]] = await Promise.all([list.failures(["minorStatus", "applicationStatus"], 100, new Set()), list.facets([field], 100)]);
    expect(Object.fromEntries(failures.buckets.map(({ fingerprint, count }) => [fingerprint, count]))).toEqual(Object.fromEntries([...Map.groupBy(prints, print => print)].map(([print, same]) => [print, same.length])));
    expect([failures.total, failures.groupCount]).toEqual([prints.length, new Set(prints).size]);
    expect(facet!.total).toBe(rows.filter(row => accepts(lifted(filter, field), row)).length);
  }), RUNS));
});
