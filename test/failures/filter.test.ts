import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { as, data, type Ask, type Json } from "../helpers/ask.ts";
import { GRIDS, testGrid, type Row, type TestGrid } from "../helpers/test-grid.ts";
import { failed, fingerprintsOf } from "./failed-jobs.ts";

/** Status, what the job says of itself, what DIRAC says of it. */
const ROWS: readonly (readonly [status: string, application: string | null, minor: string])[] = [
  ["Failed", "lost /a/b/1", "Unknown"], ["Failed", "lost /a/b/2", "Input"], ["Done", "lost /a/b/3", "Unknown"], ["Failed", "full", "Output"], ["Running", "full", "lost /a/b/5"],
  ["Failed", "Unknown", "Output"], ["Failed", null, ""], ["Done", "", "Unknown"], ["Done", "  ", ""],
];
const ALL = ROWS.map((_, index) => index + 1), without = (...ids: number[]) => ALL.filter(id => !ids.includes(id));

describe.each(GRIDS)("a filter by fingerprints on $engine with DIRAC $generation", ({ engine, generation }) => {
  let grid: TestGrid, ask: Ask, lost: string, full: string, output: string;
  beforeAll(async () => {
    grid = await testGrid(engine, generation);
    ask = as(grid, "alice@belle_user");
    await grid.insert("JobDB", "Jobs", ROWS.map(([Status, text, MinorStatus], index): Row => failed(text, { JobID: index + 1, Status, MinorStatus, Site: `LCG.S${index % 3}.jp`, LastUpdateTime: `2026-11-20 0${index + 1}:30:00` })));
    ({ "lost <path>": lost, full, Output: output } = await fingerprintsOf(ask) as { "lost <path>": string; full: string; Output: string });
  });
  afterAll(() => grid.drop());

  const list = async (filter: object, selection: string, args = ""): Promise<Json> => (await data(ask(`query ($filter: JobFilter) { jobs(filter: $filter, orderBy: [{field: JOB_ID}]${args}) { ${selection} } }`, { filter }))).jobs;
  async function found(filter: object): Promise<number[]> {
    const { nodes, totalCount } = await list(filter, "nodes { jobId } totalCount");
    expect(totalCount).toBe(nodes.length);
    return nodes.map(({ jobId }: Json) => jobId);
  }
  const within = (...of: string[]) => ({ errorFingerprint: { in: of } }), outside = (...of: string[]) => ({ errorFingerprint: { notIn: of } });

  it("finds the rows of which one text has one of the fingerprints", async () => {
    expect(await found(within(lost))).toEqual([1, 2, 3, 5]);
    expect(await found(within(lost, output))).toEqual([1, 2, 3, 4, 5, 6]);
    expect(await found(within(lost, lost))).toEqual([1, 2, 3, 5]);
    expect(await found(within("1-0000000000000000"))).toEqual([]);
    expect(await found(within("2-0000000000000000", full))).toEqual([4, 5]);
  });

  it("finds with `notIn` and with `not` all others, those that say nothing included", async () => {
    for (const filter of [outside(lost), { not: within(lost) }, { not: { not: outside(lost) } }]) expect(await found(filter)).toEqual(without(1, 2, 3, 5));
    expect(await found(outside(lost, full, output))).toEqual([7, 8, 9]);
    expect(await found(outside("1-0000000000000000"))).toEqual(ALL);
    expect(await found({ not: outside(lost) })).toEqual([1, 2, 3, 5]);
  });

  it("finds nothing, everything, or both at once, as lists do everywhere", async () => {
    expect(await found(within())).toEqual([]);
    expect(await found(outside())).toEqual(ALL);
    for (const nothing of [{}, null]) expect(await found({ errorFingerprint: nothing })).toEqual(ALL);
    expect(await found({ errorFingerprint: { in: [lost, full], notIn: [full] } })).toEqual([1, 2, 3]);
    expect(await found({ errorFingerprint: { in: [lost], notIn: [] } })).toEqual([1, 2, 3, 5]);
  });

  it("goes with what else is asked for, to any depth", async () => {
    expect(await found({ ...within(lost), status: { eq: "Failed" } })).toEqual([1, 2]);
    expect(await found({ and: [within(lost), within(full)] })).toEqual([5]);
    expect(await found({ or: [within(full), { status: { eq: "Done" } }], ...outside(lost) })).toEqual([4, 8, 9]);
    expect(await found({ or: [{ ...within(lost), status: { eq: "Done" } }, { ...within(output), applicationStatus: { eq: "Unknown" } }] })).toEqual([3, 6]);
    expect(await found({ not: { or: [within(lost), { not: { status: { eq: "Failed" } } }] } })).toEqual([4, 6, 7]);
    const nested = (levels: number): object => (levels === 0 ? within(lost) : { not: { and: [nested(levels - 1)] } });
    expect(await found(nested(6))).toEqual([1, 2, 3, 5]);
    expect(await found(nested(7))).toEqual(without(1, 2, 3, 5));
  });

  it("holds for a whole connection: groups, histogram, failures", async () => {
    const { groups, histogram, failures } = await list(within(lost), "groups(by: [STATUS]) { total buckets { key { value } count } } histogram(of: LAST_UPDATE_TIME, bucket: HOUR) { total buckets { count } } failures(of: [APPLICATION_STATUS]) { total buckets { pattern count } }");
    expect(groups).toEqual({ total: 4, buckets: [["Failed", 2], ["Done", 1], ["Running", 1]].map(([value, count]) => ({ key: [{ value }], count })) });
    expect(histogram).toEqual({ total: 4, buckets: [1, 1, 1, 0, 1].map(count => ({ count })) });
    expect(failures).toEqual({ total: 4, buckets: [{ pattern: "lost <path>", count: 3 }, { pattern: "full", count: 1 }] });
  });

  it("stays the same where a facet leaves out the condition of its own field beside it", async () => {
    const facets = async (filter: object, fields: string) => (await list(filter, `facets(fields: [${fields}]) { field total buckets { value count } }`)).facets.map(({ field, total, buckets }: Json) => [field, total, Object.fromEntries(buckets.map(({ value, count }: Json) => [value, count]))]);
    // text 3 is of a job that is Done, text 5 of one that is Running
    const byStatus = ["STATUS", 4, { Failed: 2, Done: 1, Running: 1 }], failedBySite = ["SITE_NAME", 2, { "LCG.S0.jp": 1, "LCG.S1.jp": 1 }];
    expect(await facets({ status: { eq: "Failed" }, ...within(lost) }, "STATUS, SITE_NAME")).toEqual([byStatus, failedBySite]);
    expect(await facets({ and: [{ and: [{ status: { eq: "Failed" } }] }, within(lost)] }, "SITE_NAME, STATUS")).toEqual([failedBySite, byStatus]);
    expect(await facets({ status: { eq: "Failed" }, siteName: { eq: "LCG.S1.jp" }, ...within(lost) }, "STATUS, SITE_NAME, OWNER")).toEqual([["STATUS", 2, { Failed: 1, Running: 1 }], failedBySite, ["OWNER", 1, { alice: 1 }]]);
    expect(await facets({ status: { eq: "Failed" }, ...outside(lost) }, "STATUS")).toEqual([["STATUS", 5, { Failed: 3, Done: 2 }]]);
    expect(await facets({ or: [{ status: { eq: "Failed" }, ...within(lost) }] }, "STATUS")).toEqual([["STATUS", 2, { Failed: 2 }]]);
    // what is said of the field by its fingerprint is no condition of the field
    expect(await facets({ applicationStatus: { eq: "full" }, ...within(lost) }, "APPLICATION_STATUS")).toEqual([["APPLICATION_STATUS", 4, { "lost /a/b/1": 1, "lost /a/b/2": 1, "lost /a/b/3": 1, full: 1 }]]);
  });

  it("holds from page to page, and a cursor is good for no other", async () => {
    const pages: number[] = [];
    let after: string | null = null;
    do {
      const { edges, pageInfo }: Json = await list(within(lost), "edges { node { jobId } } pageInfo { hasNextPage endCursor }", after === null ? ", first: 3" : `, first: 3, after: "${after}"`);
      pages.push(...edges.map(({ node }: Json) => node.jobId));
      after = pageInfo.hasNextPage ? pageInfo.endCursor : null;
    } while (after !== null);
    expect(pages).toEqual([1, 2, 3, 5]);
    const { pageInfo } = await list(within(lost), "pageInfo { endCursor }", ", first: 1");
    const { errors } = await ask("query ($filter: JobFilter, $after: String) { jobs(filter: $filter, after: $after, orderBy: [{field: JOB_ID}]) { nodes { jobId } } }", { filter: within(full), after: pageInfo.endCursor });
    expect(errors).toMatchObject([{ extensions: { code: "BAD_USER_INPUT", argument: "after" } }]);
  });

  it("reads the texts once for all that is asked of a list, and none where no fingerprint is named", async () => {
    const everything = "nodes { jobId } totalCount groups(by: [STATUS]) { total } histogram(of: LAST_UPDATE_TIME, bucket: DAY) { total } failures(of: [MINOR_STATUS]) { total } facets(fields: [OWNER]) { total }";
    const statements = async (filter: object) => {
      grid.statements.length = 0;
      await list({ status: { eq: "Failed" }, ...filter }, everything);
      return grid.statements.length;
    };
    expect(await statements({})).toBe(6);
    expect(await statements(within(lost))).toBe(8);
    expect(await statements({ errorFingerprint: { in: [], notIn: [] } })).toBe(6);
  });
});
