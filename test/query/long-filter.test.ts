import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { aJob } from "../helpers/a-job.ts";
import { as, data, type Ask, type Json } from "../helpers/ask.ts";
import { testGrid, type TestGrid } from "../helpers/test-grid.ts";
import { expectRefusal } from "./refusal.ts";
import { refill } from "./job-lists.ts";

const JOBS = 500;
const IDS = Array.from({ length: 10_000 }, (_, index) => index + 251);
const COUNT = "query ($filter: JobFilter) { jobs(filter: $filter) { totalCount } }";

const GRIDS = [{ engine: "sqlite", generation: "9.1" }, { engine: "mysql", generation: "8.0" }, { engine: "mysql", generation: "9.1" }] as const;

describe.each(GRIDS)("filters with long lists on $engine with DIRAC $generation", ({ engine, generation }) => {
  let grid: TestGrid, ask: Ask;
  beforeAll(async () => {
    grid = await testGrid(engine, generation);
    ask = as(grid, "alice@belle_user");
    await refill(grid, Array.from({ length: JOBS }, (_, index) => aJob({ JobID: index + 1, JobGroup: `g${index}` })));
  });
  afterAll(() => grid.drop());

  it("are said once for many parents, in one statement for each field", async () => {
    grid.statements.length = 0;
    const { jobGroups } = await data(ask(`query ($ids: [SafeInt!]) { jobGroups(first: 1000) { nodes { name jobs(filter: {jobId: {in: $ids}}) {
      totalCount nodes { jobId jobGroup } groups(by: [STATUS]) { total } facets(fields: [STATUS, OWNER]) { total } } } } }`, { ids: IDS }));
    expect(grid.statements).toHaveLength(5);
    expect(jobGroups.nodes).toHaveLength(JOBS);
    for (const { name, jobs } of jobGroups.nodes) {
      const index = Number(name.slice(1)), expected = index + 1 >= IDS[0]! ? 1 : 0;
      expect(jobs).toEqual({ totalCount: expected, nodes: expected === 1 ? [{ jobId: index + 1, jobGroup: name }] : [], groups: { total: expected }, facets: [{ total: expected }, { total: expected }] });
    }
  });

  it("are said again for many facets, in as many statements as they need", async () => {
    const enums = ["JOB_ID", "STATUS", "SITE_NAME", "VO", "SUBMISSION_TIME"];
    const { jobs } = await data(ask(`query ($ids: [SafeInt!], $names: [String!]) { jobs(filter: {jobId: {in: $ids}, owner: {notIn: $names}}) { facets(fields: [${enums.join()}]) { field total } } }`, { ids: IDS, names: IDS.map(String) }));
    expect(jobs.facets).toEqual(enums.map(field => ({ field, total: field === "JOB_ID" ? JOBS : JOBS - 250 })));
  });

  // SQLite takes seconds to plan 7,000, but its bound on the depth of an expression is 1,000
  const BRANCHES = engine === "sqlite" ? 2000 : 7000;
  it(`may have ${BRANCHES} branches`, async () => {
    const branches = IDS.slice(0, BRANCHES).map(id => ({ jobId: { eq: id }, status: { ne: "Done" }, owner: { eq: "alice" } }));
    expect((await data(ask(COUNT, { filter: { or: branches } }))).jobs.totalCount).toBe(JOBS - 250);
    expect((await data(ask(COUNT, { filter: { not: { and: branches } } }))).jobs.totalCount).toBe(JOBS);
  });

  it("may have 30,000 values, branches included, but not more: that would be more than a statement may hold", async () => {
    const three = { jobId: { in: IDS }, owner: { notIn: IDS.map(String) }, siteName: { notIn: IDS.slice(0, 9_990).map(String) } }, twenty = IDS.slice(0, 20).map(String);
    expect((await data(ask(COUNT, { filter: three }))).jobs.totalCount).toBe(JOBS - 250);
    for (const more of [{ not: { jobGroup: { in: twenty } } }, { or: [{}, { minorStatus: { in: twenty } }] }, { or: Array.from({ length: 20 }, () => ({})) }]) {
      const { data: found, errors } = await ask(COUNT, { filter: { ...three, ...more } });
      expect({ found, errors }).toMatchObject({ found: { jobs: null }, errors: [{ message: expect.stringContaining("at most 30000"), extensions: { code: "QUERY_TOO_COMPLEX", argument: "filter" } }] });
    }
  });

  it("of long texts are as long as their texts", async () => {
    const lfns = IDS.map(id => `/belle/${"x".repeat(240)}/${id}`);
    expect((await data(ask(COUNT, { filter: { siteName: { notIn: lfns } } }))).jobs.totalCount).toBe(JOBS);
    const { errors } = await ask(COUNT, { filter: { siteName: { ne: "x".repeat(4_000_000) } } });
    expect(errors).toMatchObject([{ extensions: { code: "QUERY_TOO_COMPLEX" } }]);
    expect((await data(ask(COUNT))).jobs.totalCount as Json).toBe(JOBS);
  });

  it("are refused with the argument's name where one list alone is too long", async () => {
    await expectRefusal(ask, COUNT, { filter: { not: { jobId: { in: [...IDS, 1] } } } }, "filter.not.jobId.in", "a list of 10001 is too long: at most 10000 values");
  });
});
