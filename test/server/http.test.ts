import { PER_VIEWER } from "../../src/server/live/limits.ts";
import supertest from "supertest";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { GatewayError } from "../../src/errors.ts";
import { httpGateway, type HttpGateway } from "../../src/server/http.ts";
import { aJob } from "../helpers/a-job.ts";
import { gatewayOf, viewerNamed } from "../helpers/ask.ts";
import { SOME_COST } from "../helpers/some-cost.ts";
import { testGrid, type TestGrid } from "../helpers/test-grid.ts";

const OPTIONS = { corsOrigins: ["https://portal.example.org"], trustedProxies: 0, loopbackOnly: true, limits: PER_VIEWER };

describe("graphql over http", () => {
  let grid: TestGrid, server: HttpGateway;
  beforeAll(async () => {
    grid = await testGrid("sqlite", "9.1");
    await grid.insert("JobDB", "Jobs", [aJob({ JobID: 1 })]);
    server = await httpGateway(gatewayOf(grid, viewerNamed(grid, "alice@belle_user")), OPTIONS, {
      folder: import.meta.dirname, title: "test", examples: [{ name: "one", query: "{ __typename }" }], personas: async () => [],
    });
  });
  afterAll(() => grid.drop());

  const post = (body: object | string) => supertest(server.app).post("/graphql").set("content-type", "application/json").send(body as object);
  /** JSON that is nested n levels deep. */
  const nested = (n: number) => `${'{"not":'.repeat(n)}{}${"}".repeat(n)}`;

  it("answers a query", async () => {
    const { body, status } = await post({ query: "{ jobs { nodes { jobId } } }" });
    expect({ status, body }).toEqual({ status: 200, body: { data: { jobs: { nodes: [{ jobId: 1 }] } }, extensions: SOME_COST } });
  });

  it("answers introspection", async () => {
    const { body } = await post({ query: "{ __schema { queryType { name } } }" });
    expect(body.data.__schema.queryType.name).toBe("Query");
  });

  it("gives a syntax error and an unknown field GraphQL's own codes", async () => {
    expect((await post({ query: "{ jobs { " })).body.errors[0].extensions.code).toBe("GRAPHQL_PARSE_FAILED");
    expect((await post({ query: "{ jobs { nodes { nonsense } } }" })).body.errors[0].extensions.code).toBe("GRAPHQL_VALIDATION_FAILED");
  });

  it("refuses operations that it has none of, and requests that are none, with a code of the contract", async () => {
    expect((await post({ query: "mutation { killJob }" })).body.errors[0]).toMatchObject({ message: "This graph has no mutations.", extensions: { code: "GRAPHQL_VALIDATION_FAILED" } });
    expect((await post({ query: "query A { __typename } query B { __typename }" })).body.errors[0].extensions.code).toBe("BAD_USER_INPUT");
    expect((await post({ operationName: "A" })).body.errors[0].extensions.code).toBe("BAD_USER_INPUT");
  });

  it("shows a browser the playground", async () => {
    expect((await supertest(server.app).get("/graphql").set("accept", "text/html,*/*;q=0.8")).headers["location"]).toBe(".");
  });

  it("answers a variable of the wrong type with BAD_USER_INPUT", async () => {
    const { body } = await post({ query: "query ($n: SafeInt) { jobs(first: $n) { totalCount } }", variables: { n: "many" } });
    expect(body.errors[0]).toMatchObject({ message: expect.stringContaining("$n"), extensions: { code: "BAD_USER_INPUT" } });
  });

  it.each([65, 100_000])("refuses JSON that is nested %i levels deep before GraphQL sees it", async depth => {
    const { status, body } = await post(`{"query":"query ($f: JobFilter) { jobs(filter: $f) { totalCount } }","variables":{"f":${nested(depth)}}}`);
    expect(status).toBe(200);
    expect(body.errors).toEqual([{ message: expect.stringContaining("nested more than 64 levels"), extensions: { code: "BAD_USER_INPUT", argument: expect.stringContaining("variables.f") } }]);
  });

  it.each([70, 20_000])("refuses a document that is nested %i levels deep", async depth => {
    const { body } = await post({ query: `{ jobs(filter: ${"{not:".repeat(depth)}{}${"}".repeat(depth)}) { totalCount } }` });
    expect(body.errors[0].extensions.code).toMatch(/BAD_USER_INPUT|GRAPHQL_PARSE_FAILED/);
  });

  it("does not count brackets in strings and comments", async () => {
    const { body } = await post({ query: `# ${"{".repeat(100)}\n{ jobs(filter: { jobName: { eq: "${"[".repeat(100)}\\"{" } }) { totalCount } }` });
    expect(body.data).toEqual({ jobs: { totalCount: 0 } });
  });

  it("refuses a list of more than 10,000 values and says so", async () => {
    const { body } = await post({ query: "query ($f: JobFilter) { jobs(filter: $f) { totalCount } }", variables: { f: { jobId: { in: Array.from({ length: 10_001 }, (_, id) => id) } } } });
    expect(body.errors[0]).toEqual({ message: "variables.f.jobId.in: a list of 10001 is too long: at most 10000 values", extensions: { code: "BAD_USER_INPUT", argument: "variables.f.jobId.in" } });
  });

  it("refuses a long variable that stands in a thousand places at once", async () => {
    const before = performance.now(), f = { or: Array.from({ length: 9000 }, () => ({})) };
    const { body } = await post({ query: `query ($f: JobFilter!) { jobs(filter: {or: [${"$f, ".repeat(1000)}]}) { totalCount } }`, variables: { f } });
    expect(body.errors[0]).toMatchObject({ extensions: { code: "QUERY_TOO_COMPLEX", argument: "variables.f" } });
    expect(performance.now() - before).toBeLessThan(2000);
  });

  it("answers a body that is no JSON, too large or missing in GraphQL's shape", async () => {
    expect((await post('{"query":')).body.errors[0]).toMatchObject({ message: "body: is no JSON", extensions: { code: "BAD_USER_INPUT" } });
    expect((await post({ query: "x".repeat(5 * 1024 * 1024) })).body.errors[0]).toMatchObject({ message: "body: is larger than 4mb: ask in several requests" });
    expect((await supertest(server.app).post("/graphql").set("content-type", "application/json")).status).toBe(400);
  });

  it("lets pages of the named origins ask, and no others", async () => {
    const from = (origin: string) => post({ query: "{ __typename }" }).set("origin", origin);
    expect((await from("https://portal.example.org")).headers["access-control-allow-origin"]).toBe("https://portal.example.org");
    expect((await from("https://elsewhere.example.org")).headers["access-control-allow-origin"]).toBeUndefined();
  });

  it("answers by this machine's names only where everybody is somebody, so that no page elsewhere can rebind a name to it", async () => {
    const { status, body } = await post({ query: "{ __typename }" }).set("host", "evil.example:4000");
    expect({ status, body }).toMatchObject({ status: 403, body: { errors: [{ extensions: { code: "FORBIDDEN" } }] } });
    for (const host of ["localhost:4000", "127.0.0.1", "[::1]:4000"]) expect((await post({ query: "{ __typename }" }).set("host", host)).status).toBe(200);
  });

  it("serves what the playground opens with, and nothing that a page may take from elsewhere", async () => {
    const { body, headers } = await supertest(server.app).get("/playground.json");
    expect(body).toEqual({ title: "test", examples: [{ name: "one", query: "{ __typename }" }], personas: [] });
    expect(headers["content-security-policy"]).toContain("default-src 'none'");
    expect(headers["cache-control"]).toBe("no-store");
  });

  it("never shows the message or the stack of an unexpected error, only an id", async () => {
    const databases = { open: () => { throw new TypeError("secret /path"); }, for: () => databases } as never, broken = gatewayOf({ ...grid, databases }, viewerNamed(grid, "alice@belle_user"));
    const { body } = await supertest((await httpGateway(broken, OPTIONS)).app).post("/graphql").send({ query: "{ jobs { totalCount } }" });
    expect(body.errors).toEqual([{ message: expect.stringMatching(/log of the gateway has it under [0-9a-f-]{36}$/), locations: expect.anything(), path: expect.anything(), extensions: { code: "INTERNAL", id: expect.any(String) } }]);
    expect(JSON.stringify(body)).not.toContain("secret");
  });

  it("refuses the whole request when a token is presented and invalid", async () => {
    const gateway = gatewayOf(grid);
    gateway.authenticate = async () => { throw new GatewayError("UNAUTHENTICATED", "the token has expired"); };
    const { body, status } = await supertest((await httpGateway(gateway, OPTIONS)).app).post("/graphql").set("authorization", "Bearer x").send({ query: "{ gateway { version } }" });
    expect({ status, body }).toEqual({ status: 401, body: { errors: [{ message: "the token has expired", extensions: { code: "UNAUTHENTICATED" } }] } });
  });
});
