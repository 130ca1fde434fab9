import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { Database } from "../../src/datasources/database.ts";
import { Databases } from "../../src/datasources/databases.ts";
import { mysqlEngine } from "../../src/datasources/mysql.engine.ts";
import { aJob } from "../helpers/a-job.ts";
import { as, data, type Ask } from "../helpers/ask.ts";
import { TcpProxy } from "../helpers/tcp-proxy.ts";
import { testGrid, type TestGrid } from "../helpers/test-grid.ts";

describe("a database that goes away, on mysql", () => {
  let grid: TestGrid;
  let proxies: Record<"JobDB" | "JobLoggingDB", TcpProxy>;
  let databases: Databases;
  let ask: Ask;
  const question = "{ jobs { nodes { jobId history { status } } } gateway { subsystems { name available reason } } }";

  beforeAll(async () => {
    grid = await testGrid("mysql", "9.1");
    await grid.insert("JobDB", "Jobs", [aJob({ JobID: 7 })]);
    await grid.insert("JobLoggingDB", "LoggingInfo", [{ JobID: 7, SeqNum: 1, Status: "Received", MinorStatus: "Job accepted", ApplicationStatus: "idem", StatusTime: "2026-11-20 09:00:00", StatusTimeOrder: 493894800, StatusSource: "JobManager" }]);
  });
  afterAll(() => grid.drop());

  beforeEach(() => {
    proxies = { JobDB: new TcpProxy(grid.address("JobDB")), JobLoggingDB: new TcpProxy(grid.address("JobLoggingDB")) };
  });
  const start = () => {
    const through = (name: "JobDB" | "JobLoggingDB") => new Database(name, mysqlEngine({ ...grid.address(name), host: "127.0.0.1", port: proxies[name].port }));
    databases = new Databases([through("JobDB"), through("JobLoggingDB")]);
    ask = as({ ...grid, databases }, "alice@belle_user");
  };
  afterEach(async () => {
    await databases.close();
    await Promise.all(Object.values(proxies).map(proxy => proxy.cut()));
  });

  it("costs only the fields that need it, is named, and comes back by itself", async () => {
    await Promise.all([proxies.JobDB.open(), proxies.JobLoggingDB.open()]);
    start();
    expect((await data(ask(question))).jobs.nodes).toEqual([{ jobId: 7, history: [{ status: "Received" }] }]);

    await proxies.JobLoggingDB.cut();
    const without = await ask(question);
    expect(without.data.jobs.nodes).toEqual([{ jobId: 7, history: null }]);
    expect(without.errors).toMatchObject([{ path: ["jobs", "nodes", 0, "history"], extensions: { code: "BACKEND_UNAVAILABLE", backend: "JobLoggingDB" } }]);
    // what the gateway says of itself is half a second old at most
    await sleep(600);
    expect((await data(ask("{ gateway { subsystems { name available reason } } }"))).gateway.subsystems).toContainEqual({ name: "wms", available: true, reason: expect.stringContaining("Job.history is null") });

    await proxies.JobLoggingDB.open();
    await sleep(1100);
    expect((await data(ask(question))).jobs.nodes).toEqual([{ jobId: 7, history: [{ status: "Received" }] }]);
  });

  it("that is down at start is found when it comes up", async () => {
    await Promise.all([proxies.JobDB.open(), proxies.JobLoggingDB.open()]);
    await proxies.JobDB.cut();
    start();
    const down = await ask(question);
    expect(down.data.jobs).toBeNull();
    expect(down.data.gateway.subsystems).toContainEqual({ name: "wms", available: false, reason: expect.stringContaining("JobDB cannot be reached") });
    expect(down.errors).toMatchObject([{ extensions: { code: "BACKEND_UNAVAILABLE", backend: "JobDB" } }]);

    await proxies.JobDB.open();
    await sleep(1100);
    expect((await data(ask(question))).jobs.nodes).toHaveLength(1);
  });

  it("that answers nothing more when it is first asked costs a bounded time", async () => {
    await Promise.all([proxies.JobDB.open(), proxies.JobLoggingDB.open()]);
    proxies.JobDB.stall();
    start();
    const before = performance.now(), { errors } = await ask("{ jobs { nodes { jobId } } }");
    expect(errors).toMatchObject([{ extensions: { code: "BACKEND_UNAVAILABLE", backend: "JobDB" } }]);
    expect(performance.now() - before).toBeLessThan(10_000);
  });

  it("says nothing of the way to it: no host, port, user, path or SQL", async () => {
    await Promise.all([proxies.JobDB.open(), proxies.JobLoggingDB.open()]);
    await proxies.JobDB.cut();
    start();
    expect(JSON.stringify(await ask(question))).not.toMatch(/127\.0\.0\.1|ECONN|root|select|node_modules/i);
  });
});

describe("questions that are too many at once, on mysql", () => {
  it("are refused, and cost nobody else anything", async () => {
    const grid = await testGrid("mysql", "9.1");
    try {
      await grid.insert("JobDB", "Jobs", [aJob({ JobID: 1 })]);
      const ask = as(grid, "alice@belle_user");
      await data(ask("{ jobs { totalCount } }"));
      const { errors } = await ask(`{ ${Array.from({ length: 300 }, (_, index) => `a${index}: jobs { totalCount }`).join(" ")} }`);
      expect(new Set(errors.map(({ extensions }) => extensions?.["code"]))).toEqual(new Set(["BACKEND_UNAVAILABLE"]));
      expect((await data(ask("{ jobs { totalCount } }"))).jobs.totalCount).toBe(1);
    } finally {
      await grid.drop();
    }
  });
});

describe("a statement that takes too long, on mysql", () => {
  it("is ended by the server and answered with TIMEOUT", async () => {
    const grid = await testGrid("mysql", "9.1");
    try {
      const { sql } = await import("kysely");
      const database = await grid.databases.open("JobDB");
      await database.rows(sql`set session max_statement_time = 0.2`);
      await expect(database.rows(sql`select sleep(5) from Jobs right join (select 1) as one on true`)).rejects.toMatchObject({ code: "TIMEOUT", details: { backend: "JobDB" } });
    } finally {
      await grid.drop();
    }
  });
});

describe("the tables change under the gateway, on mysql", () => {
  it("reads the catalog again after an upgrade of DIRAC", async () => {
    const grid = await testGrid("mysql", "9.1");
    try {
      await grid.insert("JobDB", "Jobs", [aJob({ JobID: 1 })]);
      const ask = as(grid, "alice@belle_user");
      await data(ask("{ jobs { nodes { rescheduleCounter } } }"));
      await grid.run("JobDB", "alter table Jobs drop column RescheduleCounter");
      expect((await ask("{ jobs { nodes { jobId rescheduleCounter } } }")).errors).toMatchObject([{ extensions: { code: "BACKEND_FAILED" } }]);
      expect((await data(ask("{ jobs { nodes { jobId applicationStatus } } }"))).jobs.nodes).toHaveLength(1);
      const { errors } = await ask("{ jobs { nodes { rescheduleCounter } } }");
      expect(errors).toMatchObject([{ message: expect.stringContaining("JobDB has no column Jobs.RescheduleCounter"), extensions: { code: "BACKEND_FAILED", backend: "JobDB" } }]);
      expect((await data(ask("{ gateway { subsystems { reason } } }"))).gateway.subsystems).toContainEqual({ reason: expect.stringContaining("JobDB lacks Jobs.RescheduleCounter.") });
    } finally {
      await grid.drop();
    }
  });
});
