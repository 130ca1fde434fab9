import { buildSchema, parse, validate, type OperationDefinitionNode } from "graphql";
import supertest, { type Response } from "supertest";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { Database } from "../../src/datasources/database.ts";
import { Databases } from "../../src/datasources/databases.ts";
import { mysqlEngine } from "../../src/datasources/mysql.engine.ts";
import { CsvTable } from "../../src/server/csv/csv-table.ts";
import { csvText } from "../../src/server/csv/csv-text.ts";
import { gatewaySchema } from "../../src/server/schema.ts";
import { aJob } from "../helpers/a-job.ts";
import { aFile, anOperation, aRequest } from "../helpers/a-request.ts";
import { REGISTRY_WITH_DNS } from "../helpers/a-task-queue.ts";
import { viewerNamed } from "../helpers/ask.ts";
import { serverOfMany, type ServerOfMany } from "../helpers/live-viewers.ts";
import { TcpProxy } from "../helpers/tcp-proxy.ts";
import { GRIDS, testGrid, type TestGrid } from "../helpers/test-grid.ts";

const CSV = "text/csv; charset=utf-8; header=present", JSON_TYPE = "application/json; charset=utf-8";

const schema = await gatewaySchema();
const idOf = (...key: unknown[]) => Buffer.from(JSON.stringify(key)).toString("base64url");

const serve = (grid: TestGrid, databases = grid.databases) => serverOfMany({ ...grid, databases }, { alice: viewerNamed(grid, "alice@belle_user"), dave: viewerNamed(grid, "dave@ctao_user") });

/** Posts as alice, and takes CSV. */
const post = ({ url }: ServerOfMany, query: string, variables = {}, headers: Record<string, string> = {}) =>
  supertest(url).post("/graphql").set({ accept: "text/csv", authorization: "alice", ...headers }).send({ query, variables });

/** The lines of a table, which all end alike. */
function lines({ status, headers, text }: Response): string[] {
  expect({ status, type: headers["content-type"], text }).toMatchObject({ status: 200, type: CSV });
  expect(text.endsWith("\r\n")).toBe(true);
  return text.slice(0, -2).split("\r\n");
}

function refusal({ status, headers, body }: Response): { status: number; code: string; message: string } {
  expect({ type: headers["content-type"], disposition: headers["content-disposition"], data: body.data }).toEqual({ type: JSON_TYPE });
  return { status, code: body.errors[0].extensions.code, message: body.errors[0].message };
}

