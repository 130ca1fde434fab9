import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { OperationTurns } from "../../src/server/operation-turns.ts";
import { NO_LIMITS } from "../../src/server/live/limits.ts";
import { aJob } from "../helpers/a-job.ts";
import { viewerNamed } from "../helpers/ask.ts";
import { serverOfMany, type ServerOfMany } from "../helpers/live-viewers.ts";
import { testGrid, type TestGrid } from "../helpers/test-grid.ts";

describe("the operations of one asker", () => {
  it("take turns, in the order in which they came", async () => {
    const turns = new OperationTurns(2), order: string[] = [];
    const one = (name: string, ms: number) => turns.run("alice", async () => {
      order.push(name);
      await sleep(ms);
    });
    await Promise.all([one("a", 30), one("b", 60), one("c", 10), one("d", 10)]);
    expect(order).toEqual(["a", "b", "c", "d"]);
  });

  it("do not wait for those of others", async () => {
    const turns = new OperationTurns(1), giveBack = await turns.take("alice");
    expect(await turns.run("bob", () => "at once")).toBe("at once");
    giveBack();
  });

  it("are refused when they have waited in vain, and leave no gap", async () => {
    const turns = new OperationTurns(1, 50), giveBack = await turns.take("alice");
    await expect(turns.take("alice")).rejects.toMatchObject({ code: "RATE_LIMITED", message: "as many operations of yours as may be (1) are being answered already, and more wait; ask again when some of them are done" });
    giveBack();
    giveBack();
    (await turns.take("alice"))();
    (await turns.take("alice"))();
  });

  it("are refused at once where too many wait already", async () => {
    const turns = new OperationTurns(2), first = await Promise.all([turns.take("alice"), turns.take("alice")]), waiting = Array.from({ length: 8 }, () => turns.take("alice"));
    const before = performance.now();
    await expect(turns.take("alice")).rejects.toMatchObject({ code: "RATE_LIMITED" });
    expect(performance.now() - before).toBeLessThan(50);
    for (const giveBack of first) giveBack();
    for (const next of waiting) (await next)();
  });

  it("are left by who is gone, to whoever comes next in line", async () => {
    const turns = new OperationTurns(1), giveBack = await turns.take("alice"), gone = new AbortController(), waiting = Array.from({ length: 4 }, (_, index) => turns.take("alice", index < 3 ? gone.signal : undefined));
    gone.abort();
    for (const one of waiting.slice(0, 3)) await expect(one).rejects.toThrow("nobody waits");
    await expect(turns.take("alice", gone.signal)).rejects.toThrow("nobody waits");
    giveBack();
    (await waiting[3]!)();
  });

  it("give their turn back also when they fail", async () => {
    const turns = new OperationTurns(1);
    for (let times = 0; times < 3; times++) await expect(turns.run("alice", () => { throw new Error("no"); })).rejects.toThrow("no");
  });
});

describe.each([["one viewer", "alice"], ["nobody in particular", undefined]])("a server that is asked too much at once by %s", (_who, token) => {
  let grid: TestGrid, server: ServerOfMany, hold: PromiseWithResolvers<void>, running = 0;
  const HEADERS: Record<string, string> = { "content-type": "application/json", ...(token !== undefined && { authorization: token }) };
  beforeAll(async () => {
    grid = await testGrid("sqlite", "9.1");
    await grid.insert("JobDB", "Jobs", [aJob({ JobID: 1 })]);
    hold = Promise.withResolvers();
    const { databases, feeds, registry } = grid, alice = viewerNamed(grid, "alice@belle_user"), bob = viewerNamed(grid, "bob@belle_user");
    // a database that answers when the test wants it to
    const slow = new Proxy(databases, { get: (target, name) => {
      const value = Reflect.get(target, name, target) as unknown;
      if (typeof value !== "function") return value;
      return name !== "open" ? value.bind(target) : async (database: string) => {
        running++;
        await hold.promise;
        return target.open(database as "JobDB");
      };
    } });
    server = await serverOfMany({ databases: slow, feeds, registry }, { alice, bob }, { ...NO_LIMITS, operations: 3 });
  });
  afterAll(async () => {
    hold.resolve();
    await server.stop();
    await grid.drop();
  });
  const SLOW = "{ gateway { subsystems { name } } }";
  const post = (query: string, headers = HEADERS, path = "/graphql") => fetch(`${server.url}${path}`, { method: "POST", headers, body: JSON.stringify({ query }) });

  it("answers three, lets some wait, refuses the rest with 429 and Retry-After, on every transport, and others not at all", async () => {
    const asked = Array.from({ length: 15 }, () => post(SLOW));
    await expect.poll(() => running).toBeGreaterThan(0);
    await sleep(200);
    const refused = await post(SLOW);
    expect({ status: refused.status, after: refused.headers.get("retry-after"), body: await refused.json() }).toMatchObject({ status: 429, after: "1", body: { errors: [{ message: expect.stringContaining("as may be (3)"), extensions: { code: "RATE_LIMITED" } }] } });
    const stream = await post(SLOW, { ...HEADERS, accept: "text/event-stream" }, "/graphql/stream");
    expect(await stream.text()).toContain("RATE_LIMITED");
    const heard = server.hear(token, SLOW);
    await expect.poll(() => JSON.stringify(heard)).toContain("RATE_LIMITED");
    const other = await post("{ __typename }", { ...HEADERS, authorization: "bob" });
    expect(await other.json()).toMatchObject({ data: { __typename: "Query" } });
    hold.resolve();
    expect(new Set((await Promise.all(asked)).map(({ status }) => status))).toEqual(new Set([200]));
  });

  it("counts what it executes for askers who have gone, until it is done", async () => {
    hold = Promise.withResolvers();
    // the gateway remembers for half a second what it is
    await sleep(600);
    const before = running, aborts = Array.from({ length: 3 }, () => new AbortController());
    const gone = aborts.map(({ signal }) => fetch(`${server.url}/graphql`, { method: "POST", headers: HEADERS, body: JSON.stringify({ query: SLOW }), signal }).catch(() => "gone"));
    await expect.poll(() => running).toBeGreaterThan(before);
    await sleep(100);
    for (const abort of aborts) abort.abort();
    expect(await Promise.all(gone)).toEqual(["gone", "gone", "gone"]);
    const next = post("{ __typename }");
    expect(await Promise.race([next, sleep(300)])).toBeUndefined();
    hold.resolve();
    expect((await next).status).toBe(200);
  });
});
