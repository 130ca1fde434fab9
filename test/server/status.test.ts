import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { aJob } from "../helpers/a-job.ts";
import { viewerNamed, type Json } from "../helpers/ask.ts";
import { serverOfMany, type ServerOfMany } from "../helpers/live-viewers.ts";
import { testGrid, type TestGrid } from "../helpers/test-grid.ts";

const JSON_TYPE = "application/json; charset=utf-8", RESPONSE_TYPE = "application/graphql-response+json; charset=utf-8";

describe("the status of an answer", () => {
  let grid: TestGrid, server: ServerOfMany;
  beforeAll(async () => {
    grid = await testGrid("sqlite", "9.1");
    await grid.insert("JobDB", "Jobs", [aJob({ JobID: 1 })]);
    server = await serverOfMany(grid, { alice: viewerNamed(grid, "alice@belle_user") });
  });
  afterAll(async () => {
    await server.stop();
    await grid.drop();
  });
  const ask = async (body: string | object, headers: Record<string, string> = {}) => {
    const response = await fetch(`${server.url}/graphql`, { method: "POST", headers: { "content-type": "application/json", authorization: "alice", ...headers }, body: typeof body === "string" ? body : JSON.stringify(body) });
    const { data, errors } = await response.json() as Json;
    return { status: response.status, type: response.headers.get("content-type"), hasData: data !== undefined, code: errors?.[0].extensions.code };
  };

  it.each<[what: string, body: object, code: string]>([
    ["what cannot be parsed", { query: "{" }, "GRAPHQL_PARSE_FAILED"],
    ["a field that is none", { query: "{ nonsense }" }, "GRAPHQL_VALIDATION_FAILED"],
    ["a variable of the wrong type", { query: "query ($n: SafeInt!) { jobs(first: $n) { totalCount } }", variables: { n: "x" } }, "BAD_USER_INPUT"],
    ["an operation that is not there", { query: "query A { __typename }", operationName: "B" }, "BAD_USER_INPUT"],
    ["what is too much", { query: `{ ${"__typename ".repeat(101)} }` }, "QUERY_TOO_COMPLEX"],
    ["what is nested too deep", { query: `{ jobs(filter: ${"{not:".repeat(70)}{}${"}".repeat(70)}) { totalCount } }` }, "BAD_USER_INPUT"],
  ])("is 200 in plain JSON and 400 in GraphQL's own form for %s", async (_what, body, code) => {
    expect(await ask(body)).toEqual({ status: 200, type: JSON_TYPE, hasData: false, code });
    expect(await ask(body, { accept: "application/json" })).toEqual({ status: 200, type: JSON_TYPE, hasData: false, code });
    expect(await ask(body, { accept: "application/graphql-response+json, application/json;q=0.9" })).toEqual({ status: 400, type: RESPONSE_TYPE, hasData: false, code });
  });

  it.each<[what: string, status: number, body: string | object, headers: Record<string, string>, code: string]>([
    ["what is no JSON", 400, "{", {}, "BAD_USER_INPUT"],
    ["a request without a document", 400, { operationName: "A" }, {}, "BAD_USER_INPUT"],
    ["a document that is no text", 400, { query: 5 }, {}, "BAD_USER_INPUT"],
    ["variables that are none", 400, { query: "{ __typename }", variables: [1] }, {}, "BAD_USER_INPUT"],
    ["a body that is too large", 413, { query: "x".repeat(5 * 1024 * 1024) }, {}, "BAD_USER_INPUT"],
    ["characters that JSON does not have", 415, { query: "{ __typename }" }, { "content-type": "application/json; charset=latin1" }, "BAD_USER_INPUT"],
    ["a token that is none", 401, { query: "{ __typename }" }, { authorization: "mallory" }, "UNAUTHENTICATED"],
  ])("is the same in both forms for %s: %i", async (_what, status, body, headers, code) => {
    for (const [accept, type] of [["application/json", JSON_TYPE], ["application/graphql-response+json", RESPONSE_TYPE]] as const) {
      expect(await ask(body, { ...headers, accept })).toEqual({ status, type, hasData: false, code });
    }
  });

  it("is 200 in both forms where a field fails", async () => {
    for (const accept of ["application/json", "application/graphql-response+json"]) expect(await ask({ query: "{ jobs(first: 0) { totalCount } }" }, { accept })).toMatchObject({ status: 200, hasData: true, code: "BAD_USER_INPUT" });
  });

  it("is 406 for who takes neither", async () => {
    expect(await ask({ query: "{ __typename }" }, { accept: "image/png" })).toEqual({ status: 406, type: JSON_TYPE, hasData: false, code: "BAD_USER_INPUT" });
  });
});