describe.each(GRIDS)("the rows of a list as CSV, on $engine with DIRAC $generation", ({ engine, generation }) => {
  let grid: TestGrid, server: ServerOfMany;
  beforeAll(async () => {
    grid = await testGrid(engine, generation, { names: ["JobDB", "JobLoggingDB", "ReqDB"], configuration: REGISTRY_WITH_DNS });
    await grid.insert("JobDB", "Jobs", [
      aJob({ JobID: 1, JobName: 'Zürich, "A"\r\nB', Status: "Failed" }), aJob({ JobID: 2, JobName: "=1+1" }), aJob({ JobID: 3, Status: "Done" }), aJob({ JobID: 9, Owner: "dave", OwnerGroup: "ctao_user" }),
    ]);
    await grid.insert("ReqDB", "Request", [aRequest({ RequestID: 1, JobID: 1 }), aRequest({ RequestID: 2 })]);
    await grid.insert("ReqDB", "Operation", [anOperation({ OperationID: 11, RequestID: 1, TargetSE: "KEK-DISK-SE,CNAF-DISK-SE" }), anOperation({ OperationID: 12, RequestID: 1, Order: 1, Type: "RemoveReplica", TargetSE: null }), anOperation({ OperationID: 21, RequestID: 2 })]);
    await grid.insert("ReqDB", "File", [aFile({ OperationID: 11, Status: "Done", LFN: "/belle/a" }), ...["/belle/b", "/belle/c"].map(LFN => aFile({ OperationID: 11, LFN })), aFile({ OperationID: 12, LFN: "/belle/d" })]);
    server = await serve(grid);
  });
  afterAll(async () => {
    await server.stop();
    await grid.drop();
  });

  it("has a column for each field, in the order of the selection, with aliases, fragments and what is skipped", async () => {
    const query = `query ($no: Boolean = true) { jobs(orderBy: [{ field: JOB_ID }]) { totalCount rows: nodes { ...Names owner @skip(if: $no) status @include(if: true) ... @include(if: false) { vo } __typename ...Names } } }
      fragment Names on Job { number: jobId ... on Node { ... on Job { jobGroup } ... on Pilot { benchMark } } }`;
    expect(lines(await post(server, query))).toEqual(["number,jobGroup,status,__typename", "1,00000000,Failed,Job", "2,00000000,Waiting,Job", "3,00000000,Done,Job"]);
    expect(lines(await post(server, query, { no: false }))[1]).toBe("1,00000000,alice,Failed,Job");
  });

  it("has the columns of nested objects in their place, also where the object is null", async () => {
    const query = "query ($ids: [SafeInt!]) { requests(filter: { requestId: { in: $ids } }, orderBy: [{ field: REQUEST_ID }]) { nodes { requestId job { jobId } owner ...Status } } } fragment Status on Request { job { status } }";
    expect(lines(await post(server, query, { ids: [1, 2] }))).toEqual(["requestId,job.jobId,job.status,owner", "1,1,Failed,alice", "2,,,alice"]);
    expect(lines(await post(server, query, { ids: [2] }))).toEqual(["requestId,job.jobId,job.status,owner", "2,,,alice"]);
  });

  it("has its header where there are no rows", async () => {
    const { headers, text } = await post(server, '{ jobs(filter: { owner: { eq: "nobody" } }) { nodes { jobId site { name } history { status } } } }');
    expect(text).toBe("jobId,site.name,history\r\n");
    expect(headers).toMatchObject({ "content-type": CSV, "dirac-has-next-page": "false" });
    expect(headers["dirac-end-cursor"]).toBeUndefined();
    expect(lines(await post(server, "{ job(jobId: 9) { history { status } } }"))).toEqual(["status"]);
  });

  it("has each list of a row in one cell", async () => {
    const operations = "{ requestOperations(orderBy: [{ field: OPERATION_ID }]) { nodes { operationId targetStorageElementNames fileCounts { status count } files(orderBy: [{ field: LFN }]) { totalCount nodes { lfn } } } } }";
    expect(lines(await post(server, operations))).toEqual([
      "operationId,targetStorageElementNames,fileCounts,files.totalCount,files.nodes",
      "11,KEK-DISK-SE; CNAF-DISK-SE,Done 1; Waiting 2,3,/belle/a; /belle/b; /belle/c", "12,,Waiting 1,1,/belle/d", "21,KEK-DISK-SE,,0,",
    ]);
    const requests = "{ requests(orderBy: [{ field: REQUEST_ID }]) { nodes { requestId operations { type error targetStorageElementNames fileCounts { status count } } } } }";
    expect(lines(await post(server, requests))).toEqual([
      "requestId,operations", '1,"ReplicateAndRegister KEK-DISK-SE, CNAF-DISK-SE Done 1, Waiting 2; RemoveReplica Waiting 1"', "2,ReplicateAndRegister KEK-DISK-SE",
    ]);
  });

  it("quotes what would end a cell or begin a formula", async () => {
    expect((await post(server, "{ jobs(orderBy: [{ field: JOB_ID }]) { nodes { jobName verifiedFlag } } }")).text).toBe('jobName,verifiedFlag\r\n"Zürich, ""A""\r\nB",true\r\n\'=1+1,true\r\nUnknown,true\r\n');
  });

  it("is of the rows that the viewer may see", async () => {
    const query = "{ jobs(orderBy: [{ field: JOB_ID }]) { nodes { jobId } } }";
    expect(lines(await post(server, query))).toEqual(["jobId", "1", "2", "3"]);
    expect(lines(await post(server, query, {}, { authorization: "dave" }))).toEqual(["jobId", "9"]);
  });

  it("says in its headers what rows it lacks", async () => {
    const query = "query ($first: SafeInt, $last: SafeInt, $after: String) { found: jobs(orderBy: [{ field: JOB_ID }], first: $first, last: $last, after: $after) { edges { node { jobId } } } }";
    const first = await post(server, query, { first: 2 });
    expect(lines(first)).toEqual(["node.jobId", "1", "2"]);
    expect(first.headers).toMatchObject({ "content-disposition": 'attachment; filename="found.csv"', "dirac-has-next-page": "true", "dirac-has-previous-page": "false", "dirac-end-cursor": expect.stringMatching(/./) });
    const second = await post(server, query, { first: 2, after: first.headers["dirac-end-cursor"] });
    expect(lines(second)).toEqual(["node.jobId", "3"]);
    expect(second.headers).toMatchObject({ "dirac-has-next-page": "false" });
    expect((await post(server, query, { last: 2 })).headers).toMatchObject({ "dirac-has-next-page": "false", "dirac-has-previous-page": "true", "dirac-start-cursor": expect.stringMatching(/./) });
  });

  it("costs no statement for that", async () => {
    const query = "{ jobs { nodes { jobId } } }", statements = async (accept: string) => {
      grid.statements.length = 0;
      await post(server, query, {}, { accept });
      return [...grid.statements];
    };
    expect(await statements("text/csv")).toEqual(await statements("application/json"));
  });
});

