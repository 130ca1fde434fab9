import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { Feeds } from "../../src/datasources/all-feeds.ts";
import { Database } from "../../src/datasources/database.ts";
import { Databases } from "../../src/datasources/databases.ts";
import { mysqlEngine } from "../../src/datasources/mysql.engine.ts";
import { aJob } from "../helpers/a-job.ts";
import { FAST } from "../helpers/pace.ts";
import { TcpProxy } from "../helpers/tcp-proxy.ts";
import { silentLog, testGrid, type TestGrid } from "../helpers/test-grid.ts";
import { changesCursor, ToldBy } from "../helpers/told.ts";

describe.each(["8.0", "9.1"] as const)("subscriptions while a database is away, on mysql with DIRAC %s", generation => {
  let grid: TestGrid, proxied: TestGrid, feeds: Feeds, job: number, minute = 0;
  let proxies: Record<"JobDB" | "JobLoggingDB", TcpProxy>;
  beforeAll(async () => {
    grid = await testGrid("mysql", generation);
  });
  afterAll(() => grid.drop());

  beforeEach(async () => {
    const row = aJob();
    job = Number(row["JobID"]);
    await grid.insert("JobDB", "Jobs", [row]);
    await logged(1, "Received");
    proxies = { JobDB: new TcpProxy(grid.address("JobDB")), JobLoggingDB: new TcpProxy(grid.address("JobLoggingDB")) };
    await Promise.all(Object.values(proxies).map(proxy => proxy.open()));
    const through = (name: "JobDB" | "JobLoggingDB") => new Database(name, mysqlEngine({ ...grid.address(name), host: "127.0.0.1", port: proxies[name].port }));
    const databases = new Databases([through("JobDB"), through("JobLoggingDB")]);
    feeds = new Feeds({ databases, registry: grid.registry, log: silentLog, pace: { ...FAST, logs: 200 } });
    proxied = { ...grid, databases, feeds };
  });
  afterEach(async () => {
    await feeds.close();
    await proxied.databases.close();
    await Promise.all(Object.values(proxies).map(proxy => proxy.cut()));
  });

  const logged = (seqNum: number, status: string) => grid.insert("JobLoggingDB", "LoggingInfo", [{ JobID: job, SeqNum: seqNum, Status: status, MinorStatus: "idem", ApplicationStatus: "idem", StatusTime: "2026-11-20 10:00:00", StatusTimeOrder: 493_646_400 + seqNum, StatusSource: "JobWrapper" }]);
  const set = (status: string) => grid.run("JobDB", `update Jobs set Status = '${status}', LastUpdateTime = '2026-11-20 12:${String(minute++).padStart(2, "0")}:00' where JobID = ${job}`);
  const listening = () => ToldBy.subscribe(proxied, feeds, { filter: { jobId: { eq: job } } });
  const records = (told: ToldBy) => told.changes.flatMap(({ history }) => history.map(({ seqNum }) => seqNum));

  it("go on without JobLoggingDB, and bring its records when it is back, each once", async () => {
    const told = await listening();
    await proxies.JobLoggingDB.cut();
    await logged(2, "Matched");
    await set("Matched");
    expect(await told.until(({ job: now }) => now?.status === "Matched")).toMatchObject({ history: [] });
    await logged(3, "Running");
    await set("Running");
    await told.until(({ job: now }) => now?.status === "Running");
    await proxies.JobLoggingDB.open();
    await told.until(() => records(told).length === 2, 8000);
    await sleep(300);
    expect([records(told), told.ended]).toEqual([[2, 3], false]);
  });

  it("do not wait for a JobLoggingDB that does not answer", async () => {
    const told = await listening();
    proxies.JobLoggingDB.stall();
    for (const status of ["Matched", "Running", "Completing", "Done"]) {
      await set(status);
      await told.until(({ job: now }) => now?.status === status, 2000);
    }
    // nor does a stop fail for it
    await feeds.close();
    await proxied.databases.close();
  });

  it("begin without JobLoggingDB, and tell none of the records that were there before", async () => {
    await proxies.JobLoggingDB.cut();
    const told = await listening();
    await set("Matched");
    await told.until(({ job: now }) => now?.status === "Matched");
    await proxies.JobLoggingDB.open();
    await grid.insert("JobLoggingDB", "LoggingInfo", [{ JobID: job, SeqNum: 2, Status: "Running", MinorStatus: "idem", ApplicationStatus: "idem", StatusTime: new Date().toISOString().slice(0, 19).replace("T", " "), StatusTimeOrder: 493_646_402, StatusSource: "JobWrapper" }]);
    await told.until(() => records(told).length > 0, 8000);
    expect(records(told)).toEqual([2]);
  });

  it("stay open without JobDB, and go on with what happened meanwhile when it is back", async () => {
    const told = await listening(), gone = aJob({ JobGroup: "gone" });
    await proxies.JobDB.cut();
    await set("Matched");
    await grid.insert("JobDB", "Jobs", [gone]);
    await sleep(300);
    await set("Running");
    expect([told.changes, told.ended]).toEqual([[], false]);
    await proxies.JobDB.open();
    expect(await told.until(({ job: now }) => now?.status === "Running", 8000)).toMatchObject({ kind: "CHANGED" });
    await set("Done");
    await told.until(({ job: now }) => now?.status === "Done");
    expect(told.ended).toBe(false);
  });

  it("go on behind a cursor while JobDB is away", async () => {
    const cursor = await changesCursor(proxied, feeds), told = await listening();
    await set("Matched");
    await told.until(({ job: now }) => now?.status === "Matched");
    await proxies.JobDB.cut();
    const again = await ToldBy.subscribe(proxied, feeds, { filter: { jobId: { eq: job } }, after: cursor });
    await again.until(({ job: now }) => now?.status === "Matched");
  });

  it("cannot start before JobDB has once been there, and start then", async () => {
    await proxies.JobDB.cut();
    await expect(listening()).rejects.toMatchObject({ code: "BACKEND_UNAVAILABLE", details: { backend: "JobDB" } });
    await proxies.JobDB.open();
    await sleep(1100);
    const told = await listening();
    await set("Matched");
    await told.until(({ job: now }) => now?.status === "Matched");
  });
});
