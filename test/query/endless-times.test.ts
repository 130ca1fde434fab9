import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { aStatus } from "../helpers/a-status.ts";
import { as, data, type Json } from "../helpers/ask.ts";
import { GRIDS, testGrid, type TestGrid } from "../helpers/test-grid.ts";

/** 9999-12-31 stands for "no end", so it is shown as null: and then it must be null to every part of a list. */
describe.each(GRIDS)("a time that may have no end, on $engine with DIRAC $generation,", ({ engine, generation }) => {
  const [SOON, LATER] = ["2026-11-20T13:00:00Z", "2026-11-21T12:00:00Z"];
  let grid: TestGrid;
  beforeAll(async () => {
    grid = await testGrid(engine, generation, { names: ["ResourceStatusDB"] });
    const until = (Name: string, TokenExpiration: string) => aStatus({ Name, TokenExpiration });
    await grid.insert("ResourceStatusDB", "SiteStatus", [until("a", "9999-12-31 23:59:59"), until("b", "2026-11-20 13:00:00"), until("c", "2026-11-21 12:00:00"), until("d", "9999-12-31 23:59:59")]);
  });
  afterAll(() => grid.drop());

  const read = async (args: string, selection: string): Promise<Json> => (await data(as(grid, "alice@belle_user")(`{ siteStatuses${args} { ${selection} } }`))).siteStatuses;

  it.each([["ASC", [null, null, SOON, LATER]], ["DESC", [LATER, SOON, null, null]]])("sorts as what it is shown as, in pages too: %s", async (direction, expected) => {
    const order = `orderBy: {field: TOKEN_EXPIRATION, direction: ${direction}}`, seen: unknown[] = [];
    for (let after: string | null = null, more = true; more;) {
      const page: Json = await read(`(first: 1, ${order}, after: ${JSON.stringify(after)})`, "nodes { tokenExpiration } pageInfo { hasNextPage endCursor }");
      seen.push(...page.nodes.map(({ tokenExpiration }: Json) => tokenExpiration));
      ({ hasNextPage: more, endCursor: after } = page.pageInfo);
    }
    expect(seen).toEqual(expected);
  });

  it("is filtered, grouped and counted as what it is shown as", async () => {
    const count = async (filter: string) => (await read(`(filter: {tokenExpiration: ${filter}})`, "totalCount")).totalCount;
    expect(await count("{isNull: true}")).toBe(2);
    expect(await count('{gt: "2026-11-20T13:00:00Z"}')).toBe(1);
    expect(await count('{ne: "2026-11-20T13:00:00Z"}')).toBe(3);
    expect(await count('{eq: "9999-12-31T23:59:59Z"}')).toBe(0);
    expect(await read("", "histogram(of: TOKEN_EXPIRATION, bucket: DAY) { total unknown }")).toEqual({ histogram: { total: 4, unknown: 2 } });
  });
});
