import { request, type ClientRequest } from "node:http";
import { setTimeout as sleep } from "node:timers/promises";
import { sql } from "kysely";
import { createConnection, type Connection } from "mysql2/promise";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { Usage } from "../../src/datasources/usage.ts";
import type { Database } from "../../src/datasources/database.ts";
import { aJob } from "../helpers/a-job.ts";
import { viewerNamed } from "../helpers/ask.ts";
import { liveServer, type LiveServer } from "../helpers/live.ts";
import { testGrid, type TestGrid } from "../helpers/test-grid.ts";

describe("a client that is gone, on mysql", () => {
  let grid: TestGrid, server: LiveServer, jobDb: Database, locker: Connection;
  beforeEach(async () => {
    grid = await testGrid("mysql", "9.1");
    await grid.insert("JobDB", "Jobs", [aJob({ JobID: 1 })]);
    server = await liveServer(grid, viewerNamed(grid, "alice@belle_user"));
    jobDb = grid.databases.all().find(({ name }) => name === "JobDB")!;
    await jobDb.open();
    locker = await createConnection({ ...grid.addressOfDirac("JobDB") });
    // whoever reads it waits
    await locker.query("lock tables Jobs write");
  });
  afterEach(async () => {
    await locker.end();
    await server.stop();
    await grid.drop();
  });

  const query = (count: number) => JSON.stringify({ query: `{ ${Array.from({ length: count }, (_, index) => `a${index}: jobs { totalCount }`).join(" ")} }` });
  const post = (path: string, accept: string, body: string): ClientRequest => {
    const asked = request(`${server.url}${path}`, { method: "POST", headers: { "content-type": "application/json", accept } }).on("error", () => {});
    asked.end(body);
    return asked;
  };
  /** Statements that the server is at, in this database. */
  const atWork = async () => Number((await grid.run("JobDB", `select count(*) as n from information_schema.processlist where db = '${grid.address("JobDB").database}' and command = 'Query' and info like '%Jobs%' and info not like '%processlist%'`))[0]!["n"]);
  const until = async (fits: () => Promise<boolean>) => {
    for (const end = Date.now() + 5000; Date.now() < end; await sleep(20)) if (await fits()) return true;
    return false;
  };

  it.each([["over HTTP", "/graphql", "application/json"], ["over server-sent events", "/graphql/stream", "text/event-stream"]])("%s ends its statements on the server and drops those that wait", async (_, path, accept) => {
    const asked = post(path, accept, query(20));
    expect(await until(async () => await atWork() === 8 && jobDb.use.waiting === 12)).toBe(true);
    asked.destroy();
    expect(await until(async () => await atWork() === 0 && jobDb.use.waiting === 0 && jobDb.use.running === 0)).toBe(true);
  });

  it("over WebSocket ends them by `complete`, and by hanging up", async () => {
    const heard = server.hear("{ jobs { totalCount } }");
    expect(await until(async () => await atWork() === 1)).toBe(true);
    heard.stop();
    expect(await until(async () => await atWork() === 0)).toBe(true);
    expect(heard.messages).toEqual([]);

    server.hear("{ jobs { totalCount } }");
    expect(await until(async () => await atWork() === 1)).toBe(true);
    server.client.terminate();
    expect(await until(async () => await atWork() === 0)).toBe(true);
  });

  it("is charged what the database did until they went, once", async () => {
    const gone = new AbortController(), usage = new Usage(false), database = await grid.databases.for({ signal: gone.signal, usage }).open("JobDB");
    const asked = database.rows(sql`select count(*) from Jobs`);
    expect(await until(async () => await atWork() === 1)).toBe(true);
    await sleep(100);
    gone.abort();
    await expect(asked).rejects.toThrow("nobody waits");
    expect(usage.databaseMs).toBeGreaterThan(90);
    expect(await until(async () => jobDb.use.running === 0)).toBe(true);
    expect(usage.statements).toBe(1);
  });

  it("costs those who come next nothing: connections are as before", async () => {
    for (let round = 0; round < 3; round++) {
      const asked = post("/graphql", "application/json", query(8));
      expect(await until(async () => await atWork() === 8)).toBe(true);
      asked.destroy();
      expect(await until(async () => jobDb.use.running === 0)).toBe(true);
    }
    await locker.query("unlock tables");
    const answers = await Promise.all(Array.from({ length: 16 }, async () => (await fetch(`${server.url}/graphql`, { method: "POST", headers: { "content-type": "application/json" }, body: query(1) })).json()));
    expect(answers).toMatchObject(Array.from({ length: 16 }, () => ({ data: { a0: { totalCount: 1 } } })));
  });
});
