import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { OrderDirection, type OrderInput } from "../../src/schema/common/order-for.ts";
import type { JobGroup } from "../../src/schema/wms/job-group.type.ts";
import { GRIDS, testGrid, type TestGrid } from "../helpers/test-grid.ts";
import { anyJobs } from "./any-jobs.ts";
import { allJobGroups, refill, type List } from "./job-lists.ts";
import { holds } from "./property.ts";
import { walk } from "./walk.ts";

const RUNS = 60;

/** A key that is text: names that the collation holds for equal are told apart by nothing else. */
describe.each(GRIDS)("pages of job groups on $engine with DIRAC $generation", ({ engine, generation }) => {
  let grid: TestGrid, jobGroups: List<JobGroup>;
  beforeAll(async () => {
    grid = await testGrid(engine, generation);
    jobGroups = allJobGroups(grid);
  });
  afterAll(() => grid.drop());

  const key = fc.record({ field: fc.constantFrom("name", "jobCount", "lastUpdateTime"), direction: fc.constantFrom(OrderDirection.ASC, OrderDirection.DESC) });
  const anyOrder: fc.Arbitrary<OrderInput[]> = fc.uniqueArray(key, { selector: ({ field }) => field, maxLength: 3 });
  const sizes = fc.array(fc.integer({ min: 1, max: 5 }), { minLength: 1, maxLength: 3 });

  it("show each name once, in one order, forwards and backwards, wherever the name stands among the sort keys", () => holds(fc.asyncProperty(anyJobs({ engine, generation }), anyOrder, sizes, async (stored, orderBy, sizes) => {
    await refill(grid, stored);
    const seen = async (direction: "forward" | "backward") => (await walk(jobGroups, { orderBy }, sizes, direction)).map(({ name }) => name);
    const expected = (await jobGroups({ orderBy, first: 1000 }).page([])).edges.map(({ node }) => node.name);
    expect([...expected].sort()).toEqual([...new Set(stored.map(row => row["JobGroup"]))].sort());
    expect(await seen("forward")).toEqual(expected);
    expect(await seen("backward")).toEqual(expected);
  }), RUNS));
});
