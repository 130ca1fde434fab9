import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { HistogramBucketLength } from "../../src/schema/common/histogram.type.ts";
import { GRIDS, testGrid, type Row, type TestGrid } from "../helpers/test-grid.ts";
import type { FilterInput } from "../../src/schema/common/filter-for.ts";
import { anyFilter } from "./any-filter.ts";
import { anyJobs } from "./any-jobs.ts";
import { anyOrder, sorted } from "./any-order.ts";
import { jobsOfGroups, refill } from "./job-lists.ts";
import { accepts, fieldsOf, groupsOf, histogramOf, lifted, shown } from "./oracle.ts";
import { holds, SEED } from "./property.ts";

const RUNS = 40;

describe.each(GRIDS)("lists inside a list on $engine with DIRAC $generation", ({ engine, generation }) => {
  const [rows] = fc.sample(anyJobs({ engine, generation }, { minLength: 120, maxLength: 120 }), { seed: SEED, numRuns: 1 }) as [Row[]];
  // names that collations hold for equal, and one of a group that does not exist
  const parents = [...new Set(rows.map(row => String(row["JobGroup"]))), "nobody's"];
  let grid: TestGrid;
  beforeAll(async () => {
    grid = await testGrid(engine, generation);
    await refill(grid, rows);
  });
  afterAll(() => grid.drop());

  const names = fieldsOf(generation).filter(({ group }) => group).map(({ field }) => field), by = fc.uniqueArray(fc.constantFrom(...names), { minLength: 1, maxLength: 2 });
  const filter = fc.oneof(fc.constant<FilterInput>({}), anyFilter(generation)), orderBy = anyOrder(generation), size = fc.integer({ min: 1, max: 5 });
  const ofParent = (parent: string, filter: FilterInput) => rows.filter(row => row["JobGroup"] === parent && shown(row, "vo", generation) === "belle" && accepts(filter, row, generation));
  const sum = (counts: readonly { readonly count: number }[]) => counts.reduce((total, { count }) => total + count, 0);

  // more operands than one statement could say again for each parent; no job has such a number
  const long: FilterInput = { jobId: { notIn: Array.from({ length: 2000 }, (_, index) => -index - 1) } };

  it.each([["short", {}], ["long", long]])("give each parent its own first rows under a %s filter", (_what, more) => holds(fc.asyncProperty(filter, orderBy, size, fc.boolean(), async (some, orderBy, size, fromEnd) => {
    const filter = { and: [some, more] };
    const pages = await Promise.all(jobsOfGroups(grid, parents, { filter, orderBy, ...(fromEnd ? { last: size } : { first: size }) }).map(list => list.page(["jobId"])));
    const expected = await sorted(grid, rows, orderBy);
    expect(pages.map(({ edges }) => edges.map(({ node }) => node.jobId))).toEqual(parents.map(parent => {
      const ids = new Set(ofParent(parent, filter).map(row => Number(row["JobID"]))), own = expected.filter(id => ids.has(id));
      return fromEnd ? own.slice(-size) : own.slice(0, size);
    }));
  }), RUNS));

  it("count each parent's rows, their groups and their facets", () => holds(fc.asyncProperty(filter, by, size, async (filter, by, size) => {
    const lists = jobsOfGroups(grid, parents, { filter });
    const [counts, groups, facets] = await Promise.all([Promise.all(lists.map(list => list.count())), Promise.all(lists.map(list => list.groups(by, size))), Promise.all(lists.map(list => list.facets(by, size)))]);
    expect(counts).toEqual(parents.map(parent => ofParent(parent, filter).length));
    expect(groups.map(({ total, other, groupCount, buckets }) => ({ total, other, groupCount, buckets: buckets.map(({ key, count }) => ({ key: key.map(({ value }) => value), count })) }))).toEqual(parents.map(parent => {
      const expected = groupsOf(ofParent(parent, filter), by, generation);
      return { total: sum(expected), other: sum(expected.slice(size)), groupCount: expected.length, buckets: expected.slice(0, size) };
    }));
    expect(facets.map(found => found.map(({ total, buckets }) => ({ total, buckets: buckets.map(({ value, count }) => ({ key: [value], count })) })))).toEqual(parents.map(parent => by.map(field => {
      const expected = groupsOf(ofParent(parent, lifted(filter, field)), [field], generation);
      return { total: sum(expected), buckets: expected.slice(0, size) };
    })));
  }), RUNS));

  it("draw each parent's histogram", () => holds(fc.asyncProperty(filter, by, async (filter, by) => {
    const histograms = await Promise.all(jobsOfGroups(grid, parents, { filter }).map(list => list.histogram("lastUpdateTime", HistogramBucketLength.DAY, by)));
    expect(histograms.map(({ buckets }) => buckets.map(({ from, key, count }) => ({ key: [from.slice(0, 10), ...key.map(({ value }) => value)], count })))).toEqual(parents.map(parent =>
      histogramOf(ofParent(parent, filter), "lastUpdateTime", 10, by, generation).filter(({ key }) => key[0] !== null)));
    expect(histograms.map(({ total }) => total)).toEqual(parents.map(parent => ofParent(parent, filter).length));
  }), RUNS));
});
