import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { describe as describeTable } from "../../src/schema/common/table-registry.ts";
import { Job } from "../../src/schema/wms/job.type.ts";
import { TRANSFORMATION_NUMBER } from "../../src/datasources/wms/transformation-number.ts";
import { matches } from "../../src/datasources/query/predicate.ts";
import { readFilter } from "../../src/datasources/query/filter.ts";
import type { FilterInput } from "../../src/schema/common/filter-for.ts";
import { aJob } from "../helpers/a-job.ts";
import { as, data, NOW } from "../helpers/ask.ts";
import { filtersAt } from "../helpers/filter-context.ts";
import { explain, sentStatements } from "../helpers/plans.ts";
import { GRIDS, testGrid, type TestGrid } from "../helpers/test-grid.ts";

/** Job groups, and the transformation that each names. */
const GROUPS: readonly (readonly [jobGroup: string, transformationId: number | null])[] = [
  ["00009001", 9001], ["00009002", 9002], ["99999999", 99_999_999], ["00000001", 1],
  ["00000000", null], ["9001", null], ["000009001", null], ["0000900a", null], ["1234567\n", null], ["12345678\n", null], [" 0009001", null], ["0000900１", null], ["0x009001", null], ["-0009001", null], ["1.000000", null], ["myAnalysis", null],
];

describe.each(GRIDS)("the transformation of a job on $engine with DIRAC $generation", ({ engine, generation }) => {
  let grid: TestGrid;
  // 8.0 stores latin1
  const groups = GROUPS.filter(([jobGroup]) => generation === "9.1" || !jobGroup.includes("１"));
  beforeAll(async () => {
    grid = await testGrid(engine, generation);
    await grid.insert("JobDB", "Jobs", groups.map(([JobGroup], index) => aJob({ JobID: index + 1, JobGroup })));
  });
  afterAll(() => grid.drop());

  const ask = (filter: FilterInput) => data(as(grid, "alice@belle_user")("query Q($filter: JobFilter) { jobs(filter: $filter, first: 100) { nodes { jobId } } }", { filter }));
  const found = async (filter: FilterInput) => (await ask(filter)).jobs.nodes.map(({ jobId }: { jobId: number }) => jobId - 1).sort((a: number, b: number) => a - b);

  it("is the number that its job group is, with eight digits", async () => {
    const { jobs } = await data(as(grid, "alice@belle_user")("{ jobs(first: 100) { nodes { jobGroup transformationId } } }"));
    expect(new Map(jobs.nodes.map(({ jobGroup, transformationId }: { jobGroup: string; transformationId: number | null }) => [jobGroup, transformationId]))).toEqual(new Map(groups));
  });

  it.each([
    { transformationId: { eq: 9001 } }, { transformationId: { in: [9001, 1, 5, 0, -1, 100_000_000] } }, { transformationId: { notIn: [9001] } }, { transformationId: { ne: 1 } }, { not: { transformationId: { eq: 1 } } },
    { transformationId: { gt: 9001 } }, { transformationId: { gte: 9001, lt: 9003 } }, { transformationId: { isNull: true } }, { transformationId: { isNull: false } }, { transformationId: { in: [] } }, { transformationId: { notIn: [] } },
  ])("is filtered by as by a number: %j", async filter => {
    const condition = readFilter(filter, describeTable(Job), filtersAt(NOW));
    expect(await found(filter)).toEqual(groups.flatMap(([jobGroup], index) => (matches(condition, () => TRANSFORMATION_NUMBER.valueOf(jobGroup)) ? [index] : [])));
  });

  it("groups jobs, in all forms", async () => {
    const { jobs } = await data(as(grid, "alice@belle_user")("{ jobs { groups(by: [TRANSFORMATION_ID]) { groupCount buckets { key { value } count } } facets(fields: [TRANSFORMATION_ID]) { buckets { value count } } } }"));
    const none = groups.filter(([, number]) => number === null).length;
    expect(jobs.groups.groupCount).toBe(5);
    expect(jobs.groups.buckets[0]).toEqual({ key: [{ value: null }], count: none });
    expect(jobs.facets[0].buckets).toEqual(expect.arrayContaining([{ value: null, count: none }, { value: "9001", count: 1 }, { value: "99999999", count: 1 }]));
  });

  if (engine === "mysql") it("is found by the index on the job group", async () => {
    // what the optimizer knows of a table that was just made is chance
    await grid.run("JobDB", "analyze table Jobs");
    const statements = await sentStatements(grid, "JobDB", "select", () => ask({ transformationId: { in: [9001, 9002] } }));
    expect(statements).toHaveLength(1);
    expect((await explain(grid, "JobDB", statements[0]!)).map(({ key }) => key)).toEqual(["JobGroup"]);
  });
});
