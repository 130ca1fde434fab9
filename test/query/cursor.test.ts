import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { fingerprint } from "../../src/datasources/query/cursor.ts";
import { OrderDirection } from "../../src/schema/common/order-for.ts";
import { aJob } from "../helpers/a-job.ts";
import { as, data, NOW, type Ask, type Json } from "../helpers/ask.ts";
import { GRIDS, testGrid, type TestGrid } from "../helpers/test-grid.ts";
import { jobsOfBelle } from "./job-lists.ts";

const LIST = `query ($filter: JobFilter, $orderBy: [JobOrder!], $after: String, $before: String) {
  jobs(filter: $filter, orderBy: $orderBy, first: 2, after: $after, before: $before) { nodes { jobId } pageInfo { startCursor endCursor } }
}`;
const FILTER = { status: { in: ["Failed", "Done"] }, or: [{ lastUpdateTime: { gte: "-P7D" } }, { owner: { eq: "nobody" } }] };
const BY_TIME = [{ field: "LAST_UPDATE_TIME", direction: "DESC" }];
const BY_OWNER = [{ field: "OWNER" }, { field: "RESCHEDULE_COUNTER" }];

describe.each(GRIDS)("cursors on $engine with DIRAC $generation", ({ engine, generation }) => {
  let grid: TestGrid, ask: Ask, cursor: string;
  beforeAll(async () => {
    grid = await testGrid(engine, generation);
    ask = as(grid, "alice@belle_user");
    await grid.insert("JobDB", "Jobs", ["Failed", "Done", "Failed", "Done", "Failed"].map((Status, index) => aJob({ JobID: index + 1, Status, JobGroup: "g" })));
    cursor = await endCursor({ filter: FILTER, orderBy: BY_TIME });
  });
  afterAll(() => grid.drop());

  const page = async (variables: object): Promise<Json> => (await data(ask(LIST, { ...variables }))).jobs;
  const endCursor = async (variables: object): Promise<string> => (await page(variables)).pageInfo.endCursor;
  const ids = ({ nodes }: Json) => nodes.map(({ jobId }: Json) => jobId);
  const refused = async (argument: string, says: string | RegExp, variables: object) => {
    const answer = await ask(LIST, { ...variables });
    expect(answer).toMatchObject({ data: { jobs: null }, errors: [{ message: expect.stringMatching(says), path: ["jobs"], extensions: { code: "BAD_USER_INPUT", argument } }] });
  };
  /** The cursor with another position. */
  const forged = (genuine: string, ...position: unknown[]) => encoded([...(JSON.parse(Buffer.from(genuine, "base64url").toString()) as unknown[]).slice(0, 2), ...position]);
  const encoded = (value: unknown) => Buffer.from(typeof value === "string" ? value : JSON.stringify(value)).toString("base64url");

  it("go on behind their row, and before it", async () => {
    expect(ids(await page({ filter: FILTER, orderBy: BY_TIME, after: cursor }))).toEqual([3, 2]);
    expect(ids(await page({ filter: FILTER, orderBy: BY_TIME, before: cursor }))).toEqual([5]);
  });

  it("are the first page where they are null or absent", async () => {
    for (const variables of [{ after: null }, { before: null }, { after: null, before: null }, {}]) expect(ids(await page(variables))).toEqual([5, 4]);
  });

  it.each([
    ["its fields and operators in another order", { or: [{ lastUpdateTime: { gte: "-P7D" } }, { owner: { eq: "nobody" } }], status: { in: ["Failed", "Done"] } }],
    ["null for what it does not say", { ...FILTER, owner: null, not: null, and: null, or: [{ lastUpdateTime: { gte: "-P7D" }, status: null }, { owner: { eq: "nobody" } }] }],
  ])("serve the same filter written with %s", async (_what, filter) => {
    expect(ids(await page({ filter, orderBy: BY_TIME, after: cursor }))).toEqual([3, 2]);
  });

  it("serve the same query written with literals, with its defaults, and under an alias", async () => {
    const { again } = await data(ask(`query ($after: String) { again: jobs(first: 2, after: $after, orderBy: {field: LAST_UPDATE_TIME, direction: DESC},
      filter: {or: [{lastUpdateTime: {gte: "-P7D"}}, {owner: {eq: "nobody"}}], status: {in: ["Failed", "Done"]}}) { nodes { jobId } } }`, { after: cursor }));
    expect(ids(again)).toEqual([3, 2]);
    const byOwner = await endCursor({ orderBy: BY_OWNER });
    expect(ids(await page({ orderBy: BY_OWNER.map(key => ({ ...key, direction: "ASC" })), after: byOwner }))).toEqual([3, 4]);
    expect(ids(await page({ orderBy: [], after: await endCursor({ filter: {} }) }))).toEqual([3, 2]);
  });

  it("go on where time has passed: a relative time is the filter as written, not the instant that it means", async () => {
    const later = jobsOfBelle(grid, NOW + 3_600_000)({ filter: FILTER, orderBy: [{ field: "lastUpdateTime", direction: OrderDirection.DESC }], first: 2, after: cursor });
    expect((await later.page([])).edges.map(({ node }) => node.jobId)).toEqual([3, 2]);
    await refused("after", "another query", { filter: { ...FILTER, or: [{ lastUpdateTime: { gte: "2026-11-13T12:00:00Z" } }, { owner: { eq: "nobody" } }] }, orderBy: BY_TIME, after: cursor });
  });

  it.each([
    ["filter", { orderBy: BY_TIME }],
    ["filter, by one value", { filter: { ...FILTER, status: { in: ["Failed", "done"] } }, orderBy: BY_TIME }],
    ["filter, by the order of a list", { filter: { ...FILTER, status: { in: ["Done", "Failed"] } }, orderBy: BY_TIME }],
    ["filter, by its not", { filter: { not: FILTER }, orderBy: BY_TIME }],
    ["order", { filter: FILTER }],
    ["direction", { filter: FILTER, orderBy: [{ field: "LAST_UPDATE_TIME", direction: "ASC" }] }],
    ["order, by one more key", { filter: FILTER, orderBy: [...BY_TIME, { field: "OWNER" }] }],
  ])("of another %s are refused by name", async (_what, variables) => {
    await refused("after", "^after: is the cursor of another query: keep the field, its filter and its order", { ...variables, after: cursor });
    await refused("before", "^before: is the cursor of another query", { ...variables, before: cursor });
  });

  it("of another field are refused, though its rows are the same", async () => {
    const nested = await data(ask("{ jobGroups { nodes { jobs(first: 2) { pageInfo { endCursor } } } } }"));
    await refused("after", "another query", { after: nested.jobGroups.nodes[0].jobs.pageInfo.endCursor });
    const answer = await ask("query ($after: String) { jobGroups { nodes { jobs(after: $after) { nodes { jobId } } } } }", { after: await endCursor({}) });
    expect(answer.errors).toMatchObject([{ path: ["jobGroups", "nodes", 0, "jobs"], extensions: { code: "BAD_USER_INPUT", argument: "after" } }]);
    expect((await ask("query ($after: String) { jobGroups(after: $after) { nodes { name } } }", { after: await endCursor({}) })).errors).toMatchObject([{ extensions: { code: "BAD_USER_INPUT", argument: "after" } }]);
  });

  it.each([
    ["empty", ""], ["a word", "next"], ["no base64", "%%%"], ["no JSON", encoded("[1,")], ["JSON of something else", encoded({ version: 1 })], ["a number", encoded("1")], ["null", encoded("null")],
    ["a list of nothing", encoded([])], ["of another version", encoded([2, "x", 1])], ["the id of a job", encoded(["Job", 1])], ["deep", encoded(`${"[".repeat(20_000)}${"]".repeat(20_000)}`)], ["long", "A".repeat(100_000)],
  ])("that are none are refused by name: %s", async (_what, after) => {
    await refused("after", "^after: is no cursor of this graph; take it from `pageInfo` or `edges`", { after });
    await refused("before", "^before: is no cursor of this graph", { before: after });
  });

  it("that lost a part are refused, wherever it was", async () => {
    for (let length = 0; length < cursor.length; length++) {
      await refused("after", "is no cursor of this graph|is the cursor of another query", { filter: FILTER, orderBy: BY_TIME, after: cursor.slice(0, length) });
      if (length > 0) await refused("after", "is no cursor of this graph|is the cursor of another query", { filter: FILTER, orderBy: BY_TIME, after: cursor.slice(length) });
    }
  });

  it.each([
    ["too few", []], ["one short", ["2026-11-20 09:00:00"]], ["one more", ["2026-11-20 09:00:00", 4, 4]],
    ["text for a number", ["2026-11-20 09:00:00", "4"]], ["a fraction for a whole number", ["2026-11-20 09:00:00", 4.5]], ["a number beyond 53 bits", ["2026-11-20 09:00:00", 2 ** 60]],
    ["a number for a time", [1_763_640_000, 4]], ["a word for a time", ["yesterday", 4]], ["a time as the graph writes it", ["2026-11-20T09:00:00Z", 4]], ["a time without meaning", ["2026-99-99 99:99:99", 4]],
    ["an injected statement for a time", ["2026-11-20 09:00:00' or 1 = 1 -- ", 4]], ["a statement for a number", ["2026-11-20 09:00:00", "0 or 1 = 1"]],
    ["a list", [["2026-11-20 09:00:00"], 4]], ["an object", ["2026-11-20 09:00:00", { toSqlString: "1" }]], ["a flag", ["2026-11-20 09:00:00", true]],
    ["no value for the key", ["2026-11-20 09:00:00", null]],
  ])("whose values cannot be those of a row are refused: %s", async (_what, position) => {
    await refused("after", "^after: is no cursor of this graph", { filter: FILTER, orderBy: BY_TIME, after: forged(cursor, ...position) });
    await refused("before", "^before: is no cursor of this graph", { filter: FILTER, orderBy: BY_TIME, before: forged(cursor, ...position) });
  });

  it("hold text as text, whatever it says", async () => {
    const genuine = await endCursor({ orderBy: BY_OWNER });
    for (const owner of ["'; drop table Jobs; -- ", "zz' or '1' = '1", "zz\\' or 1 = 1 -- ", "${1}", "?", "zz\u0000"]) {
      expect(ids(await page({ orderBy: BY_OWNER, before: forged(genuine, owner, 0, 3) })), owner).toEqual(owner.startsWith("z") ? [1, 2] : []);
    }
    expect((await data(ask("{ jobs { totalCount } }"))).jobs.totalCount).toBe(5);
    expect(grid.statements.filter(statement => statement.includes("drop table") || statement.includes("1' = '1"))).toEqual([]);
  });

  it("carry no rights: one of a row that the viewer may not see shows what the viewer sees", async () => {
    const query = "query ($after: String) { jobs(after: $after) { nodes { jobId } } }";
    const other = as(grid, "dave@ctao_user");
    expect(await data(other(query, { after: await endCursor({}) }))).toEqual({ jobs: { nodes: [] } });
  });
});

describe("the fingerprint of a query", () => {
  const order = [{ field: "owner", descending: false }];
  it("is the same for the same filter in another order, which GraphQL's own coercion would hide", () => {
    const print = fingerprint("Query.jobs", { status: { in: ["a", "b"], ne: "c" }, or: [{ owner: { eq: "x" }, vo: { eq: "y" } }] }, order);
    expect(fingerprint("Query.jobs", { or: [{ vo: { eq: "y" }, owner: { eq: "x" } }], status: { ne: "c", in: ["a", "b"] } }, order)).toBe(print);
    expect(fingerprint("Query.jobs", { or: [{ vo: { eq: "y" } }, { owner: { eq: "x" } }], status: { ne: "c", in: ["a", "b"] } }, order)).not.toBe(print);
  });

  it("is that of an empty filter where there is none", () => {
    const print = fingerprint("Query.jobs", {}, order);
    expect([null, undefined, { status: null }, { not: undefined }].map(filter => fingerprint("Query.jobs", filter, order))).toEqual([print, print, print, print]);
  });
});
