import supertest from "supertest";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { Database } from "../../../src/datasources/database.ts";
import { Databases } from "../../../src/datasources/databases.ts";
import { mysqlEngine } from "../../../src/datasources/mysql.engine.ts";
import { aJob } from "../../helpers/a-job.ts";
import type { ServerOfMany } from "../../helpers/live-viewers.ts";
import { SOME_COST } from "../../helpers/some-cost.ts";
import { TcpProxy } from "../../helpers/tcp-proxy.ts";
import { testGrid, type TestGrid } from "../../helpers/test-grid.ts";
import { CSV, JSON_TYPE, serve, post, lines, refusal } from "./asking.ts";

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
    expect({ type: headers["content-type"], body }).toEqual({ type: JSON_TYPE, body: { data: { jobs: { nodes: [{ jobId: 1 }] } }, extensions: SOME_COST } });
  });

  it("works with GET, and like JSON not for pages elsewhere", async () => {
    const get = () => supertest(server.url).get("/graphql").query({ query }).set({ accept: "text/csv", authorization: "alice" });
    expect(lines(await get())).toEqual(["jobId", "1"]);
    expect(refusal(await get().set("sec-fetch-site", "cross-site"))).toMatchObject({ status: 403, code: "FORBIDDEN" });
    const plain = await supertest(server.url).post("/graphql").set({ accept: "text/csv", authorization: "alice", "content-type": "text/plain" }).send(JSON.stringify({ query }));
    expect(refusal(plain)).toMatchObject({ status: 415 });
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
    expect((await post(server, query, {}, { origin })).headers).toMatchObject({ "access-control-allow-origin": origin, "access-control-expose-headers": "content-disposition,retry-after,x-request-id,dirac-has-next-page,dirac-end-cursor,dirac-has-previous-page,dirac-start-cursor" });
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
      expect({ status, type: headers["content-type"], text: untimed(text) }).toEqual({ status: json.status, type: JSON_TYPE, text: untimed(json.text) });
      expect(JSON.parse(text).errors).toMatchObject([{ extensions: { code: expect.stringMatching(/^(BACKEND_UNAVAILABLE|BAD_USER_INPUT)$/) } }]);
      expect(Object.keys(headers).filter(name => name.startsWith("dirac-") || name === "content-disposition")).toEqual([]);
    }
  });
});

/** What it cost has to do with how long it took. */
const untimed = (text: string) => text.replace(/"actual":\d+/, "");
