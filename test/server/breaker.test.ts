import { setTimeout as sleep } from "node:timers/promises";
import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from "vitest";
import { Database } from "../../src/datasources/database.ts";
import { mysqlEngine } from "../../src/datasources/mysql.engine.ts";
import { TcpProxy } from "../helpers/tcp-proxy.ts";
import { testGrid, type TestGrid } from "../helpers/test-grid.ts";

describe("a database that cannot be reached, on mysql", () => {
  let grid: TestGrid;
  beforeAll(async () => { grid = await testGrid("mysql", "9.1", { names: ["JobDB"] }); });
  afterAll(() => grid.drop());

  const through = async () => {
    const proxy = new TcpProxy(grid.address("JobDB"));
    await proxy.open();
    const database = new Database("JobDB", mysqlEngine({ ...grid.address("JobDB"), host: "127.0.0.1", port: proxy.port }));
    onTestFinished(async () => {
      await database.close();
      await proxy.cut();
    });
    return { proxy, database };
  };
  const ask = async (database: Database) => (await database.open()).rows(sql`select 1 as one`);
  const refusal = { code: "BACKEND_UNAVAILABLE", details: { backend: "JobDB" } };

  it("is not tried by everybody: one finds out, the others are told at once", async () => {
    const { proxy, database } = await through();
    proxy.stall();
    await expect(ask(database)).rejects.toMatchObject(refusal);
    const before = performance.now();
    for (let i = 0; i < 200; i++) await expect(ask(database)).rejects.toMatchObject(refusal);
    expect(performance.now() - before).toBeLessThan(500);
    // when it is tried again, by one, others wait a second at most
    await sleep(1100);
    const probe = ask(database).catch(error => error), start = performance.now();
    await expect(ask(database)).rejects.toMatchObject(refusal);
    expect(performance.now() - start).toBeLessThan(1500);
    expect(await probe).toMatchObject(refusal);
  });

  it("is tried less and less often, and serves all as soon as one was answered", async () => {
    const { proxy, database } = await through();
    expect(await ask(database)).toEqual([{ one: 1 }]);
    await proxy.cut();
    const tried: number[] = [], start = performance.now();
    await ask(database).catch(() => {});
    while (performance.now() - start < 4500) {
      if (!database.use.isAway) {
        tried.push(performance.now() - start);
        await ask(database).catch(() => {});
      }
      await sleep(10);
    }
    // at once, after a second, after two more; not again before four more
    expect(tried.filter(time => time > 500)).toHaveLength(2);
    await proxy.open();
    await sleep(3200);
    expect(await Promise.all(Array.from({ length: 20 }, () => ask(database)))).toHaveLength(20);
  });

  it("is kept from callers when its statements fail again and again, though it accepts connections", async () => {
    const { database } = await through(), killed = async () => {
      const rows = (await database.open()).rows(sql`select sleep(10)`);
      void rows.catch(() => {});
      await sleep(150);
      for (const { id } of await grid.run("JobDB", `select id from information_schema.processlist where db = '${grid.address("JobDB").database}' and info like 'select sleep%'`)) await grid.run("JobDB", `kill ${Number(id)}`);
      await expect(rows).rejects.toMatchObject(refusal);
    };
    await killed();
    await killed();
    expect(database.use.isAway).toBe(false);
    await killed();
    expect(database.use.isAway).toBe(true);
    await expect(ask(database)).rejects.toMatchObject(refusal);
    await sleep(1100);
    expect(await ask(database)).toEqual([{ one: 1 }]);
  });

  it("ends statements that give more rows than anybody reads, and says so", async () => {
    const digits = sql`(select 0 as d union all select 1 union all select 2 union all select 3 union all select 4 union all select 5 union all select 6 union all select 7 union all select 8 union all select 9)`;
    const { database } = await through(), { rows } = await database.open();
    const product = sql.join(["a", "b", "c", "d", "e", "f"].map(name => sql`${digits} as ${sql.ref(name)}`));
    await expect(rows(sql`select a.d from ${product}`)).rejects.toMatchObject({ code: "QUERY_TOO_COMPLEX", details: { backend: "JobDB" } });
    expect(await rows(sql`select count(*) as n from ${product}`)).toEqual([{ n: 1_000_000 }]);
    // the server stops: what is too much never comes here
    expect(await rows(sql`select @@sql_select_limit as bound`)).toEqual([{ bound: 200_001 }]);
  });
});
