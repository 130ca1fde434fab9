import { buildSchema, parse, validate, type OperationDefinitionNode } from "graphql";
import supertest from "supertest";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { CsvTable } from "../../../src/server/csv/csv-table.ts";
import { aJob } from "../../helpers/a-job.ts";
import type { ServerOfMany } from "../../helpers/live-viewers.ts";
import { testGrid, type TestGrid } from "../../helpers/test-grid.ts";
import { schema, idOf, serve, post, lines, refusal } from "./asking.ts";

describe("the one list of an operation", () => {
  let grid: TestGrid, server: ServerOfMany;
  beforeAll(async () => {
    grid = await testGrid("sqlite", "9.1");
    await grid.insert("JobDB", "Jobs", [aJob({ JobID: 1, JobName: "日本, ½ \u{1F600}", Status: "Failed", MinorStatus: "x" }), ...[2, 3].map(JobID => aJob({ JobID })), aJob({ JobID: 4, Site: "CLOUD.CNAF.it" })]);
    await grid.insert("JobLoggingDB", "LoggingInfo", ["Received", "Failed"].map((Status, index) => ({ JobID: 1, SeqNum: index + 1, Status, MinorStatus: "", ApplicationStatus: "", StatusTime: `2026-11-20 09:0${index}:00`, StatusTimeOrder: 493894800 + index, StatusSource: "-" })));
    server = await serve(grid);
  });
  afterAll(async () => {
    await server.stop();
    await grid.drop();
  });

  it("is one of groups, with whether there are more, where no rows are asked for", async () => {
    const query = "query ($first: SafeInt!) { jobs { totalCount pageInfo { hasNextPage } groups(by: [SITE_NAME, STATUS], first: $first) { other counts: buckets { key { value } count } } } }";
    const cut = await post(server, query, { first: 2 });
    expect(lines(cut)).toEqual(["key,count", "LCG.KEK.jp; Waiting,2", "CLOUD.CNAF.it; Waiting,1"]);
    expect(cut.headers).toMatchObject({ "dirac-has-next-page": "true" });
    expect((await post(server, query, { first: 3 })).headers).toMatchObject({ "dirac-has-next-page": "false" });
    expect(lines(await post(server, "{ jobs { histogram(of: SUBMISSION_TIME, bucket: DAY) { buckets { from count } } } }"))).toEqual(["from,count", "2026-11-19T00:00:00Z,4"]);
    const facets = await post(server, "{ jobs { facets(fields: [STATUS]) { field buckets { value count } } } }");
    expect(lines(facets)).toEqual(["field,buckets", "STATUS,Waiting 3; Failed 1"]);
    expect(facets.headers["dirac-has-next-page"]).toBeUndefined();
  });

  it("is that of nodes, else of edges, where there is more", async () => {
    expect(lines(await post(server, "{ __typename jobs(first: 1) { groups(by: [STATUS]) { buckets { count } } edges { cursor } rows: nodes { jobId } } }"))).toEqual(["jobId", "4"]);
    expect(lines(await post(server, "{ jobs(first: 1) { groups(by: [STATUS]) { buckets { count } } nodes: edges { node { jobId } } } }"))).toEqual(["node.jobId", "4"]);
  });

  it("is found in fragments, and its cursors with it", async () => {
    const query = "query ($first: SafeInt) { ...Q } fragment Q on Query { ... { all: jobs(first: $first) { ...Rows pageInfo { hasNextPage } } } } fragment Rows on JobConnection { nodes { jobId } }";
    const { headers, text } = await post(server, query, { first: 3 });
    expect({ headers, text }).toMatchObject({ text: "jobId\r\n4\r\n3\r\n2\r\n", headers: { "content-disposition": 'attachment; filename="all.csv"', "dirac-has-next-page": "true" } });
    const inside = await post(server, '{ site(name: "LCG.KEK.jp") { name jobs(first: 2) { edges { node { jobId } } } } }');
    expect(lines(inside)).toEqual(["node.jobId", "3", "2"]);
    expect(inside.headers).toMatchObject({ "dirac-has-next-page": "true", "dirac-end-cursor": expect.stringMatching(/./) });
  });

  it("may belong to one object", async () => {
    const { headers, text } = await post(server, "{ job(jobId: 1) { jobId history { status source } } }");
    expect(text).toBe("status,source\r\nReceived,'-\r\nFailed,'-\r\n");
    expect(headers).toMatchObject({ "content-disposition": 'attachment; filename="job.csv"' });
    expect(headers["dirac-has-next-page"]).toBeUndefined();
  });

  it("has its cursors also below an object of several types", async () => {
    const query = "query ($id: ID!) { node(id: $id) { ... on JobGroup { jobs(first: 2) { nodes { jobId } } } ... on Site { jobs(first: 2) { nodes { jobId } } } } }";
    for (const [id, jobs] of [[idOf("Site", "LCG.KEK.jp"), ["3", "2"]], [idOf("JobGroup", "00000000"), ["4", "3"]]] as const) {
      const response = await post(server, query, { id });
      expect(lines(response)).toEqual(["jobId", ...jobs]);
      expect(response.headers).toMatchObject({ "dirac-has-next-page": "true" });
    }
  });

  it.each([
    "{ jobs { nodes { jobId } } }", "query ($first: SafeInt) { ...Q } fragment Q on Query { all: jobs(first: $first) { edges { cursor } pageInfo { hasNextPage } } }", "{ pilotSummaries { siteName } }",
    "{ jobs { groups(by: [STATUS]) { buckets { count } } } }", "{ jobs { histogram(of: SUBMISSION_TIME, bucket: DAY) { buckets { count } } } }", '{ job(jobId: 1) { history { status } } }',
  ])("is asked for in a valid document, also with what says whether there is more: %s", query => {
    const document = parse(query), table = CsvTable.of(schema, document, document.definitions[0] as OperationDefinitionNode, {});
    expect(validate(schema, table!.document)).toEqual([]);
  });

  it("may be of several types, or of nobody's token", async () => {
    const query = "query ($ids: [ID!]!) { nodes(ids: $ids) { ... on Job { jobId } __typename ... on Pilot { pilotId } ... on Job { status jobName } } }";
    expect(lines(await post(server, query, { ids: [idOf("Job", 1), idOf("Job", 77)] }))).toEqual(["jobId,__typename,pilotId,status,jobName", '1,Job,,Failed,"日本, ½ \u{1F600}"', ",,,,"]);
    expect((await post(server, "query ($ids: [ID!]!) { nodes(ids: $ids) { ... on Job { jobId } } }", { ids: [idOf("Job", 77)] })).text).toBe('jobId\r\n""\r\n');
    expect(lines(await supertest(server.url).post("/graphql").set("accept", "text/csv").send({ query: "{ gateway { subsystems { name available } } }" }))).toContain("wms,true");
  });

  it.each([
    ["{ jobs { nodes { jobId } } sites { nodes { name } } }", "ask for one of these alone: jobs, sites"],
    ["{ nodes(ids: []) { id } jobs { nodes { jobId } } }", "ask for one of these alone: nodes, jobs"],
    ["{ jobs { a: nodes { jobId } b: nodes { owner } } }", "ask for one of these alone: a, b"],
    ["{ jobs { groups(by: [STATUS]) { buckets { count } } facets(fields: [STATUS]) { total } } }", "ask for one of these alone: groups, facets"],
    ["{ jobs { totalCount pageInfo { hasNextPage } } }", "here is none"],
    ["{ gateway { version } }", "here is none"],
    ["{ __typename }", "here is none"],
    ["{ jobs { nodes { jobId @skip(if: true) site { name @include(if: false) } } } }", "selects no field of the rows of nodes"],
  ])("is not in %s", async (query, message) => {
    grid.statements.length = 0;
    expect(refusal(await post(server, query))).toEqual({ status: 400, code: "BAD_USER_INPUT", message: expect.stringContaining(message) });
    expect(grid.statements).toEqual([]);
  });

  it("has at most 1,000 columns, also where fragments in fragments select a thousand million", async () => {
    const tooMany = "query: more than 1000 fields of each row are too many for CSV";
    const tableOf = (query: string) => {
      const document = parse(query);
      return CsvTable.of(schema, document, document.definitions[0] as OperationDefinitionNode, {});
    };
    const columns = (count: number) => `{ jobs { nodes { ${Array.from({ length: count }, (_, index) => `a${index}: jobId`).join(" ")} } } }`;
    expect(tableOf(columns(1000))).toBeDefined();
    expect(() => tableOf(columns(1001))).toThrow(tooMany);
    const twice = (level: number) => ["a", "b"].map(alias => `${alias}: pilot { currentJob { ...F${level} } }`).join(" ");
    const fragments = Array.from({ length: 30 }, (_, level) => `fragment F${level} on Job { ${level < 29 ? twice(level + 1) : "jobId @skip(if: true)"} }`);
    expect(() => tableOf(`{ jobs { nodes { ...F0 } } } ${fragments.join(" ")}`)).toThrow(tooMany);
  });

  it("is of a query: mutations are not even executed, subscriptions need a stream", async () => {
    const document = parse("mutation { kill { id } }"), withMutations = buildSchema("type Job { id: ID } type Query { jobs: [Job] } type Mutation { kill: [Job] }");
    expect(() => CsvTable.of(withMutations, document, document.definitions[0] as OperationDefinitionNode, {})).toThrow("a mutation is not answered as CSV");
    expect(refusal(await post(server, "subscription { jobCounts(by: [STATUS]) { total } }"))).toMatchObject({ status: 400, code: "GRAPHQL_VALIDATION_FAILED" });
  });
});
