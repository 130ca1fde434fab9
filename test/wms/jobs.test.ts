import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { aJob } from "../helpers/a-job.ts";
import { as, data, type Json } from "../helpers/ask.ts";
import { GRIDS, testGrid, type TestGrid } from "../helpers/test-grid.ts";

describe.each(GRIDS)("jobs on $engine with DIRAC $generation", ({ engine, generation }) => {
  let grid: TestGrid;
  beforeAll(async () => {
    grid = await testGrid(engine, generation);
    await grid.insert("JobDB", "Jobs", [
      aJob({ JobID: 1, Status: "Failed" }),
      aJob({ JobID: 2, Status: "failed", Owner: "bob", LastUpdateTime: "2026-11-20 11:30:00" }),
      aJob({ JobID: 3, Status: "Done", JobGroup: "00001234", LastUpdateTime: null }),
      aJob({ JobID: 4, Status: "Failed", OwnerGroup: "ctao_user", Owner: "dave", LastUpdateTime: "2026-11-20 11:59:59" }),
    ]);
  });
  afterAll(() => grid.drop());

  const ask = (query: string): Promise<Json> => data(as(grid, "alice@belle_user")(query));

  it("are those of the viewer's VO, newest first, each with its columns", async () => {
    const { jobs } = await ask("{ jobs { totalCount nodes { jobId status vo siteName owner lastUpdateTime verifiedFlag } } }");
    expect(jobs.totalCount).toBe(3);
    expect(jobs.nodes.map(({ jobId }: Json) => jobId)).toEqual([3, 2, 1]);
    expect(jobs.nodes[2]).toEqual({ jobId: 1, status: "Failed", vo: "belle", siteName: "LCG.KEK.jp", owner: "alice", lastUpdateTime: "2026-11-20T09:00:00Z", verifiedFlag: true });
  });

  it("name the transformation that made them", async () => {
    const { jobs } = await ask("{ jobs { nodes { jobId transformationId } } }");
    expect(jobs.nodes).toEqual([{ jobId: 3, transformationId: 1234 }, { jobId: 2, transformationId: null }, { jobId: 1, transformationId: null }]);
  });

  it("have an id by which they are found again, and a cursor from which the list goes on", async () => {
    const { jobs } = await ask("{ jobs(first: 1) { edges { cursor node { id jobId } } pageInfo { hasNextPage hasPreviousPage startCursor endCursor } } }");
    const [{ cursor, node }] = jobs.edges;
    expect(jobs.pageInfo).toEqual({ hasNextPage: true, hasPreviousPage: false, startCursor: cursor, endCursor: cursor });
    const again = await ask(`{ node(id: "${node.id}") { __typename ... on Job { jobId } } jobs(first: 1, after: "${cursor}") { nodes { jobId } } }`);
    expect(again).toEqual({ node: { __typename: "Job", jobId: 3 }, jobs: { nodes: [{ jobId: 2 }] } });
  });

  it("are filtered and grouped by exact values", async () => {
    const { jobs } = await ask('{ jobs(filter: {status: {eq: "Failed"}}) { nodes { jobId } groups(by: [STATUS, VO]) { total other groupCount buckets { key { field value } count } } } }');
    expect(jobs).toEqual({
      nodes: [{ jobId: 1 }],
      groups: { total: 1, other: 0, groupCount: 1, buckets: [{ key: [{ field: "STATUS", value: "Failed" }, { field: "VO", value: "belle" }], count: 1 }] },
    });
  });

  it("are counted for each value that a filter could take instead", async () => {
    const { jobs } = await ask('{ jobs(filter: {status: {eq: "Failed"}}) { facets(fields: [STATUS, OWNER]) { field total other groupCount buckets { value count } } } }');
    expect(jobs.facets).toEqual([
      { field: "STATUS", total: 3, other: 0, groupCount: 3, buckets: [{ value: "Done", count: 1 }, { value: "Failed", count: 1 }, { value: "failed", count: 1 }] },
      { field: "OWNER", total: 1, other: 0, groupCount: 1, buckets: [{ value: "alice", count: 1 }] },
    ]);
  });

  it("are counted by the hour, empty hours and jobs without a time included", async () => {
    const { jobs } = await ask("{ jobs { histogram(of: LAST_UPDATE_TIME, bucket: HOUR) { total unknown buckets { from to count key { value } } } } }");
    const hour = (from: string, to: string, count: number) => ({ from: `2026-11-20T${from}:00:00Z`, to: `2026-11-20T${to}:00:00Z`, count, key: [] });
    expect(jobs.histogram).toEqual({ total: 3, unknown: 1, buckets: [hour("09", "10", 1), hour("10", "11", 0), hour("11", "12", 1)] });
  });

  it("form job groups, each with what the viewer sees of it", async () => {
    const { jobGroups } = await ask("{ jobGroups { totalCount nodes { name jobCount lastUpdateTime jobs(first: 1) { totalCount nodes { jobId } groups(by: [STATUS]) { total buckets { key { value } count } } } } } }");
    expect(jobGroups).toEqual({
      totalCount: 2,
      nodes: [
        { name: "00001234", jobCount: 1, lastUpdateTime: null, jobs: { totalCount: 1, nodes: [{ jobId: 3 }], groups: { total: 1, buckets: [{ key: [{ value: "Done" }], count: 1 }] } } },
        {
          name: "00000000", jobCount: 2, lastUpdateTime: "2026-11-20T11:30:00Z",
          jobs: { totalCount: 2, nodes: [{ jobId: 2 }], groups: { total: 2, buckets: [{ key: [{ value: "Failed" }], count: 1 }, { key: [{ value: "failed" }], count: 1 }] } },
        },
      ],
    });
  });
});