describe("a cell", () => {
  const cell = (value: unknown) => csvText([["a"], ["b"]], [{ a: value, b: 0 }]).slice("a,b\r\n".length, -",0\r\n".length);

  it.each(["=1+1", "+1", "-1", "@SUM(A1)", "\tx", "\u0000=1", "＝1", "＋1", "－1", "＠x"])("of text is no formula: %j", text => {
    expect(cell(text)).toBe(`'${text}`);
  });

  it.each([['a"b', '"a""b"'], ["a,b", '"a,b"'], ["a\nb", '"a\nb"'], ["a\rb", '"a\rb"'], ["\r=1", "\"'\r=1\""], ["\n=1", "\"'\n=1\""], ["日本 \u{1F600}", "日本 \u{1F600}"], ["a=b; c-d", "a=b; c-d"], [" ", " "], ["", ""]])("of the text %j is %j", (text, expected) => {
    expect(cell(text)).toBe(expected);
  });

  it.each([[-5, "-5"], [1.5e-7, "1.5e-7"], [true, "true"], [false, "false"], [0, "0"], [null, ""]])("of %j is %s", (value, expected) => {
    expect(cell(value)).toBe(expected);
  });

  it.each([
    [[], ""], [["a", "b"], "a; b"], [[1, null, 2], "1; ; 2"], [["=1", "b"], "'=1; b"], [[-1, -2], "'-1; -2"], [[[1, 2], [3]], '"1, 2; 3"'],
    [[{ status: "Waiting", count: 3 }, { status: null, count: 1 }], "Waiting 3; 1"], [[{ a: { b: 1, c: "" }, d: ["x", "y"] }], '"1 x, y"'],
  ])("of the list %j is %s", (value, expected) => {
    expect(cell(value)).toBe(expected);
  });
});

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
    const tooMany = { status: 400, code: "QUERY_TOO_COMPLEX", message: "query: more than 1000 fields of each row are too many for CSV" };
    const columns = (count: number) => `{ jobs { nodes { ${Array.from({ length: count }, (_, index) => `a${index}: jobId`).join(" ")} } } }`;
    expect(lines(await post(server, columns(1000)))).toHaveLength(5);
    expect(refusal(await post(server, columns(1001)))).toEqual(tooMany);
    const twice = (level: number) => ["a", "b"].map(alias => `${alias}: pilot { currentJob { ...F${level} } }`).join(" ");
    const fragments = Array.from({ length: 30 }, (_, level) => `fragment F${level} on Job { ${level < 29 ? twice(level + 1) : "jobId @skip(if: true)"} }`);
    expect(refusal(await post(server, `{ jobs { nodes { ...F0 } } } ${fragments.join(" ")}`))).toEqual(tooMany);
  });

  it("is of a query: mutations are not even executed, subscriptions need a stream", async () => {
    const document = parse("mutation { kill { id } }"), withMutations = buildSchema("type Job { id: ID } type Query { jobs: [Job] } type Mutation { kill: [Job] }");
    expect(() => CsvTable.of(withMutations, document, document.definitions[0] as OperationDefinitionNode, {})).toThrow("a mutation is not answered as CSV");
    expect(refusal(await post(server, "subscription { jobCounts(by: [STATUS]) { total } }"))).toMatchObject({ status: 400, code: "GRAPHQL_VALIDATION_FAILED" });
  });
});

