import { createServer, type Server } from "node:http";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { aJob } from "../helpers/a-job.ts";
import { addressOf, diracCfg, startWith } from "../helpers/command.ts";
import { freePort } from "../helpers/free-port.ts";
import { testGrid, type TestGrid } from "../helpers/test-grid.ts";

type Json = ReturnType<typeof JSON.parse>;

async function ask(address: string, body: object, headers: Record<string, string> = {}): Promise<Json> {
  return (await fetch(`${address}/graphql`, { method: "POST", headers: { "content-type": "application/json", ...headers }, body: JSON.stringify(body) })).json();
}

describe("a server that is watched, on mysql", () => {
  let grid: TestGrid, cfg: string;
  beforeAll(async () => {
    grid = await testGrid("mysql", "9.1");
    await grid.insert("JobDB", "Jobs", [aJob({ JobID: 1, OwnerGroup: "ctao_user" })]);
    cfg = diracCfg({ JobDB: grid.address("JobDB"), JobLoggingDB: { ...grid.address("JobLoggingDB"), port: 1, password: "do-not-print" } });
  });
  afterAll(() => grid.drop());
  const serve = (env: Record<string, string>, ...more: string[]) => startWith(env, "--dirac-cfg", cfg, "--as", "alice:ctao_user", "--port", "0", "--now", "2026-11-20T12:00:00Z", ...more);

  it("writes a line for each operation: who, what, how long, how much; no document, no variables, no secrets", async () => {
    const server = serve({ DIRAC_GRAPHQL_LOG: "" }), address = await addressOf(server);
    await ask(address, { query: "query Mine($owner: String) { jobs(filter: {owner: {eq: $owner}}) { nodes { jobId } totalCount } }", variables: { owner: "do-not-log" } });
    await ask(address, { query: "{ jobs { nodes { history { status } } } }" });
    await ask(address, { query: "{ __typename }" }, { authorization: "Bearer do-not-log" });
    server.kill("SIGTERM");
    const { code, stderr } = await server.ended, lines = stderr.trim().split("\n").map(line => JSON.parse(line) as Json);
    expect(code).toBe(0);
    expect(lines.filter(({ level }) => level === 30)).toMatchObject([
      { msg: "operation", requestId: expect.stringMatching(/^[\da-f-]{36}$/), transport: "http", type: "query", name: "Mine", viewer: "alice@ctao_user", vo: "ctao", statements: 2, rows: 1, ms: expect.any(Number), databaseMs: expect.any(Number), cost: expect.any(Number), time: expect.any(Number) },
      { msg: "operation with errors", type: "query", name: null, statements: 1, rows: 1, codes: ["BACKEND_UNAVAILABLE"] },
      { msg: "operation with errors", requestId: expect.stringMatching(/^[\da-f-]{36}$/), transport: "http", type: null, codes: ["UNAUTHENTICATED"] },
    ]);
    expect(lines.filter(({ level }) => level === 40)).toMatchObject([{ msg: "a backend failed", err: { code: "BACKEND_UNAVAILABLE", cause: { message: expect.stringContaining("ECONNREFUSED") } } }]);
    expect(stderr).not.toMatch(/do-not|select |jobId/i);
  });

  it("says nothing of what is well with --log warn", async () => {
    const server = serve({}, "--log", "warn"), address = await addressOf(server);
    await ask(address, { query: "{ jobs { totalCount } }" });
    server.kill("SIGTERM");
    expect(await server.ended).toMatchObject({ code: 0, stderr: "" });
  });

  it("tells metrics on a port of their own to everybody, and then nobody on the other", async () => {
    const port = await freePort(), server = serve({}, "--metrics-port", String(port)), address = await addressOf(server);
    await ask(address, { query: "{ jobs { totalCount } }" });
    expect((await fetch(`${address}/metrics`)).status).toBe(404);
    expect((await fetch(`${address}/readyz`)).status).toBe(200);
    const metrics = await fetch(`http://127.0.0.1:${port}/metrics`);
    expect(metrics.headers.get("content-type")).toContain("text/plain");
    expect(await metrics.text()).toContain('dirac_graphql_requests_total{transport="http",type="query"} 1');
    expect((await fetch(`http://127.0.0.1:${port}/healthz`)).status).toBe(200);
    expect((await fetch(`http://127.0.0.1:${port}/graphql`)).status).toBe(404);
    server.kill("SIGTERM");
    expect(await server.ended).toMatchObject({ code: 0, stderr: "" });
  });

  describe("with OpenTelemetry's variables", () => {
    let collector: Server, url: string;
    const received: Json[] = [];
    beforeAll(async () => {
      collector = createServer((req, res) => {
        let body = "";
        req.on("data", part => { body += part; }).on("end", () => {
          received.push({ path: req.url, key: req.headers["x-key"], ...JSON.parse(body) });
          res.setHeader("content-type", "application/json").end("{}");
        });
      });
      await new Promise<void>(resolve => collector.listen(0, "127.0.0.1", resolve));
      url = `http://127.0.0.1:${(collector.address() as { port: number }).port}`;
    });
    afterAll(() => collector.close());
    const trace = async (env: Record<string, string>) => {
      received.length = 0;
      const server = serve({ OTEL_EXPORTER_OTLP_ENDPOINT: url, OTEL_EXPORTER_OTLP_HEADERS: "x-key=k", OTEL_RESOURCE_ATTRIBUTES: "deployment.environment=test", ...env }), address = await addressOf(server);
      await ask(address, { query: 'query Mine { jobs(filter: {owner: {eq: "do-not-send"}}) { nodes { jobId } totalCount } }' }, { traceparent: "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01" });
      server.kill("SIGTERM");
      expect(await server.ended).toMatchObject({ code: 0, stderr: "" });
      return received.flatMap(({ resourceSpans }) => resourceSpans).flatMap(({ scopeSpans }: Json) => scopeSpans).flatMap(({ spans }: Json) => spans) as Json[];
    };

    it("sends a span for the operation, within the caller's trace, and one for each statement", async () => {
      const spans = await trace({}), operation = spans.find(({ name }) => name === "query Mine");
      expect(operation).toMatchObject({ traceId: "0af7651916cd43dd8448eb211c80319c", parentSpanId: "b7ad6b7169203331", kind: 2 });
      const statements = spans.filter(span => span !== operation);
      expect(statements).toHaveLength(2);
      for (const statement of statements) {
        expect(statement).toMatchObject({ name: "SELECT JobDB", parentSpanId: operation.spanId, traceId: operation.traceId });
        expect(Number(statement.startTimeUnixNano)).toBeGreaterThanOrEqual(Number(operation.startTimeUnixNano));
        expect(Number(statement.endTimeUnixNano)).toBeLessThanOrEqual(Number(operation.endTimeUnixNano));
      }
      expect(received[0]).toMatchObject({ path: "/v1/traces", key: "k" });
      expect(JSON.stringify(received[0].resourceSpans[0].resource)).toMatch(/dirac-graphql.*deployment\.environment|deployment\.environment.*dirac-graphql/);
      expect(JSON.stringify(received)).not.toMatch(/do-not-send|select Jobs|alice/);
    });

    it("goes by their sampler", async () => {
      expect(await trace({ OTEL_TRACES_SAMPLER: "always_off" })).toEqual([]);
      expect(await trace({ OTEL_TRACES_SAMPLER: "traceidratio", OTEL_TRACES_SAMPLER_ARG: "0" })).toEqual([]);
      expect(await trace({ OTEL_SDK_DISABLED: "true" })).toEqual([]);
    });

    it("says what is wrong with them before it listens", async () => {
      const server = serve({ OTEL_EXPORTER_OTLP_ENDPOINT: url, OTEL_TRACES_SAMPLER: "sometimes", OTEL_TRACES_SAMPLER_ARG: "2", OTEL_EXPORTER_OTLP_PROTOCOL: "grpc" });
      expect(await server.ended).toMatchObject({ code: 1, stdout: "", stderr: expect.stringMatching(/OTEL_TRACES_SAMPLER must be.*\nOTEL_TRACES_SAMPLER_ARG must be.*\nOTEL_EXPORTER_OTLP_PROTOCOL must be/) });
    });
  });
});
