import { parse } from "graphql";
import { afterAll, beforeAll, expect, it } from "vitest";
import type { Context } from "../../../src/context.ts";
import { budgetSize } from "../../../src/server/cost/budget.ts";
import { Costs } from "../../../src/server/cost/costs.ts";
import { MemoryBudget } from "../../../src/server/cost/memory-budget.ts";
import { gatewaySchema } from "../../../src/server/schema.ts";
import { gatewayOf, viewerNamed } from "../../helpers/ask.ts";
import { testGrid, type TestGrid } from "../../helpers/test-grid.ts";

const PAGE = "{ jobs(first: 50) { nodes { jobId history { status } } } }", LARGE = "{ jobs(first: 1000) { nodes { jobId history { status } } } }", FOLLOWED = "subscription { jobChanges { job { history { status } } } }";
const schema = await gatewaySchema();
let grid: TestGrid;
beforeAll(async () => { grid = await testGrid("sqlite", "9.1"); });
afterAll(() => grid.drop());

/** Operations whose execution ends when it is told to. */
function operations(costs: Costs) {
  let running = 0;
  const ends: (() => void)[] = [];
  const ask = (query: string, name: string) => {
    const contextValue: Context = gatewayOf(grid).contextOf({ ...viewerNamed(grid, "alice@belle_user"), name });
    return costs.execute({ schema, document: parse(query), contextValue }, async () => {
      running++;
      await new Promise<void>(resolve => ends.push(resolve));
      running--;
      return { data: {} };
    });
  };
  return { ask, count: () => running, end: () => ends.shift()!() };
}
const settled = () => new Promise(resolve => setTimeout(resolve, 20));

it("eight answers of many rows are put together at a time, whoever asks; pages wait for nobody", async () => {
  const { ask, count, end } = operations(new Costs({ schema, budget: new MemoryBudget(budgetSize(400)) }));
  const large = Array.from({ length: 20 }, (_, index) => ask(LARGE, `viewer${index}`));
  await settled();
  expect(count()).toBe(8);
  const page = ask(PAGE, "viewer0");
  await settled();
  expect(count()).toBe(9);
  for (let ended = 0; ended < 21; ended++) {
    end();
    await settled();
  }
  expect(await Promise.all([...large, page])).toEqual(Array.from({ length: 21 }, () => expect.objectContaining({ data: {} })));
});

it("one viewer alone has four of them, where viewers have budgets", async () => {
  const { ask, count } = operations(new Costs({ schema, budget: new MemoryBudget(budgetSize(400)) }));
  for (let index = 0; index < 10; index++) void ask(LARGE, "alice");
  await settled();
  expect(count()).toBe(4);
  void ask(LARGE, "bob");
  await settled();
  expect(count()).toBe(5);
});

it("where nobody has a budget nothing is shared out", async () => {
  const { ask, count } = operations(new Costs({ schema }));
  for (let index = 0; index < 10; index++) void ask(LARGE, "alice");
  await settled();
  expect(count()).toBe(8);
});

it("a turn is given back by what fails, by what the budget does not pay for, and not taken by subscriptions", async () => {
  const budget = new MemoryBudget({ most: 1000, perSecond: 0.001 }), costs = new Costs({ schema, budget }), contextOf = (name: string) => gatewayOf(grid).contextOf({ ...viewerNamed(grid, "alice@belle_user"), name });
  for (let index = 0; index < 10; index++) await expect(costs.execute({ schema, document: parse(LARGE), contextValue: contextOf(`viewer${index}`) }, () => Promise.reject(new Error("broken")))).rejects.toThrow("broken");
  for (let index = 0; index < 10; index++) await costs.subscribe({ schema, document: parse(FOLLOWED), contextValue: contextOf(`follower${index}`) }, async () => ({}));
  await budget.take(contextOf("poor").asker, 990);
  const refused = Array.from({ length: 30 }, () => costs.execute({ schema, document: parse(LARGE), contextValue: contextOf("poor") }, async () => ({ data: {} })));
  expect((await Promise.all(refused)).every(({ errors }) => errors !== undefined)).toBe(true);
  const { ask, count } = operations(costs);
  for (let index = 0; index < 10; index++) void ask(LARGE, `other${index}`);
  await settled();
  expect(count()).toBe(8);
});

it("a subscription that cannot start gives back its price", async () => {
  const budget = new MemoryBudget({ most: 1000, perSecond: 0.001 }), costs = new Costs({ schema, budget }), contextValue = gatewayOf(grid).contextOf(viewerNamed(grid, "alice@belle_user"));
  await expect(costs.subscribe({ schema, document: parse(FOLLOWED), contextValue }, () => Promise.reject(new Error("no feed")))).rejects.toThrow("no feed");
  expect((await budget.take(contextValue.asker, 0)).left).toBeGreaterThan(998);
});

it("who is gone gives up their place", async () => {
  const costs = new Costs({ schema }), { ask, count, end } = operations(costs), gone = new AbortController();
  for (let index = 0; index < 8; index++) void ask(LARGE, "alice");
  const waiting = costs.execute({ schema, document: parse(LARGE), contextValue: gatewayOf(grid).contextOf(viewerNamed(grid, "alice@belle_user"), { signal: gone.signal }) }, () => Promise.reject(new Error("executed")));
  await settled();
  gone.abort();
  expect((await waiting).errors?.[0]?.message).toMatch(/nobody waits/);
  void ask(LARGE, "alice");
  end();
  await settled();
  expect(count()).toBe(8);
});

it("rows that are only summed up wait for nobody", async () => {
  const { ask, count } = operations(new Costs({ schema }));
  for (let index = 0; index < 10; index++) void ask('{ accounting { job(from: "-P30D", by: [SITE]) { totals { value } } } }', "alice");
  await settled();
  expect(count()).toBe(10);
});
