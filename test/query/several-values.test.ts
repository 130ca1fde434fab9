import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { OrderDirection } from "../../src/schema/common/order-for.ts";
import { describe as describeTable } from "../../src/schema/common/table-registry.ts";
import { Job } from "../../src/schema/wms/job.type.ts";
import { aJob } from "../helpers/a-job.ts";
import { as, data, type Json } from "../helpers/ask.ts";
import { entriesRead, FEW, sentStatements } from "../helpers/plans.ts";
import { GRIDS, testGrid, type Row, type TestGrid } from "../helpers/test-grid.ts";
import { anyJobs } from "./any-jobs.ts";
import { jobsOfBelle, refill, type List } from "./job-lists.ts";
import { shown } from "./oracle.ts";
import { holds } from "./property.ts";
import { walk } from "./walk.ts";

describe.each(GRIDS)("pages of rows that have one of several values, on $engine with DIRAC $generation", ({ engine, generation }) => {
  let grid: TestGrid, jobs: List<Job>;
  beforeAll(async () => {
    grid = await testGrid(engine, generation);
    jobs = jobsOfBelle(grid);
  });
  afterAll(() => grid.drop());

  const directions = fc.constantFrom(OrderDirection.ASC, OrderDirection.DESC), sizes = fc.array(fc.integer({ min: 1, max: 5 }), { minLength: 1, maxLength: 3 });
  const indexed = [...describeTable(Job).columns.values()].filter(({ field, kind }) => kind === "text" && ["status", "owner", "siteName", "jobGroup", "minorStatus"].includes(field));

  it("show each once, in the order of the key, forwards and backwards, beside other conditions or not", () => holds(fc.asyncProperty(
    anyJobs({ engine, generation }), fc.constantFrom(...indexed), fc.nat(), fc.boolean(), directions, sizes, async (rows, { field, column }, seed, beside, direction, steps) => {
      await refill(grid, rows);
      // some of the values that there are, one twice, and one that there is not
      const there = [...new Set(rows.map(row => row[column]).filter(value => typeof value === "string"))], chosen = there.filter((_, index) => (seed >> index) % 2 === 0), values = [...chosen, ...chosen.slice(0, 1), "none"];
      const condition = { [field]: { in: values } }, filter = beside ? { and: [{ and: [condition] }, { userPriority: { gte: 1 } }] } : condition;
      const fits = (row: Row) => shown(row, "vo", generation) === "belle" && values.includes(String(row[column])) && (!beside || Number(row["UserPriority"]) >= 1);
      const expected = rows.filter(fits).map(row => Number(row["JobID"])).sort((a, b) => (direction === OrderDirection.ASC ? a - b : b - a)), args = { filter, orderBy: [{ field: "jobId", direction }] };
      expect((await walk(jobs, args, steps, "forward")).map(({ jobId }) => jobId)).toEqual(expected);
      expect((await walk(jobs, args, steps, "backward")).map(({ jobId }) => jobId)).toEqual(expected);
    }), 60));

  if (engine === "mysql") it("read no more than a page, wherever they stand among others", async () => {
    const numbers = Array.from({ length: 30_000 }, (_, index) => index + 1);
    // those that are asked for are the last in the order, behind all others
    await refill(grid, numbers.map(JobID => aJob({ JobID, Status: JobID > 27_000 ? (JobID % 2 === 0 ? "Failed" : "Killed") : "Done" })));
    await grid.run("JobDB", "analyze table Jobs");
    for (const [who, allVosGroups] of [["admin@belle_admin", ["belle_admin"]], ["alice@belle_user", []]] as const) {
      let found: Json;
      const statements = await sentStatements(grid, "JobDB", "select", async () => { found = await data(as(grid, who, allVosGroups)('{ jobs(filter: {status: {in: ["Failed", "Killed"]}}, orderBy: [{field: JOB_ID}]) { nodes { jobId } } }')); });
      expect(found.jobs.nodes.map(({ jobId }: Json) => jobId)).toEqual(numbers.slice(27_000, 27_050));
      expect(statements).toHaveLength(1);
      expect(await entriesRead(grid, "JobDB", statements[0]!)).toBeLessThan(FEW);
    }
  });
});