describe("asking for CSV over HTTP", () => {
  let grid: TestGrid, server: ServerOfMany;
  const query = "{ jobs { nodes { jobId } } }";
  beforeAll(async () => {
    grid = await testGrid("sqlite", "9.1");
    await grid.insert("JobDB", "Jobs", [aJob({ JobID: 1 })]);
    server = await serve(grid);
  });
  afterAll(async () => {
    await server.stop();
    await grid.drop();
  });

  it.each([
    ["text/csv", CSV], ["text/csv;q=0.5, application/json", JSON_TYPE], ["text/csv, application/json;q=0.9", CSV], ["application/json, text/csv", JSON_TYPE], ["*/*", JSON_TYPE], ["text/csv, */*;q=0.1", CSV],
    ["text/*", CSV], ["text/csv;q=0, */*", JSON_TYPE], ["text/csv; charset=utf-8", CSV], ["application/graphql-response+json", "application/graphql-response+json; charset=utf-8"], ["text/html, application/json;q=0.9", JSON_TYPE],
  ])("with Accept: %s answers %s", async (accept, type) => {
    const { status, headers } = await post(server, query, {}, { accept });
    expect({ status, type: headers["content-type"] }).toEqual({ status: 200, type });
    expect(headers["vary"]).toMatch(/Accept/);
  });

  it("is JSON where nothing is asked for", async () => {
    const { headers, body } = await supertest(server.url).post("/graphql").unset("accept").set("authorization", "alice").send({ query });
    expect({ type: headers["content-type"], body }).toEqual({ type: JSON_TYPE, body: { data: { jobs: { nodes: [{ jobId: 1 }] } } } });
  });

  it("works with GET, which like POST takes more than a page elsewhere can send", async () => {
    const get = () => supertest(server.url).get("/graphql").query({ query }).set({ accept: "text/csv", authorization: "alice" });
    expect(lines(await get().set("apollo-require-preflight", "1"))).toEqual(["jobId", "1"]);
    expect(refusal(await get())).toMatchObject({ status: 400, message: expect.stringContaining("CSRF") });
    const plain = await supertest(server.url).post("/graphql").set({ accept: "text/csv", authorization: "alice", "content-type": "text/plain" }).send(JSON.stringify({ query }));
    expect(refusal(plain)).toMatchObject({ status: 400 });
  });

  it("needs the same token", async () => {
    expect(refusal(await post(server, query, {}, { authorization: "nobody" }))).toMatchObject({ status: 401, code: "UNAUTHENTICATED" });
    const { headers, body } = await supertest(server.url).post("/graphql").set("accept", "text/csv").send({ query });
    expect({ type: headers["content-type"], body }).toMatchObject({ type: JSON_TYPE, body: { data: { jobs: null }, errors: [{ path: ["jobs"], extensions: { code: "UNAUTHENTICATED" } }] } });
  });

  it("has the same bounds", async () => {
    const code = async (text: string, variables = {}) => refusal(await post(server, text, variables));
    expect(await code("{ jobs(first: 1001) { nodes { jobId } }")).toMatchObject({ status: 400, code: "GRAPHQL_PARSE_FAILED" });
    expect(await code("{ jobs { nodes { nonsense } } }")).toMatchObject({ status: 400, code: "GRAPHQL_VALIDATION_FAILED" });
    expect(await code(`{ jobs(filter: ${"{not:".repeat(70)}{}${"}".repeat(70)}) { nodes { jobId } } }`)).toMatchObject({ status: 400, message: expect.stringContaining("nested more than 64 levels") });
    expect(await code("query ($n: SafeInt) { jobs(first: $n) { nodes { jobId } } }", { n: "many" })).toMatchObject({ code: "BAD_USER_INPUT", message: expect.stringContaining("$n") });
    expect(await code("query A { jobs { nodes { jobId } } } query B { __typename }")).toMatchObject({ status: 400, code: "BAD_USER_INPUT" });
    expect(await code("")).toMatchObject({ status: 400, code: "BAD_USER_INPUT" });
  });

  it("shows pages of other origins its headers, and leaves what they ask beforehand as it is", async () => {
    const origin = "https://portal.example.org";
    expect((await post(server, query, {}, { origin })).headers).toMatchObject({ "access-control-allow-origin": origin, "access-control-expose-headers": "content-disposition,dirac-has-next-page,dirac-end-cursor,dirac-has-previous-page,dirac-start-cursor" });
    const { status, headers } = await supertest(server.url).options("/graphql").set({ origin, "access-control-request-method": "POST", "access-control-request-headers": "authorization,content-type" });
    expect({ status, headers }).toMatchObject({ status: 204, headers: { "access-control-allow-origin": origin, "access-control-allow-methods": "GET,POST", "access-control-allow-headers": "authorization,content-type,x-dirac-group" } });
  });
});

