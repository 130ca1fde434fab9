import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { readFilter } from "../../src/datasources/query/filter.ts";
import { matches, type Value } from "../../src/datasources/query/predicate.ts";
import type { FilterInput } from "../../src/schema/common/filter-for.ts";
import { describe as describeTable } from "../../src/schema/common/table-registry.ts";
import { Job } from "../../src/schema/wms/job.type.ts";
import { NOW } from "../helpers/ask.ts";
import { filtersAt } from "../helpers/filter-context.ts";
import { GRIDS, testGrid, type Row, type TestGrid } from "../helpers/test-grid.ts";
import { anyFilter } from "./any-filter.ts";
import { anyJobs } from "./any-jobs.ts";
import { allJobs, refill, type List } from "./job-lists.ts";
import { accepts, shown } from "./oracle.ts";
import { holds, SEED } from "./property.ts";

const RUNS = 500;

describe.each(GRIDS)("filters on $engine with DIRAC $generation", ({ engine, generation }) => {
  const [rows] = fc.sample(anyJobs({ engine, generation }, { minLength: 100, maxLength: 100 }), { seed: SEED, numRuns: 1 }) as [Row[]];
  let grid: TestGrid, jobs: List<Job>;
  beforeAll(async () => {
    grid = await testGrid(engine, generation);
    jobs = allJobs(grid);
    await refill(grid, rows);
  });
  afterAll(() => grid.drop());

  const idsOf = (accepted: readonly Row[]) => accepted.map(row => Number(row["JobID"])).sort((a, b) => b - a);
  const found = async (filter: FilterInput) => (await jobs({ filter, first: 1000 }).page(["jobId"])).edges.map(({ node }) => node.jobId);

  it("give the rows that the contract names, and with `not` all others", () => holds(fc.asyncProperty(anyFilter(generation), async filter => {
    expect(await found(filter)).toEqual(idsOf(rows.filter(row => accepts(filter, row, generation))));
    expect(await found({ not: filter })).toEqual(idsOf(rows.filter(row => !accepts(filter, row, generation))));
  }), RUNS));

  it("accept the same rows in memory", () => holds(fc.property(anyFilter(generation), filter => {
    const condition = readFilter(filter, describeTable(Job), filtersAt(NOW));
    const accepted = rows.filter(row => matches(condition, field => inMemory(row, field)));
    expect(idsOf(accepted)).toEqual(idsOf(rows.filter(row => accepts(filter, row, generation))));
  }), RUNS));

  /** Times in the databases' form, as predicate.ts asks for them. */
  function inMemory(row: Row, field: string): Value {
    const value = shown(row, field, generation), isTime = describeTable(Job).columns.get(field)!.kind === "time";
    return isTime && value !== null ? String(value).replace("T", " ").replace("Z", "") : value;
  }
});
