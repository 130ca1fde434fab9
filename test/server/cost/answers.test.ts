import { createClient as createStream } from "graphql-sse";
import { createClient as createSocket } from "graphql-ws";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { WebSocket } from "ws";
import type { Viewer } from "../../../src/auth/viewer.ts";
import { Gateway } from "../../../src/server/gateway.ts";
import { httpGateway, type HttpGateway } from "../../../src/server/http.ts";
import { NO_LIMITS } from "../../../src/server/live/limits.ts";
import { personOf } from "../../../src/auth/person.ts";
import type { BudgetSize } from "../../../src/server/cost/budget.ts";
import { Costs } from "../../../src/server/cost/costs.ts";
import { MemoryBudget } from "../../../src/server/cost/memory-budget.ts";
import { gatewaySchema } from "../../../src/server/schema.ts";
import { aJob } from "../../helpers/a-job.ts";
import { NOW, viewerNamed, type Json } from "../../helpers/ask.ts";
import { silentLog, testGrid, type TestGrid } from "../../helpers/test-grid.ts";

const SIZE: BudgetSize = { most: 3000, perSecond: 0.01 }, LIMIT = 2000;
const COUNT = "{ jobs { totalCount } }", TOO_MUCH = "{ sites(first: 3) { nodes { name } } dear: jobs { totalCount groups(by: [STATUS, OWNER]) { total } } }";

