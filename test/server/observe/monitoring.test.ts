import { readFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import supertest from "supertest";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { Database } from "../../../src/datasources/database.ts";
import { Databases } from "../../../src/datasources/databases.ts";
import { Health } from "../../../src/datasources/gateway/health.ts";
import { mysqlEngine } from "../../../src/datasources/mysql.engine.ts";
import { Gateway } from "../../../src/server/gateway.ts";
import { httpGateway, type HttpGateway } from "../../../src/server/http.ts";
import { NO_LIMITS } from "../../../src/server/live/limits.ts";
import { Metrics } from "../../../src/server/observe/metrics.ts";
import { gatewaySchema } from "../../../src/server/schema.ts";
import { importsBelow } from "../../architecture/imports.ts";
import { aJob } from "../../helpers/a-job.ts";
import { NOW, viewerNamed } from "../../helpers/ask.ts";
import { TcpProxy } from "../../helpers/tcp-proxy.ts";
import { silentLog, testGrid, type TestGrid } from "../../helpers/test-grid.ts";

describe("what operators see, on mysql", () => {
  let grid: TestGrid, proxies: Record<"JobDB" | "JobLoggingDB", TcpProxy>, databases: Databases, server: HttpGateway, health: Health;
  beforeAll(async () => {
    grid = await testGrid("mysql", "9.1");
    await grid.insert("JobDB", "Jobs", [aJob({ JobID: 7 })]);
    proxies = { JobDB: new TcpProxy(grid.address("JobDB")), JobLoggingDB: new TcpProxy(grid.address("JobLoggingDB")) };
    await Promise.all(Object.values(proxies).map(proxy => proxy.open()));
    const through = (name: "JobDB" | "JobLoggingDB") => new Database(name, mysqlEngine({ ...grid.address(name), host: "127.0.0.1", port: proxies[name].port }));
    // one that the gateway does not read is nobody's business
    databases = new Databases([through("JobDB"), through("JobLoggingDB"), new Database("ProxyDB", mysqlEngine(grid.address("JobDB")))]);
    const { feeds, registry } = grid, metrics = new Metrics({ version: "1.2.3", pools: { clients: databases }, feeds });
    health = new Health(databases);
    const gateway = new Gateway({ schema: await gatewaySchema(), databases, feeds, registry, clock: () => NOW, log: silentLog, authenticate: async () => viewerNamed(grid, "alice@belle_user"), observers: [metrics.observer] });
    server = await httpGateway(gateway, { corsOrigins: [], trustedProxies: 0, loopbackOnly: true, limits: NO_LIMITS, monitoring: { health, metrics } });
  });
  afterAll(async () => {
    await databases.close();
    await Promise.all(Object.values(proxies).map(proxy => proxy.cut()));
    await grid.drop();
  });

  const get = (path: string) => supertest(server.app).get(path);
  const ask = async (query: string) => (await supertest(server.app).post("/graphql").send({ query })).body as { errors?: unknown };
  const metric = async (line: string) => {
    const found = (await get("/metrics")).text.split("\n").find(one => one.startsWith(`${line} `));
    return found === undefined ? undefined : Number(found.slice(line.length + 1));
  };

  it("tells whether the Redis that gateways share is away, where there is one", async () => {
    const metrics = new Metrics({ version: "1.2.3", pools: {}, feeds: grid.feeds }), before = await metrics.text();
    metrics.watchRedis(() => true);
    expect([before, await metrics.text()].map(text => /^dirac_graphql_redis_away (\d)/m.exec(text)?.[1])).toEqual([undefined, "1"]);
  });

  it("is alive, and ready as long as any database answers; each is told by itself", async () => {
    expect((await get("/healthz")).text).toBe("ok\n");
    const { status, body, headers } = await get("/readyz");
    expect({ status, body }).toEqual({ status: 200, body: { ready: true, databases: { JobDB: "ok", JobLoggingDB: "ok" } } });
    expect(headers["cache-control"]).toBe("no-store");
    expect((await get("/readyz/JobDB")).status).toBe(200);
    expect((await get("/readyz/ProxyDB")).status).toBe(404);
    expect((await get("/readyz/constructor")).status).toBe(404);

    await proxies.JobLoggingDB.cut();
    await sleep(600);
    expect(await get("/readyz")).toMatchObject({ status: 200, body: { ready: true, databases: { JobDB: "ok", JobLoggingDB: "away" } } });
    expect((await get("/readyz/JobLoggingDB")).status).toBe(503);

    await proxies.JobDB.cut();
    await sleep(600);
    expect(await get("/readyz")).toMatchObject({ status: 503, body: { ready: false, databases: { JobDB: "away", JobLoggingDB: "away" } } });
    expect((await get("/healthz")).status).toBe(200);
    await Promise.all(Object.values(proxies).map(proxy => proxy.open()));
    await sleep(2200);
    expect(await get("/readyz")).toMatchObject({ status: 200, body: { ready: true } });
  });

  it("counts requests, errors by code, and the time of statements by database", async () => {
    const requests = 'dirac_graphql_requests_total{transport="http",type="query"}', failures = 'dirac_graphql_errors_total{code="BAD_USER_INPUT"}', statements = 'dirac_graphql_statements_total{database="JobDB",pool="clients",outcome="ok"}';
    const before = { requests: await metric(requests) ?? 0, failures: await metric(failures) ?? 0, statements: await metric(statements) ?? 0 };
    await ask("query Named { jobs { nodes { jobId } totalCount } }");
    await ask("{ jobs(first: 0) { nodes { jobId } } }");
    expect({ requests: await metric(requests), failures: await metric(failures), statements: await metric(statements) }).toEqual({ requests: before.requests + 2, failures: before.failures + 1, statements: before.statements + 2 });
    expect(await metric('dirac_graphql_request_seconds_count{transport="http",type="query"}')).toBe(before.requests + 2);
    expect(await metric('dirac_graphql_statement_seconds_count{database="JobDB",pool="clients"}')).toBeGreaterThanOrEqual(before.statements + 2);
    expect(await metric('dirac_graphql_database_connections{database="JobDB",pool="clients"}')).toBe(8);
    expect(await metric('dirac_graphql_info{version="1.2.3"}')).toBe(1);
    expect(await metric("nodejs_eventloop_lag_p99_seconds")).toBeGreaterThan(0);
  });

  it("counts what is refused before it is an operation", async () => {
    const parse = 'dirac_graphql_errors_total{code="GRAPHQL_PARSE_FAILED"}', bad = 'dirac_graphql_errors_total{code="FORBIDDEN"}';
    await ask("{ jobs {");
    expect(await metric(parse)).toBe(1);
    await get("/graphql?query={__typename}").set("host", "evil.example");
    expect(await metric(bad)).toBe(1);
  });

  it("says when a database is away", async () => {
    expect(await metric('dirac_graphql_database_away{database="JobLoggingDB",pool="clients"}')).toBe(0);
    await proxies.JobLoggingDB.cut();
    await ask("{ jobs { nodes { history { status } } } }");
    await ask("{ jobs { nodes { history { status } } } }");
    expect(await metric('dirac_graphql_database_away{database="JobLoggingDB",pool="clients"}')).toBe(1);
    expect(await metric('dirac_graphql_errors_total{code="BACKEND_UNAVAILABLE"}')).toBeGreaterThan(0);
    await proxies.JobLoggingDB.open();
  });

  it("follows feeds and their subscribers", async () => {
    expect(await metric('dirac_graphql_feed_live{feed="jobs"}')).toBe(0);
    const stop = new AbortController();
    const url = await server.listen("127.0.0.1", 0);
    const stream = await fetch(`${url}/graphql/stream`, { method: "POST", headers: { "content-type": "application/json", accept: "text/event-stream" }, body: JSON.stringify({ query: "subscription { jobChanges { jobId } }" }), signal: stop.signal });
    expect(stream.status).toBe(200);
    for (let i = 0; i < 100 && await metric('dirac_graphql_subscribers{feed="jobs"}') !== 1; i++) await sleep(20);
    expect(await metric('dirac_graphql_subscribers{feed="jobs"}')).toBe(1);
    expect(await metric('dirac_graphql_feed_live{feed="jobs"}')).toBe(1);
    await sleep(200);
    const lag = (await metric('dirac_graphql_feed_lag_seconds{feed="jobs",look="updated jobs"}'))!;
    expect(lag).toBeGreaterThanOrEqual(0);
    expect(lag).toBeLessThan(2);
    stop.abort();
    for (let i = 0; i < 100 && await metric('dirac_graphql_subscribers{feed="jobs"}') !== 0; i++) await sleep(20);
    expect(await metric('dirac_graphql_subscribers{feed="jobs"}')).toBe(0);
    expect(await metric('dirac_graphql_requests_total{transport="sse",type="subscription"}')).toBe(1);
  });

  it("tells metrics to this machine only, and never names of people, operations or hosts", async () => {
    expect((await get("/metrics").set("x-forwarded-for", "192.0.2.1")).status).toBe(404);
    expect((await get("/metrics")).text).not.toMatch(/alice|belle|Named|127\.0\.0\.1|root|ProxyDB/);
  });
});

it("OpenTelemetry is loaded by one file only, and that one only when it is asked for", () => {
  const root = join(import.meta.dirname, "../../..");
  expect([...new Set(importsBelow(root, "src").filter(({ to }) => to.startsWith("@opentelemetry/")).map(({ from }) => from))]).toEqual(["src/server/observe/tracing.ts"]);
  for (const { from } of importsBelow(root, "src").filter(({ to }) => to === "src/server/observe/tracing.ts")) expect(readFileSync(join(root, from), "utf8")).not.toMatch(/^import (?!type )[^;]*tracing\.ts/m);
});
