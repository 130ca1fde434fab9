import { pino } from "pino";
import supertest from "supertest";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Databases } from "../../src/datasources/databases.ts";
import { Gateway } from "../../src/server/gateway.ts";
import { httpGateway, type HttpGateway } from "../../src/server/http.ts";
import { NO_LIMITS } from "../../src/server/live/limits.ts";
import { gatewaySchema } from "../../src/server/schema.ts";
import { gatewayOf, NOW, viewerNamed } from "../helpers/ask.ts";
import { testGrid, type TestGrid } from "../helpers/test-grid.ts";

const OPTIONS = { corsOrigins: ["https://portal.example.org"], trustedProxies: 0, loopbackOnly: false, limits: NO_LIMITS };
const PAGES = { folder: import.meta.dirname, title: "test", examples: [], personas: async () => [] };

describe("every answer", () => {
  let grid: TestGrid, direct: HttpGateway, proxied: HttpGateway;
  beforeAll(async () => {
    grid = await testGrid("sqlite", "9.1");
    const gateway = gatewayOf(grid, viewerNamed(grid, "alice@belle_user"));
    [direct, proxied] = [await httpGateway(gateway, OPTIONS, PAGES), await httpGateway(gateway, { ...OPTIONS, trustedProxies: 1 })];
  });
  afterAll(() => grid.drop());

  const ANSWERS: readonly [string, number, () => supertest.Test][] = [
    ["a query", 200, () => supertest(direct.app).post("/graphql").send({ query: "{ __typename }" })],
    ["an error", 400, () => supertest(direct.app).post("/graphql").set("accept", "application/graphql-response+json").send({ query: "{" })],
    ["what is no JSON", 400, () => supertest(direct.app).post("/graphql").set("content-type", "application/json").send("{")],
    ["a stream that is refused", 406, () => supertest(direct.app).post("/graphql/stream").send({ query: "{ __typename }" })],
    ["a stream", 200, () => supertest(direct.app).post("/graphql/stream").set("accept", "text/event-stream").send({ query: "{ __typename }" })],
    ["CSV", 200, () => supertest(direct.app).post("/graphql").set("accept", "text/csv").send({ query: "{ jobs { nodes { jobId } } }" })],
    ["a method that is none of ours", 405, () => supertest(direct.app).delete("/graphql")],
    ["a preflight", 204, () => supertest(direct.app).options("/graphql").set({ origin: "https://portal.example.org", "access-control-request-method": "POST" })],
    ["the way to the playground", 302, () => supertest(direct.app).get("/graphql").set("accept", "text/html")],
    ["what the playground opens with", 200, () => supertest(direct.app).get("/playground.json")],
    ["a page that is not there", 404, () => supertest(direct.app).get("/nothing")],
    ["an address that is none", 404, () => supertest(direct.app).get("/%E0%A4%A")],
  ];

  it.each(ANSWERS)("tells browsers to take it for what it is: %s", async (_what, expected, ask) => {
    const { status, headers } = await ask();
    expect({ status, headers }).toMatchObject({
      status: expected,
      headers: {
        "x-content-type-options": "nosniff", "x-frame-options": "DENY", "referrer-policy": "no-referrer", "cross-origin-opener-policy": "same-origin", "cross-origin-resource-policy": "same-origin",
        "content-security-policy": expect.stringMatching(/^default-src 'none';.*frame-ancestors 'none'/), "x-request-id": expect.stringMatching(/^[0-9a-f-]{36}$/),
      },
    });
    expect(Object.keys(headers)).not.toEqual(expect.arrayContaining([expect.stringMatching(/^(set-cookie|x-powered-by|server|strict-transport-security|access-control-allow-credentials)$/)]));
  });

  it("runs nothing but the playground's own scripts", async () => {
    const policy = (await supertest(direct.app).get("/playground.json")).headers["content-security-policy"]!;
    expect(policy).toContain("script-src 'self';");
    expect(policy).not.toMatch(/unsafe-eval|script-src [^;]*unsafe|https?:|\*/);
  });

  it("is the same with cookies as without: nobody reads them", async () => {
    const asked = () => supertest(direct.app).post("/graphql").send({ query: "{ viewer { name } }" });
    expect((await asked().set("cookie", "session=1; authorization=Bearer x")).text).toBe((await asked()).text);
  });

  it("speaks of TLS only where there is some, as a trusted proxy says", async () => {
    const asked = (server: HttpGateway) => supertest(server.app).get("/graphql?query={__typename}").set("x-forwarded-proto", "https");
    expect((await asked(proxied)).headers["strict-transport-security"]).toBe("max-age=31536000");
    expect((await asked(direct)).headers["strict-transport-security"]).toBeUndefined();
  });

  it("has the id that a trusted proxy gave the request, where that is well formed", async () => {
    const idOf = async (server: HttpGateway, id: string) => (await supertest(server.app).get("/graphql?query={__typename}").set("x-request-id", id)).headers["x-request-id"];
    expect(await idOf(proxied, "abc-123.4:5/6")).toBe("abc-123.4:5/6");
    for (const id of ["with blanks", "x".repeat(129), "ü", ""]) expect(await idOf(proxied, id)).toMatch(/^[0-9a-f-]{36}$/);
    expect(await idOf(direct, "abc-123")).toMatch(/^[0-9a-f-]{36}$/);
  });

  it.each(["/graphql", "/graphql/stream"])("has the id under which the log has what went wrong: %s", async path => {
    const lines: string[] = [], { feeds, registry } = grid, databases = { open: () => { throw new TypeError("broken"); }, for: () => databases } as unknown as Databases;
    const gateway = new Gateway({ schema: await gatewaySchema(), databases, feeds, registry, clock: () => NOW, log: pino({}, { write: line => lines.push(line) }), authenticate: async () => viewerNamed(grid, "alice@belle_user") });
    const { headers, text } = await supertest((await httpGateway(gateway, OPTIONS)).app).post(path).set("accept", path === "/graphql" ? "application/json" : "text/event-stream").send({ query: "{ jobs { totalCount } }" });
    expect(text).toContain("INTERNAL");
    expect(lines.map(line => JSON.parse(line))).toMatchObject([{ msg: "an operation failed", requestId: headers["x-request-id"] }]);
  });

  it("lets pages of the named origins read its id", async () => {
    const { headers } = await supertest(direct.app).post("/graphql").set("origin", "https://portal.example.org").send({ query: "{ __typename }" });
    expect(headers["access-control-expose-headers"]!.split(",")).toContain("x-request-id");
  });
});
