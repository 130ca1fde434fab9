import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { aJob } from "../helpers/a-job.ts";
import { as, data, type Ask } from "../helpers/ask.ts";
import { GRIDS, testGrid, type TestGrid } from "../helpers/test-grid.ts";

describe.each(GRIDS)("filters that say nothing on $engine with DIRAC $generation", ({ engine, generation }) => {
  let grid: TestGrid, ask: Ask;
  beforeAll(async () => {
    grid = await testGrid(engine, generation);
    ask = as(grid, "alice@belle_user");
    await grid.insert("JobDB", "Jobs", [aJob({ Status: "Done" }), aJob({ Status: "Failed", ApplicationStatus: null }), aJob({ OwnerGroup: "ctao_user" })]);
  });
  afterAll(() => grid.drop());

  const count = async (filter: unknown): Promise<number> => (await data(ask("query ($filter: JobFilter) { jobs(filter: $filter) { totalCount } }", { filter }))).jobs.totalCount;

  it.each([
    null, {}, { and: [] }, { status: { notIn: [] } }, { status: {} }, { jobId: { notIn: [] } }, { lastUpdateTime: { notIn: [] } }, { verifiedFlag: {} }, { applicationStatus: { notIn: [] } }, { not: { or: [] } }, { not: { status: { in: [] } } },
    { or: [{}] }, { or: [{ status: { in: [] } }, {}] }, { and: [{}, { and: [] }] }, { status: null, not: null, and: null, or: null }, { or: [{ status: null }] }, { or: null, and: [{ not: null }] },
  ])("match every visible row: %j", async filter => {
    expect(await count(filter)).toBe(2);
  });

  it.each([
    { or: [] }, { status: { in: [] } }, { status: { inIgnoreCase: [] } }, { jobId: { in: [] } }, { lastUpdateTime: { in: [] } }, { vo: { in: [] } }, { not: {} }, { not: { and: [] } }, { and: [{ or: [] }] }, { or: [{ or: [] }] }, { status: { notIn: [] }, or: [] },
    { applicationStatus: { isNull: true, eq: "Unknown" } }, { status: { eq: "Done", ne: "Done" } }, { and: [{ status: { eq: "Done" } }, { status: { eq: "Failed" } }] }, { jobId: { gt: 5, lt: 5 } }, { status: { isNull: true } },
    { status: { eq: "NoSuchStatus" } }, { vo: { eq: "nobody" } }, { vo: { eq: "ctao" } }, { jobId: { eq: -1 } }, { jobId: { eq: Number.MAX_SAFE_INTEGER } },
  ])("match nothing, which is no error: %j", async filter => {
    expect(await count(filter)).toBe(0);
    const { jobs } = await data(ask(`query ($filter: JobFilter) { jobs(filter: $filter) { totalCount nodes { jobId } edges { cursor } pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
      groups(by: [STATUS]) { total other groupCount buckets { count } } facets(fields: [JOB_GROUP]) { total other groupCount buckets { count } } histogram(of: LAST_UPDATE_TIME, bucket: DAY) { total unknown buckets { count } } } }`, { filter }));
    const nothing = { total: 0, other: 0, groupCount: 0, buckets: [] };
    expect(jobs).toEqual({
      totalCount: 0, nodes: [], edges: [], pageInfo: { hasNextPage: false, hasPreviousPage: false, startCursor: null, endCursor: null },
      groups: nothing, facets: [nothing], histogram: { total: 0, unknown: 0, buckets: [] },
    });
  });

  it.each([
    [{ status: { eq: "Done" }, or: [{ owner: { eq: "alice" } }, {}] }, 1], [{ status: { eq: "Done" }, or: [] }, 0], [{ or: [{ status: { eq: "Done" } }, { status: { eq: "Failed" } }], status: { ne: "Failed" } }, 1],
    [{ applicationStatus: { ne: "Unknown" } }, 1], [{ applicationStatus: { notIn: ["Unknown"] } }, 1], [{ applicationStatus: { notLike: "%" } }, 1], [{ not: { applicationStatus: { eq: "Unknown" } } }, 1],
    [{ applicationStatus: { isNull: true } }, 1], [{ applicationStatus: { isNull: false } }, 1], [{ not: { applicationStatus: { contains: "" } } }, 1], [{ startExecTime: { gte: "1900-01-01" } }, 0], [{ not: { startExecTime: { gte: "1900-01-01" } } }, 2],
  ])("stand beside others, which count; rows without a value are in the complement: %j", async (filter, expected) => {
    expect(await count(filter)).toBe(expected);
  });
});
