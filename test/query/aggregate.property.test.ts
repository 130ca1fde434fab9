import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { FilterInput } from "../../src/schema/common/filter-for.ts";
import { constantCase } from "../../src/schema/common/table-registry.ts";
import type { Job } from "../../src/schema/wms/job.type.ts";
import { GRIDS, testGrid, type Row, type TestGrid } from "../helpers/test-grid.ts";
import { anyFilter, anyTests } from "./any-filter.ts";
import { anyJobs } from "./any-jobs.ts";
import { jobsOfBelle, refill, type List } from "./job-lists.ts";
import { accepts, fieldsOf, groupsOf, lifted, shown } from "./oracle.ts";
import { holds, SEED } from "./property.ts";

const RUNS = 150;

describe.each(GRIDS)("aggregates on $engine with DIRAC $generation", ({ engine, generation }) => {
  const [rows] = fc.sample(anyJobs({ engine, generation }, { minLength: 120, maxLength: 120 }), { seed: SEED, numRuns: 1 }) as [Row[]];
  let grid: TestGrid, jobs: List<Job>;
  beforeAll(async () => {
    grid = await testGrid(engine, generation);
    jobs = jobsOfBelle(grid);
    await refill(grid, rows);
  });
  afterAll(() => grid.drop());

  const visible = (filter: FilterInput) => rows.filter(row => shown(row, "vo", generation) === "belle" && accepts(filter, row, generation));
  const fields = fieldsOf(generation).filter(({ group }) => group), names = fields.map(({ field }) => field);
  const by = fc.uniqueArray(fc.constantFrom(...names), { minLength: 1, maxLength: 3 }), first = fc.oneof(fc.integer({ min: 1, max: 6 }), fc.constant(1000));
  const filter = fc.oneof({ weight: 1, arbitrary: fc.constant<FilterInput>({}) }, { weight: 3, arbitrary: anyFilter(generation) });
  /** Fields to count by, and a filter that says something of the first of them: beside the rest, in `and`, in `or` or in `not`. */
  const byOfFilter = by.chain(by => fc.tuple(fc.constant(by), filter, anyTests(fields.find(({ field }) => field === by[0])!), fc.constantFrom("beside", "and", "or", "not")))
    .map(([by, filter, tests, where]): [string[], FilterInput] => {
      const own = { [by[0]!]: tests };
      return [by, where === "beside" ? { and: [filter], ...own } : where === "not" ? { ...filter, not: own } : where === "or" ? { ...filter, or: [own] } : { ...filter, and: [{ and: [own] }] }];
    });
  const sum = (buckets: readonly { readonly count: number }[]) => buckets.reduce((total, { count }) => total + count, 0);

  it("count each row in one group: the groups and the others make up the total, whatever the grouping", () => holds(fc.asyncProperty(filter, by, first, async (filter, by, first) => {
    const expected = groupsOf(visible(filter), by, generation), list = jobs({ filter }), groups = await list.groups(by, first);
    expect(groups.buckets).toEqual(expected.slice(0, first).map(({ key, count }) => ({ key: key.map((value, index) => ({ field: constantCase(by[index]!), value })), count })));
    expect(groups).toMatchObject({ total: visible(filter).length, groupCount: expected.length, other: sum(expected.slice(first)) });
    expect(await list.count()).toBe(groups.total);
  }), RUNS));

  it("name values as filters take them: a filter on a group's key finds its rows", () => holds(fc.asyncProperty(filter, by, async (filter, by) => {
    const { buckets } = await jobs({ filter }).groups(by, 3);
    for (const { key, count } of buckets) {
      const own = by.map((field, index): FilterInput => ({ [field]: operandFor(field, key[index]!.value) }));
      expect(await jobs({ filter: { and: [filter, ...own] } }).count(), JSON.stringify(key)).toBe(count);
    }
  }), RUNS / 3));

  it("lift a facet's own condition where it stands at the top or in `and`, and no other", () => holds(fc.asyncProperty(byOfFilter, first, async ([by, filter], first) => {
    const facets = await jobs({ filter }).facets(by, first);
    expect(facets).toEqual(by.map(field => {
      const counted = visible(lifted(filter, field)), expected = groupsOf(counted, [field], generation);
      const buckets = expected.slice(0, first).map(({ key, count }) => ({ value: key[0], count }));
      return { field: constantCase(field), total: counted.length, other: counted.length - sum(buckets), groupCount: expected.length, buckets };
    }));
  }), RUNS));

  it("give a facet the groups of the same field under the lifted filter", () => holds(fc.asyncProperty(byOfFilter, async ([[field], filter]) => {
    const [facet] = await jobs({ filter }).facets([field!], 5), { buckets, ...groups } = await jobs({ filter: lifted(filter, field!) }).groups([field!], 5);
    expect(facet).toEqual({ field: constantCase(field!), ...groups, buckets: buckets.map(({ key, count }) => ({ value: key[0]!.value, count })) });
  }), RUNS / 3));

  function operandFor(field: string, value: string | null): FilterInput {
    if (value === null) return { isNull: true };
    const { kind } = fields.find(one => one.field === field)!;
    return { eq: kind === "integer" ? Number(value) : kind === "flag" ? value === "true" : value };
  }
});
