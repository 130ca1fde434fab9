import { appendFileSync, mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { createClient } from "graphql-ws";
import { createConnection, type Connection } from "mysql2/promise";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { WebSocket } from "ws";
import { aJob } from "../helpers/a-job.ts";
import { addressOf, diracCfg, start, startWith } from "../helpers/command.ts";
import { testGrid, type TestGrid } from "../helpers/test-grid.ts";

type Json = ReturnType<typeof JSON.parse>;

describe("a server that is told to stop, on mysql", () => {
  let grid: TestGrid, cfg: string, locker: Connection;
  beforeEach(async () => {
    grid = await testGrid("mysql", "9.1");
    await grid.insert("JobDB", "Jobs", [aJob({ JobID: 1, OwnerGroup: "ctao_user" })]);
    cfg = diracCfg({ JobDB: grid.address("JobDB"), JobLoggingDB: grid.address("JobLoggingDB") });
    locker = await createConnection({ ...grid.addressOfDirac("JobDB") });
  });
  afterEach(async () => {
    await locker.end();
    await grid.drop();
  });
  const serve = (...more: string[]) => start("--dirac-cfg", cfg, "--as", "alice:ctao_user", "--port", "0", ...more);
  const post = (address: string, query: string, path = "/graphql", accept = "application/json") => fetch(`${address}${path}`, { method: "POST", headers: { "content-type": "application/json", accept }, body: JSON.stringify({ query }) });
  const COUNT = "{ jobs { totalCount } }";
  const until = async (fits: () => Promise<boolean>) => {
    for (const end = Date.now() + 5000; Date.now() < end; await sleep(20)) if (await fits()) return;
    throw new Error("it did not happen in 5 s");
  };
  const atWork = async () => Number((await grid.run("JobDB", `select count(*) as n from information_schema.processlist where db = '${grid.address("JobDB").database}' and command = 'Query' and info like '%Jobs%' and info not like '%processlist%'`))[0]!["n"]);

  it("says so first, then answers what was asked, over HTTP and WebSocket, and ends", async () => {
    const server = serve("--stop-delay", "1"), address = await addressOf(server);
    await post(address, COUNT);
    const client = createClient({ url: `${address.replace("http", "ws")}/graphql`, webSocketImpl: WebSocket, retryAttempts: 0 });
    await locker.query("lock tables Jobs write");
    const overHttp = post(address, COUNT).then(response => response.json()), overSocket = client.iterate({ query: COUNT }).next();
    await until(async () => await atWork() === 2);
    server.kill("SIGTERM");
    await sleep(300);
    const readiness = await fetch(`${address}/readyz`);
    expect({ status: readiness.status, body: await readiness.json() }).toMatchObject({ status: 503, body: { ready: false, stopping: true } });
    // until balancers have seen it requests still come
    expect(await (await post(address, "{ __typename }")).json()).toMatchObject({ data: { __typename: "Query" } });
    await sleep(1000);
    await expect(fetch(`${address}/healthz`)).rejects.toThrow();
    await locker.query("unlock tables");
    expect(await overHttp).toMatchObject({ data: { jobs: { totalCount: 1 } } });
    expect((await overSocket).value).toMatchObject({ data: { jobs: { totalCount: 1 } } });
    expect(await server.ended).toMatchObject({ code: 0, stderr: "" });
    await client.dispose();
  });

  it("ends after some seconds though a statement does not, and takes it along", async () => {
    const server = serve(), address = await addressOf(server);
    await post(address, COUNT);
    await locker.query("lock tables Jobs write");
    void post(address, COUNT).catch(() => {});
    await until(async () => await atWork() === 1);
    const before = performance.now();
    server.kill("SIGTERM");
    expect(await server.ended).toMatchObject({ code: 0 });
    expect(performance.now() - before).toBeLessThan(12_000);
    await until(async () => await atWork() === 0);
  });

  it("tells streams to come back, and ends at once where nothing else is asked", async () => {
    const server = serve(), address = await addressOf(server), client = createClient({ url: `${address.replace("http", "ws")}/graphql`, webSocketImpl: WebSocket, retryAttempts: 0 });
    const closed = new Promise<unknown>(resolve => { client.on("closed", resolve); }), changes = client.iterate({ query: "subscription { jobChanges { jobId } }" });
    void changes.next().catch(() => {});
    const stream = await post(address, "subscription { jobChanges { jobId } }", "/graphql/stream", "text/event-stream");
    await until(async () => (await (await fetch(`${address}/metrics`)).text()).includes('dirac_graphql_subscribers{feed="jobs"} 2'));
    const before = performance.now();
    server.kill("SIGTERM");
    expect(await stream.text()).toContain('event: next\ndata: {"errors":[{"message":"this server stops; come back with your last cursor","extensions":{"code":"BACKEND_UNAVAILABLE"}}]}');
    expect(await closed).toMatchObject({ code: 1012, reason: "this server stops; come back with your last cursor" });
    expect(await server.ended).toMatchObject({ code: 0, stderr: "" });
    expect(performance.now() - before).toBeLessThan(3000);
  });

  it("is found again by a client of that protocol, which goes on by itself when the next one listens there", async () => {
    const state = mkdtempSync(join(tmpdir(), "dirac-graphql-stop-")), first = serve("--state", state), address = await addressOf(first), { port } = new URL(address);
    const heard: Json[] = [], client = createClient({ url: `${address.replace("http", "ws")}/graphql`, webSocketImpl: WebSocket, retryAttempts: 20, shouldRetry: () => true, retryWait: () => sleep(200) });
    client.subscribe({ query: "subscription { jobChanges { jobId job { status } } }" }, { next: ({ data }) => void heard.push(data), error: () => {}, complete: () => {} });
    await until(async () => (await (await fetch(`${address}/metrics`)).text()).includes('dirac_graphql_subscribers{feed="jobs"} 1'));
    first.kill("SIGTERM");
    expect(await first.ended).toMatchObject({ code: 0 });
    const second = start("--dirac-cfg", cfg, "--as", "alice:ctao_user", "--port", port, "--state", state);
    await addressOf(second);
    await until(async () => (await (await fetch(`${address}/metrics`)).text()).includes('dirac_graphql_subscribers{feed="jobs"} 1'));
    await grid.run("JobDB", "update Jobs set Status = 'Running', LastUpdateTime = utc_timestamp() where JobID = 1");
    await until(async () => heard.length > 0);
    expect(heard).toEqual([{ jobChanges: { jobId: 1, job: { status: "Running" } } }]);
    await client.dispose();
    second.kill("SIGTERM");
    await second.ended;
  });
});

describe("SIGHUP, on mysql", () => {
  it("reads the configuration at once; nonsense changes nothing and is told", async () => {
    const grid = await testGrid("mysql", "9.1");
    try {
      const cfg = diracCfg({ JobDB: grid.address("JobDB") }), more = join(mkdtempSync(join(tmpdir(), "dirac-graphql-hup-")), "sites.cfg");
      const site = (name: string) => `Resources\n{\nSites\n{\nLCG\n{\n${name}\n{\nName = ${name}\n}\n}\n}\n}\n`;
      writeFileSync(more, site("LCG.One.jp"));
      const server = startWith({}, "--dirac-cfg", cfg, "--dirac-cfg", more, "--as", "alice:ctao_user", "--port", "0"), address = await addressOf(server);
      const sites = async () => {
        const response = await fetch(`${address}/graphql`, { method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify({ query: "{ sites { nodes { name } } }" }) });
        return ((await response.json()) as Json).data.sites.nodes.map(({ name }: Json) => name) as string[];
      };
      const within = async (expected: string[], ms: number) => {
        for (const end = Date.now() + ms; Date.now() < end && JSON.stringify(await sites()) !== JSON.stringify(expected);) await sleep(50);
        expect(await sites()).toEqual(expected);
      };
      await within(["LCG.One.jp"], 1000);
      writeFileSync(more, site("LCG.Two.jp"));
      server.kill("SIGHUP");
      await within(["LCG.Two.jp"], 3000);
      appendFileSync(more, "}}} nonsense {");
      server.kill("SIGHUP");
      await sleep(500);
      expect(await sites()).toEqual(["LCG.Two.jp"]);
      server.kill("SIGTERM");
      const { code, stderr } = await server.ended;
      expect(code).toBe(0);
      expect(JSON.parse(stderr)).toMatchObject({ level: 40, msg: "the configuration has changed and cannot be taken; the last good one stays" });
    } finally {
      await grid.drop();
    }
  });
});