describe("the cost in answers", () => {
  let grid: TestGrid, server: HttpGateway, url: string, clock = 0;
  const budget = new MemoryBudget(SIZE, () => clock), spent: number[] = [], viewers: Record<string, Viewer> = {};
  beforeAll(async () => {
    grid = await testGrid("sqlite", "9.1");
    await grid.insert("JobDB", "Jobs", Array.from({ length: 30 }, (_, index) => aJob({ JobID: index + 1 })));
    viewers["alice"] = viewerNamed(grid, "alice@belle_user");
    const schema = await gatewaySchema(), { databases, feeds, registry } = grid;
    const costs = new Costs({ schema, limit: LIMIT, budget, spent: points => void spent.push(points) });
    const authenticate = async ({ authorization }: { readonly authorization?: string | undefined }) => (authorization === undefined ? null : { ...viewers["alice"]!, name: authorization });
    server = await httpGateway(new Gateway({ schema, databases, feeds, registry, costs, clock: () => NOW, log: silentLog, authenticate }), { corsOrigins: [], trustedProxies: 1, loopbackOnly: false, limits: NO_LIMITS });
    url = await server.listen("127.0.0.1", 0);
  });
  afterAll(async () => {
    await server.close();
    await grid.drop();
  });
  beforeEach(() => {
    // all budgets are full again
    clock += 1e9;
    spent.length = 0;
    grid.statements.length = 0;
  });

  /** Over HTTP. */
  const post = async (who: string | undefined, query: string, headers: Record<string, string> = {}): Promise<{ status: number; headers: Headers; body: Json }> => {
    const response = await fetch(`${url}/graphql`, { method: "POST", headers: { "content-type": "application/json", ...(who !== undefined && { authorization: who }), ...headers }, body: JSON.stringify({ query }) });
    return { status: response.status, headers: response.headers, body: await response.json() };
  };
  const overSocket = async (who: string | undefined, query: string): Promise<Json> => {
    const client = createSocket({ url: `${url.replace("http", "ws")}/graphql`, webSocketImpl: WebSocket, retryAttempts: 0, ...(who !== undefined && { connectionParams: { authorization: who } }) });
    try {
      return await new Promise((resolve, reject) => client.subscribe({ query }, { next: resolve, error: reject, complete: () => {} }));
    } finally {
      await client.dispose();
    }
  };
  const overStream = async (who: string | undefined, query: string): Promise<Json> => {
    const client = createStream({ url: `${url}/graphql/stream`, retryAttempts: 0, ...(who !== undefined && { headers: { authorization: who } }) });
    return new Promise((resolve, reject) => void client.subscribe({ query }, { next: resolve, error: reject, complete: () => client.dispose() }));
  };
  const WAYS: readonly [string, (who: string | undefined, query: string) => Promise<Json>][] = [["HTTP", async (who, query) => (await post(who, query)).body], ["WebSocket", overSocket], ["server-sent events", overStream]];

  describe.each(WAYS)("over %s", (way, ask) => {
    it("says what was asked for, what was read, and what is left", async () => {
      const { extensions: { cost } } = await ask(`${way} 1`, COUNT);
      expect(cost).toEqual({ requested: 502, actual: expect.any(Number), remaining: expect.any(Number), resetAt: expect.stringMatching(/^\d{4}-.*Z$/) });
      expect(cost.actual).toBeGreaterThan(0);
      expect(cost.actual).toBeLessThan(100);
      // what was not read is given back
      expect(cost.remaining).toBe(SIZE.most - cost.actual);
      const { extensions: { cost: next } } = await ask(`${way} 1`, COUNT);
      expect(next.remaining).toBe(cost.remaining - next.actual);
      expect(spent).toEqual([cost.actual, next.actual]);
    });

    it("is refused above the limit before anything is read, with the dearest field and what to do", async () => {
      const { data, errors: [error] } = await ask(way, TOO_MUCH);
      expect(data ?? null).toBeNull();
      expect(error).toMatchObject({ message: expect.stringMatching(/2,000 are the most for one operation; `dear\.groups` alone costs 3,00\d: ask for fewer rows \(`first`/), extensions: { code: "QUERY_TOO_COMPLEX", cost: { limit: LIMIT, field: "dear.groups" } } });
      expect(error.extensions.cost.requested).toBeGreaterThan(3500);
      expect(grid.statements).toEqual([]);
      // nor is it taken from the budget
      expect((await ask(way, "{ viewer { name } }")).extensions.cost.remaining).toBeGreaterThan(SIZE.most - 2);
    });

    it("is refused when nothing is left of the viewer's budget, and only of that viewer's", async () => {
      await budget.take(personOf({ ...viewers["alice"]!, name: `${way} 3` }), SIZE.most - 120);
      // 190 names for a value of 30 rows: what is answered counts, too
      const names = `{ jobs(first: 30) { nodes { ${Array.from({ length: 190 }, (_, index) => `a${index}: status`).join(" ")} } } }`;
      let answer = await ask(`${way} 3`, names), times = 1;
      for (; answer.errors === undefined && times < 200; times++) answer = await ask(`${way} 3`, names);
      expect(times).toBeGreaterThan(10);
      expect(times).toBeLessThan(100);
      expect(answer.errors[0]).toMatchObject({ message: expect.stringMatching(/you have .* left: ask again in \d+ s, or for less/), extensions: { code: "RATE_LIMITED", retryAfter: expect.any(Number), resetAt: expect.any(String), cost: { requested: expect.any(Number) } } });
      expect((await ask(`${way} 4`, names)).errors).toBeUndefined();
    });
  });

  it("comes with Retry-After and status 429 over HTTP", async () => {
    await budget.take(personOf({ ...viewers["alice"]!, name: "spender" }), 2600);
    const { status, headers, body } = await post("spender", COUNT);
    expect({ status, retry: headers.get("retry-after") }).toEqual({ status: 429, retry: String(body.errors[0].extensions.retryAfter) });
    expect(body.errors[0].extensions.retryAfter).toBeGreaterThan(1);
  });

  it("is that of an address where nobody says who they are, as a trusted proxy tells it", async () => {
    const of = async (address: string) => (await post(undefined, "{ __schema { types { name } } }", { "x-forwarded-for": address })).body.extensions.cost;
    const first = await of("192.0.2.1"), again = await of("192.0.2.1"), other = await of("192.0.2.2");
    expect(first).toMatchObject({ requested: 1, actual: 1 });
    expect([again.remaining, other.remaining]).toEqual([first.remaining - 1, first.remaining]);
  });

  it("is nothing for introspection by somebody", async () => {
    expect((await post("alice", "{ __schema { types { name fields { name } } } }")).body.extensions.cost).toMatchObject({ requested: 0, actual: 0 });
  });

  it("of a subscription is that of its start, and then of what its messages read", async () => {
    const client = createSocket({ url: `${url.replace("http", "ws")}/graphql`, webSocketImpl: WebSocket, retryAttempts: 0, connectionParams: { authorization: "listener" } }), heard: Json[] = [];
    const stop = client.subscribe({ query: "subscription { jobChanges { jobId job { history { status } } } }" }, { next: message => void heard.push(message), error: () => {}, complete: () => {} });
    await expect.poll(async () => (await grid.feeds.jobs.live()).subscribers.size).toBe(1);
    spent.splice(0, spent.length - 1);
    expect(spent.splice(0)).toEqual([23]);
    await grid.run("JobDB", "update Jobs set Status = 'Running', LastUpdateTime = '2026-11-20 12:00:01' where JobID = 7");
    await expect.poll(() => heard.length).toBe(1);
    expect(heard[0].extensions).toBeUndefined();
    const [message] = spent as [number];
    expect(message).toBeGreaterThanOrEqual(1);
    expect((await post("listener", "{ __typename }")).body.extensions.cost.remaining).toBe(Math.floor(SIZE.most - 23 - message - 1));
    stop();
    await client.dispose();
  });

  it("of a subscription that is refused above the limit is an error", async () => {
    expect(await overSocket("alice", `subscription { jobChanges { job { ${Array.from({ length: 5 }, (_, index) => `a${index}: pilots { site { jobs { totalCount } } }`).join(" ")} } } }`)).toMatchObject({ errors: [{ extensions: { code: "QUERY_TOO_COMPLEX" } }] });
  });
});
