import { randomBytes } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import { pino } from "pino";
import { createClient } from "redis";
import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
import { budgetSize, type BudgetSize } from "../../../src/server/cost/budget.ts";
import { MemoryBudget } from "../../../src/server/cost/memory-budget.ts";
import { RedisBudget } from "../../../src/server/cost/redis-budget.ts";
import { TcpProxy } from "../../helpers/tcp-proxy.ts";

const REDIS = new URL(inject("redisUrl"));
const SIZE: BudgetSize = { most: 1000, perSecond: 100 };

describe("a budget in memory", () => {
  let now = 0;
  const budget = new MemoryBudget(SIZE, () => now);

  it("gives what is there, and nothing where it is not enough", async () => {
    expect(await budget.take("a", 600)).toEqual({ granted: true, left: 400 });
    expect(await budget.take("a", 401)).toEqual({ granted: false, left: 400 });
    expect(await budget.take("a", 400)).toEqual({ granted: true, left: 0 });
    expect(await budget.take("b", 1000)).toEqual({ granted: true, left: 0 });
  });

  it("fills steadily, up to its size", async () => {
    now += 2500;
    expect(await budget.take("a", 0)).toEqual({ granted: true, left: 250 });
    now += 3_600_000;
    expect(await budget.take("a", 1)).toEqual({ granted: true, left: 999 });
  });

  it("takes back what was not needed, and by force only what there is", async () => {
    budget.give("a", 500);
    expect(await budget.take("a", 900)).toEqual({ granted: true, left: 100 });
    budget.give("a", 50);
    budget.give("a", -400);
    expect(await budget.take("a", 0)).toEqual({ granted: true, left: 0 });
  });

  it("is not fuller by a clock that goes back", async () => {
    now -= 1_000_000;
    expect(await budget.take("a", 0)).toEqual({ granted: true, left: 0 });
  });
});

it("a budget fills in some minutes, whatever its size", () => {
  expect(budgetSize(400)).toEqual({ most: 200_000, perSecond: 400 });
});

describe("a budget in Redis", () => {
  const prefix = `dirac-graphql-test:${randomBytes(6).toString("hex")}:`, said: string[] = [];
  const log = pino({ level: "warn" }, { write: line => void said.push(JSON.parse(line).msg) });
  const client = createClient({ url: REDIS.href });
  beforeAll(() => client.connect());
  afterAll(async () => {
    const keys = await client.keys(`${prefix}*`);
    if (keys.length > 0) await client.del(keys);
    client.destroy();
  });
  const connect = (url = REDIS.href, size = SIZE) => RedisBudget.connect(size, url, log, prefix);

  it("is one for all gateways", async () => {
    const [one, other] = await Promise.all([connect(), connect()]);
    expect(await one.take("shared", 700)).toMatchObject({ granted: true, left: 300 });
    expect(await other.take("shared", 700)).toMatchObject({ granted: false });
    other.give("shared", 700);
    await expect.poll(async () => (await one.take("shared", 0)).left).toBe(1000);
    await Promise.all([one.close(), other.close()]);
  });

  it("is never spent twice by those who ask at the same time", async () => {
    const budgets = await Promise.all(Array.from({ length: 4 }, () => connect(REDIS.href, { most: 1000, perSecond: 0.001 })));
    const taken = await Promise.all(Array.from({ length: 400 }, (_, index) => budgets[index % 4]!.take("busy", 10)));
    expect(taken.filter(({ granted }) => granted)).toHaveLength(100);
    await Promise.all(budgets.map(budget => budget.close()));
  });

  it("fills by Redis' clock, and is forgotten when it is full", async () => {
    const budget = await connect(REDIS.href, { most: 50, perSecond: 100 });
    expect(await budget.take("short", 50)).toEqual({ granted: true, left: 0 });
    await sleep(200);
    const { left } = await budget.take("short", 0);
    expect(left).toBeGreaterThanOrEqual(19);
    expect(left).toBeLessThanOrEqual(50);
    await expect.poll(async () => (await client.keys(`${prefix}*`)).length, { timeout: 4000 }).toBeLessThan(3);
    await budget.close();
  });

  it("tells Redis no names and no addresses", async () => {
    const budget = await connect();
    await budget.take("192.0.2.1", 1);
    expect((await client.keys(`${prefix}*`)).join()).not.toContain("192.0.2.1");
    await budget.close();
  });

  it("is kept in the process while Redis is away, which is said once, and shared again when it is back", async () => {
    const proxy = new TcpProxy({ host: REDIS.hostname, port: Number(REDIS.port || 6379) });
    await proxy.open();
    const budget = await connect(`redis://127.0.0.1:${proxy.port}`);
    expect(await budget.take("away", 400)).toMatchObject({ granted: true, left: 600 });
    await proxy.cut();
    await expect.poll(() => said).toEqual(["Redis is away: budgets are kept in this process until it is back"]);
    expect(budget.isAway).toBe(true);
    expect(await budget.take("away", 900)).toEqual({ granted: true, left: 100 });
    expect(await budget.take("away", 900)).toMatchObject({ granted: false });
    await sleep(1500);
    expect(said).toHaveLength(1);
    await proxy.open();
    await expect.poll(async () => (await budget.take("away", 0), said), { timeout: 8000 }).toEqual([expect.any(String), "Redis is back: budgets are shared again"]);
    expect(budget.isAway).toBe(false);
    expect((await budget.take("away", 0)).left).toBeGreaterThan(600);
    await budget.close();
    await proxy.cut();
  }, 20_000);

  it("does not wait for one that does not answer", async () => {
    const proxy = new TcpProxy({ host: REDIS.hostname, port: Number(REDIS.port || 6379) });
    await proxy.open();
    const budget = await connect(`redis://127.0.0.1:${proxy.port}`);
    proxy.stall();
    const begun = performance.now();
    expect(await budget.take("stalled", 1)).toEqual({ granted: true, left: 999 });
    for (let times = 2; times <= 20; times++) expect((await budget.take("stalled", 1)).granted).toBe(true);
    expect(performance.now() - begun).toBeLessThan(1000);
    await budget.close();
    await proxy.cut();
  });

  it("does without one that was never there", async () => {
    const budget = await connect("redis://127.0.0.1:1");
    expect(await budget.take("never", 1)).toEqual({ granted: true, left: 999 });
    await budget.close();
  });
});
