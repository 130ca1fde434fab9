import { writeFileSync } from "node:fs";
import { connect } from "node:net";
import { dirname, join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { aJob } from "../helpers/a-job.ts";
import { addressOf, diracCfg, run, start } from "../helpers/command.ts";
import { SOME_COST } from "../helpers/some-cost.ts";
import { testGrid, type TestGrid } from "../helpers/test-grid.ts";

async function ask(address: string, query: string, headers: Record<string, string> = {}): Promise<{ status: number; body: ReturnType<typeof JSON.parse> }> {
  const response = await fetch(`${address}/graphql`, { method: "POST", headers: { "content-type": "application/json", ...headers }, body: JSON.stringify({ query }) });
  return { status: response.status, body: await response.json() };
}

describe("dirac-graphql serve, on mysql", () => {
  let grid: TestGrid, cfg: string;
  beforeAll(async () => {
    grid = await testGrid("mysql", "9.1");
    await grid.insert("JobDB", "Jobs", [aJob({ JobID: 1, LastUpdateTime: "2026-11-20 11:00:00" }), aJob({ JobID: 2, OwnerGroup: "ctao_user", Owner: "alice" }), aJob({ JobID: 3, OwnerGroup: "ctao_user", Owner: "dave" })]);
    cfg = diracCfg({ JobDB: grid.address("JobDB"), JobLoggingDB: grid.address("JobLoggingDB") });
  });
  afterAll(() => grid.drop());

  it("answers as the user of --as, by the clock of --now, and ends cleanly on SIGTERM", async () => {
    const server = start("--dirac-cfg", cfg, "--as", "alice:ctao_user", "--port", "0", "--now", "2026-11-20T12:00:00Z");
    const address = await addressOf(server);
    expect((await ask(address, "{ jobs { nodes { jobId } } }")).body).toEqual({ data: { jobs: { nodes: [{ jobId: 2 }] } }, extensions: SOME_COST });
    expect((await ask(address, "{ gateway { subsystems { available } } }", { authorization: "Bearer x" })).status).toBe(401);
    server.kill("SIGTERM");
    expect(await server.ended).toEqual({ code: 0, stdout: `dirac-graphql: ${address} (GraphQL at ${address}/graphql)\n`, stderr: "" });
  });

  it("counts relative times from --now", async () => {
    const server = start("--dirac-cfg", cfg, "--as", "admin:belle_admin", "--port", "0", "--now", "2026-11-20T12:00:00Z");
    const address = await addressOf(server), count = (since: string) => ask(address, `{ jobs(filter: {lastUpdateTime: {gte: "${since}"}}) { totalCount } }`);
    expect((await count("-PT2H")).body.data.jobs.totalCount).toBe(1);
    expect((await count("-PT30M")).body.data.jobs.totalCount).toBe(0);
    server.kill("SIGINT");
    expect((await server.ended).code).toBe(0);
  });

  it("shows every row to a group that --all-vos-group names", async () => {
    const server = start("--dirac-cfg", cfg, "--as", "bob:no_vo", "--all-vos-group", "no_vo", "--port", "0");
    expect((await ask(await addressOf(server), "{ jobs { totalCount } }")).body.data.jobs.totalCount).toBe(3);
    server.kill();
    await server.ended;
  });

  it("ends on SIGTERM though clients hold on: one that never asked, one in the middle of a request, a WebSocket that never answers", async () => {
    const server = start("--dirac-cfg", cfg, "--as", "alice:ctao_user", "--port", "0"), { port } = new URL(await addressOf(server));
    const sockets = ["", "POST /graphql HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: 100\r\n\r\n{",
      "GET /graphql HTTP/1.1\r\nHost: localhost\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: MDEyMzQ1Njc4OWFiY2RlZg==\r\nSec-WebSocket-Protocol: graphql-transport-ws\r\n\r\n"]
      .map(bytes => { const socket = connect(Number(port), "127.0.0.1"); socket.on("error", () => {}).write(bytes); return socket; });
    await sleep(300);
    const before = performance.now();
    server.kill("SIGTERM");
    expect(await server.ended).toMatchObject({ code: 0 });
    expect(performance.now() - before).toBeLessThan(10_000);
    for (const socket of sockets) socket.destroy();
  });

  it("says in a sentence that the port is taken, and ends", async () => {
    const first = start("--dirac-cfg", cfg, "--as", "alice:ctao_user", "--port", "0"), port = new URL(await addressOf(first)).port;
    expect(await run("--dirac-cfg", cfg, "--as", "alice:ctao_user", "--port", port)).toEqual({ code: 1, stdout: "", stderr: `--host 127.0.0.1, port ${port}: something else listens there already.\n` });
    first.kill();
    await first.ended;
  });

  it("refuses a user that the Registry does not give the group", async () => {
    expect(await run("--dirac-cfg", cfg, "--as", "alice:belle_admin", "--port", "0")).toEqual({ code: 1, stdout: "", stderr: expect.stringContaining("--as alice:belle_admin: the Registry") });
  });

  it("refuses to start without knowing who asks, and to listen where others reach it", async () => {
    expect(await run("--dirac-cfg", cfg)).toMatchObject({ code: 1, stderr: expect.stringContaining("--as USER:GROUP") });
    expect(await run("--dirac-cfg", cfg, "--as", "alice:ctao_user", "--host", "0.0.0.0")).toMatchObject({ code: 1, stderr: expect.stringContaining("this machine only") });
  });
});

describe("dirac-graphql check, on mysql", () => {
  it("says of each database whether it is there, of which generation, and what it lacks", async () => {
    const grid = await testGrid("mysql", "8.0");
    try {
      await grid.run("JobDB", "alter table Jobs drop index LastUpdateTime, drop column SystemPriority");
      const address = grid.address("JobDB");
      const cfg = diracCfg({ JobDB: address, JobLoggingDB: { ...address, port: 1, password: "do-not-print" }, TaskQueueDB: address, UserProfileDB: address });
      const { code, stdout, stderr } = await run("check", "--dirac-cfg", cfg);
      expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
      expect(stdout.split("\n").map(line => line.split(/ {2,}/))).toEqual([
        ["database", "reachable", "generation", "remarks"],
        ["JobDB", "yes", "8.0", "missing: Jobs.SystemPriority; slow without an index: Jobs.LastUpdateTime"],
        ["JobLoggingDB", "no", "-", expect.stringContaining("ECONNREFUSED")],
        ["TaskQueueDB", "yes", "-", "holds none of DIRAC's tables"],
        ["SandboxMetadataDB", "no", "-", "the configuration does not mention it"],
        ["VirtualMachineDB", "no", "-", "the configuration does not mention it"],
        ["PilotAgentsDB", "no", "-", "the configuration does not mention it"],
        ["ResourceStatusDB", "no", "-", "the configuration does not mention it"],
        ["ResourceManagementDB", "no", "-", "the configuration does not mention it"],
        ["ReqDB", "no", "-", "the configuration does not mention it"],
        ["FTS3DB", "no", "-", "the configuration does not mention it"],
        ["DataIntegrityDB", "no", "-", "the configuration does not mention it"],
        ["AccountingDB", "no", "-", "the configuration does not mention it"],
        ["UserProfileDB", "yes", "-", "not read by this version"],
        [""],
      ]);
    } finally {
      await grid.drop();
    }
  });

  it("ends with 1 when JobDB cannot be read, and prints no password", async () => {
    const cfg = diracCfg({ JobDB: { host: "127.0.0.1", port: 3306, user: "nobody-here", password: "do-not-print", database: "none" } });
    const { code, stdout, stderr } = await run("check", "--dirac-cfg", cfg);
    expect(code).toBe(1);
    expect(stdout).toMatch(/^JobDB +no /m);
    expect(stdout + stderr).not.toContain("do-not-print");
  });
});

describe("dirac-graphql serve with a file of options, on mysql", () => {
  it("serves by it, and says all that is wrong with it", async () => {
    const grid = await testGrid("mysql", "9.1");
    try {
      await grid.insert("JobDB", "Jobs", [aJob({ JobID: 2, OwnerGroup: "ctao_user" })]);
      const cfg = diracCfg({ JobDB: grid.address("JobDB"), JobLoggingDB: grid.address("JobLoggingDB") }), file = join(dirname(cfg), "gateway.yaml");
      writeFileSync(file, `dirac-cfg: [${cfg}]\nas: alice:ctao_user\nport: 0\n`);
      const server = start("--config", file);
      expect((await ask(await addressOf(server), "{ jobs { totalCount } }")).body).toMatchObject({ data: { jobs: { totalCount: 1 } } });
      server.kill();
      expect(await server.ended).toMatchObject({ code: 0, stderr: "" });
      writeFileSync(file, `dirac-cfg: [${cfg}]\nass: alice:ctao_user\nport: x\n`);
      expect(await run("--config", file)).toEqual({ code: 1, stdout: "", stderr: expect.stringMatching(/ass is not an option.*\n.*port must be.*\nserve must know who asks/) });
    } finally {
      await grid.drop();
    }
  });
});
