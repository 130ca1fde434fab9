import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Job } from "../../src/schema/wms/job.type.ts";
import { GRIDS, testGrid, type TestGrid } from "../helpers/test-grid.ts";
import { anyFilter } from "./any-filter.ts";
import { anyJobs } from "./any-jobs.ts";
import { anyOrder, sorted } from "./any-order.ts";
import { jobsOfBelle, refill, type List } from "./job-lists.ts";
import { accepts, shown } from "./oracle.ts";
import { holds } from "./property.ts";
import { walk } from "./walk.ts";

const RUNS = 100;

describe.each(GRIDS)("pages of jobs on $engine with DIRAC $generation", ({ engine, generation }) => {
  let grid: TestGrid, jobs: List<Job>;
  beforeAll(async () => {
    grid = await testGrid(engine, generation);
    jobs = jobsOfBelle(grid);
  });
  afterAll(() => grid.drop());

  const rows = anyJobs({ engine, generation }), orderBy = anyOrder(generation), sizes = fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1, maxLength: 4 });
  const filter = fc.oneof({ weight: 2, arbitrary: fc.constant(null) }, { weight: 1, arbitrary: anyFilter(generation) });

  it("show each visible row once, in order, forwards and backwards", () => holds(fc.asyncProperty(rows, filter, orderBy, sizes, async (stored, filter, orderBy, sizes) => {
    await refill(grid, stored);
    const expected = await sorted(grid, stored.filter(row => shown(row, "vo", generation) === "belle" && accepts(filter, row, generation)), orderBy);
    const seen = async (direction: "forward" | "backward") => (await walk(jobs, { filter, orderBy }, sizes, direction)).map(({ jobId }) => jobId);
    expect(await seen("forward")).toEqual(expected);
    expect(await seen("backward")).toEqual(expected);
  }), RUNS));

  it("between two cursors show what stands between them, from either side", () => holds(fc.asyncProperty(rows, orderBy, fc.nat(), fc.nat(), fc.integer({ min: 1, max: 9 }), async (stored, orderBy, from, to, size) => {
    await refill(grid, stored);
    const { edges } = await jobs({ orderBy, first: 1000 }).page([]);
    fc.pre(edges.length > 0);
    const [start, end] = [from % edges.length, to % edges.length], between = edges.slice(start + 1, end).map(({ node }) => node.jobId);
    const window = { orderBy, after: edges[start]!.cursor, before: edges[end]!.cursor };
    const head = await jobs({ ...window, first: size }).page([]), tail = await jobs({ ...window, last: size }).page([]);
    expect(head.edges.map(({ node }) => node.jobId)).toEqual(between.slice(0, size));
    expect(tail.edges.map(({ node }) => node.jobId)).toEqual(between.slice(-size));
    expect(head.pageInfo).toMatchObject({ hasNextPage: between.length > size, hasPreviousPage: true });
    expect(tail.pageInfo).toMatchObject({ hasNextPage: true, hasPreviousPage: between.length > size });
  }), RUNS));
});
