import { extendSchema, parse } from "graphql";
import supertest from "supertest";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { Gateway } from "../../src/server/gateway.ts";
import { httpGateway, type HttpGateway } from "../../src/server/http.ts";
import { NO_LIMITS } from "../../src/server/live/limits.ts";
import { gatewaySchema } from "../../src/server/schema.ts";
import { gatewayOf, NOW, viewerNamed } from "../helpers/ask.ts";
import { silentLog, testGrid, type TestGrid } from "../helpers/test-grid.ts";

const PORTAL = "https://portal.example.org", OPTIONS = { corsOrigins: [PORTAL], trustedProxies: 0, loopbackOnly: false, limits: NO_LIMITS };
const QUERY = "{ __typename }", ANSWER = '"data":{"__typename":"Query"}';

describe.each(["/graphql", "/graphql/stream"])("a request to %s", path => {
  let grid: TestGrid, server: HttpGateway;
  beforeAll(async () => {
    grid = await testGrid("sqlite", "9.1");
    server = await httpGateway(gatewayOf(grid, viewerNamed(grid, "alice@belle_user")), OPTIONS);
  });
  afterAll(() => grid.drop());

  const accept = path === "/graphql" ? "application/json" : "text/event-stream";
  const get = (headers: Record<string, string> = {}) => supertest(server.app).get(path).query({ query: QUERY }).set({ accept, ...headers });
  const post = (headers: Record<string, string> = {}) => supertest(server.app).post(path).set({ accept, "content-type": "application/json", ...headers }).send(JSON.stringify({ query: QUERY }));
  const refusal = async (asked: supertest.Test) => {
    const { status, body } = await asked;
    return { status, code: body.errors[0].extensions.code as string };
  };

  it("is answered with GET and with POST, without a header that asks for a preflight", async () => {
    for (const { status, text } of [await get(), await post()]) expect({ status, text }).toEqual({ status: 200, text: expect.stringContaining(ANSWER) });
  });

  it.each(["text/plain", "text/plain;charset=UTF-8", "application/x-www-form-urlencoded", "multipart/form-data; boundary=x", "application/jsonp", "", "application/json-seq"])("is refused with a body that says it is `%s`", async type => {
    expect(await refusal(post({ "content-type": type }))).toEqual({ status: 415, code: "BAD_USER_INPUT" });
  });

  it("may say which characters its JSON has", async () => {
    expect((await post({ "content-type": "application/json; charset=utf-8" })).status).toBe(200);
    expect((await post({ "content-type": "Application/JSON" })).status).toBe(200);
  });

  it.each(["cross-site", "same-site"])("is refused where a browser says that a page elsewhere made it: %s", async site => {
    for (const asked of [get, post]) {
      expect(await refusal(asked({ "sec-fetch-site": site }))).toEqual({ status: 403, code: "FORBIDDEN" });
      expect(await refusal(asked({ "sec-fetch-site": site, origin: "https://evil.example" }))).toEqual({ status: 403, code: "FORBIDDEN" });
      expect((await asked({ "sec-fetch-site": site, origin: PORTAL })).status).toBe(200);
    }
  });

  it("is refused by its origin alone where the browser says nothing else", async () => {
    for (const origin of ["https://evil.example", "null", "https://portal.example.org.evil.example"]) expect(await refusal(post({ origin }))).toEqual({ status: 403, code: "FORBIDDEN" });
    expect((await post({ origin: "https://graph.example.org", host: "graph.example.org" })).status).toBe(200);
  });

  it("is taken from its own pages, also where a proxy has changed the name", async () => {
    for (const site of ["same-origin", "none"]) expect((await post({ "sec-fetch-site": site, origin: "https://graph.example.org", host: "10.0.0.7:4000" })).status).toBe(200);
  });

  it("has no other method", async () => {
    for (const method of ["put", "delete", "patch", "head"] as const) {
      const { status, headers } = await supertest(server.app)[method](path).set("accept", accept);
      expect({ status, allow: headers["allow"] }).toEqual({ status: 405, allow: "GET, POST" });
    }
  });

  it("has one operation: a list of them is refused and says what to do", async () => {
    const { status, body } = await supertest(server.app).post(path).set({ accept, "content-type": "application/json" }).send(JSON.stringify([{ query: QUERY }, { query: QUERY }]));
    expect({ status, body }).toEqual({ status: 400, body: { errors: [{ message: "body: is a list; send each operation in a request of its own, or ask for several fields in one operation", extensions: { code: "BAD_USER_INPUT", argument: "body" } }] } });
  });

  it("with GET executes no mutation, once there are some", async () => {
    let executed = 0;
    const schema = extendSchema(await gatewaySchema(), parse("type Mutation { kill: Boolean } extend schema { mutation: Mutation }"));
    schema.getMutationType()!.getFields()["kill"]!.resolve = () => { executed++; return true; };
    const { databases, feeds, registry } = grid, gateway = new Gateway({ schema, databases, feeds, registry, clock: () => NOW, log: silentLog, authenticate: async () => viewerNamed(grid, "alice@belle_user") });
    const withMutations = await httpGateway(gateway, OPTIONS), query = "mutation { kill }";
    const got = await supertest(withMutations.app).get(path).query({ query }).set("accept", accept);
    expect({ text: got.text, executed }).toEqual({ text: expect.stringContaining("BAD_USER_INPUT"), executed: 0 });
    const posted = await supertest(withMutations.app).post(path).set({ accept, "content-type": "application/json" }).send(JSON.stringify({ query }));
    expect({ text: posted.text, executed }).toEqual({ text: expect.stringContaining('{"kill":true}'), executed: 1 });
  });
});
