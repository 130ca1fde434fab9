import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { aJob } from "../helpers/a-job.ts";
import { as, data } from "../helpers/ask.ts";
import { GRIDS, testGrid, type TestGrid } from "../helpers/test-grid.ts";

describe.each(GRIDS)("jobs on $engine with DIRAC $generation", ({ engine, generation }) => {
  let grid: TestGrid;
  beforeAll(async () => {
    grid = await testGrid(engine, generation);
    await grid.insert("JobDB", "Jobs", [
      aJob({ JobID: 1, Status: "Failed", Site: "LCG.KEK.jp" }), aJob({ JobID: 2, Status: "failed", Owner: "bob" }), aJob({ JobID: 3, Status: "Done", JobGroup: "00001234" }),
      aJob({ JobID: 4, Status: "Failed", OwnerGroup: "ctao_user", Owner: "dave" }),
    ]);
  });
  afterAll(() => grid.drop());

  it("lists the visible jobs, newest first", async () => {
    const { jobs } = await data(as(grid, "alice@belle_user")("{ jobs { totalCount nodes { jobId status vo siteName owner lastUpdateTime verifiedFlag } } }"));
    expect(jobs.totalCount).toBe(3);
    expect(jobs.nodes.map((job: { jobId: number }) => job.jobId)).toEqual([3, 2, 1]);
    expect(jobs.nodes[2]).toEqual({ jobId: 1, status: "Failed", vo: "belle", siteName: "LCG.KEK.jp", owner: "alice", lastUpdateTime: "2026-11-20T09:00:00Z", verifiedFlag: true });
  });

  it("groups, facets, histogram, nested", async () => {
    const all = await data(as(grid, "alice@belle_user")(`{
      jobs(filter: {status: {eq: "Failed"}}) { totalCount groups(by: [STATUS, VO]) { total other groupCount buckets { key { field value } count } }
        facets(fields: [STATUS, OWNER]) { field total other groupCount buckets { value count } }
        histogram(of: LAST_UPDATE_TIME, bucket: HOUR) { total unknown buckets { from to count key { value } } } edges { cursor node { id } } pageInfo { hasNextPage hasPreviousPage endCursor } }
      jobGroups { totalCount nodes { id name jobCount lastUpdateTime jobs(first: 1) { totalCount nodes { jobId } groups(by: [STATUS]) { total buckets { count } } } } }
    }`));
    expect(all).toMatchInlineSnapshot(`
      {
        "jobGroups": {
          "nodes": [
            {
              "id": "WyJKb2JHcm91cCIsIjAwMDAxMjM0Il0",
              "jobCount": 1,
              "jobs": {
                "groups": {
                  "buckets": [
                    {
                      "count": 1,
                    },
                  ],
                  "total": 1,
                },
                "nodes": [
                  {
                    "jobId": 3,
                  },
                ],
                "totalCount": 1,
              },
              "lastUpdateTime": "2026-11-20T09:00:00Z",
              "name": "00001234",
            },
            {
              "id": "WyJKb2JHcm91cCIsIjAwMDAwMDAwIl0",
              "jobCount": 2,
              "jobs": {
                "groups": {
                  "buckets": [
                    {
                      "count": 1,
                    },
                    {
                      "count": 1,
                    },
                  ],
                  "total": 2,
                },
                "nodes": [
                  {
                    "jobId": 2,
                  },
                ],
                "totalCount": 2,
              },
              "lastUpdateTime": "2026-11-20T09:00:00Z",
              "name": "00000000",
            },
          ],
          "totalCount": 2,
        },
        "jobs": {
          "edges": [
            {
              "cursor": "WzEsIjZyWmxVWEJCclEiLDFd",
              "node": {
                "id": "WyJKb2IiLDFd",
              },
            },
          ],
          "facets": [
            {
              "buckets": [
                {
                  "count": 1,
                  "value": "Done",
                },
                {
                  "count": 1,
                  "value": "Failed",
                },
                {
                  "count": 1,
                  "value": "failed",
                },
              ],
              "field": "STATUS",
              "groupCount": 3,
              "other": 0,
              "total": 3,
            },
            {
              "buckets": [
                {
                  "count": 1,
                  "value": "alice",
                },
              ],
              "field": "OWNER",
              "groupCount": 1,
              "other": 0,
              "total": 1,
            },
          ],
          "groups": {
            "buckets": [
              {
                "count": 1,
                "key": [
                  {
                    "field": "STATUS",
                    "value": "Failed",
                  },
                  {
                    "field": "VO",
                    "value": "belle",
                  },
                ],
              },
            ],
            "groupCount": 1,
            "other": 0,
            "total": 1,
          },
          "histogram": {
            "buckets": [
              {
                "count": 1,
                "from": "2026-11-20T09:00:00Z",
                "key": [],
                "to": "2026-11-20T10:00:00Z",
              },
            ],
            "total": 1,
            "unknown": 0,
          },
          "pageInfo": {
            "endCursor": "WzEsIjZyWmxVWEJCclEiLDFd",
            "hasNextPage": false,
            "hasPreviousPage": false,
          },
          "totalCount": 1,
        },
      }
    `);
  });
});