describe("a table that lacks something, on mysql", () => {
  let grid: TestGrid, proxy: TcpProxy, databases: Databases, server: ServerOfMany;
  beforeAll(async () => {
    grid = await testGrid("mysql", "9.1");
    await grid.insert("JobDB", "Jobs", [aJob({ JobID: 7 })]);
    proxy = new TcpProxy(grid.address("JobLoggingDB"));
    await proxy.open();
    const through = new Database("JobLoggingDB", mysqlEngine({ ...grid.address("JobLoggingDB"), host: "127.0.0.1", port: proxy.port }));
    databases = new Databases([new Database("JobDB", mysqlEngine(grid.address("JobDB"))), through]);
    server = await serve(grid, databases);
  });
  afterAll(async () => {
    await server.stop();
    await databases.close();
    await proxy.cut();
    await grid.drop();
  });

  it("is JSON, the same as ever, with the error", async () => {
    const query = "{ jobs { nodes { jobId history { status } } } }";
    expect(lines(await post(server, query))).toEqual(["jobId,history", "7,"]);
    await proxy.cut();
    for (const asked of [query, "{ job(jobId: 7) { history { status } } }", "{ jobs(first: 1001) { nodes { jobId } } }"]) {
      const { status, headers, text } = await post(server, asked), json = await post(server, asked, {}, { accept: "application/json" });
      expect({ status, type: headers["content-type"], text }).toEqual({ status: json.status, type: JSON_TYPE, text: json.text });
      expect(JSON.parse(text).errors).toMatchObject([{ extensions: { code: expect.stringMatching(/^(BACKEND_UNAVAILABLE|BAD_USER_INPUT)$/) } }]);
      expect(Object.keys(headers).filter(name => name.startsWith("dirac-") || name === "content-disposition")).toEqual([]);
    }
  });
});
