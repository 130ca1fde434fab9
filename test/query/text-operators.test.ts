import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { readFilter } from "../../src/datasources/query/filter.ts";
import { matches } from "../../src/datasources/query/predicate.ts";
import type { FilterInput } from "../../src/schema/common/filter-for.ts";
import { describe as describeTable } from "../../src/schema/common/table-registry.ts";
import { Job } from "../../src/schema/wms/job.type.ts";
import { aJob } from "../helpers/a-job.ts";
import { NOW } from "../helpers/ask.ts";
import { filtersAt } from "../helpers/filter-context.ts";
import { GRIDS, testGrid, type TestGrid } from "../helpers/test-grid.ts";
import { NEAR_TEXTS } from "./any-filter.ts";
import { storedTexts, TEXTS } from "./any-jobs.ts";
import { allJobs, refill, type List } from "./job-lists.ts";
import { accepts } from "./oracle.ts";

const OPERATORS = ["eq", "ne", "in", "notIn", "like", "notLike", "contains", "startsWith", "endsWith", "eqIgnoreCase", "inIgnoreCase", "likeIgnoreCase", "containsIgnoreCase", "startsWithIgnoreCase"];

/** Every operator with every odd text against every odd text; ApplicationStatus may be null as well. */
describe.each(GRIDS)("text on $engine with DIRAC $generation", ({ engine, generation }) => {
  const rows = [...storedTexts({ engine, generation }), null].map((ApplicationStatus, index) => aJob({ JobID: index + 1, ApplicationStatus }));
  let grid: TestGrid, jobs: List<Job>;
  beforeAll(async () => {
    grid = await testGrid(engine, generation);
    jobs = allJobs(grid);
    await refill(grid, rows);
  });
  afterAll(() => grid.drop());

  it.each(OPERATORS)("is compared as the contract says, in the database and in memory: %s", async operator => {
    for (const text of [...TEXTS, ...NEAR_TEXTS]) {
      const filter: FilterInput = { applicationStatus: { [operator]: /^(in|notIn)/.test(operator) ? [text, "nobody's"] : text } };
      const expected = rows.filter(row => accepts(filter, row, generation)).map(row => row["ApplicationStatus"]);
      const found = (await jobs({ filter, first: 1000 }).page(["applicationStatus"])).edges.map(({ node }) => node.applicationStatus);
      expect(found.toReversed(), `${operator} ${JSON.stringify(text)}`).toEqual(expected);
      const condition = readFilter(filter, describeTable(Job), filtersAt(NOW));
      expect(rows.map(row => row["ApplicationStatus"] as string | null).filter(value => matches(condition, () => value)), `${operator} ${JSON.stringify(text)} in memory`).toEqual(expected);
    }
  });
});
