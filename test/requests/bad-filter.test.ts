import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { aFile, anOperation, aRequest } from "../helpers/a-request.ts";
import { as, data, type Ask } from "../helpers/ask.ts";
import { testGrid, type TestGrid } from "../helpers/test-grid.ts";
import { expectRefusal } from "../query/refusal.ts";

const COUNT = "query ($filter: RequestFilter) { requests(filter: $filter) { totalCount groups(by: [STATUS]) { total } facets(fields: [STATUS, OWNER_GROUP]) { total } } }";

describe.each([{ engine: "sqlite", generation: "8.0" }, { engine: "mysql", generation: "8.0" }, { engine: "mysql", generation: "9.1" }] as const)("bad filters by related rows on $engine with DIRAC $generation", ({ engine, generation }) => {
  let grid: TestGrid, ask: Ask;
  beforeAll(async () => {
    grid = await testGrid(engine, generation, { names: ["ReqDB"] });
    ask = as(grid, "alice@belle_user");
    await grid.insert("ReqDB", "Request", [aRequest({ RequestID: 1 }), aRequest({ RequestID: 2 })]);
    await grid.insert("ReqDB", "Operation", [anOperation({ OperationID: 1, RequestID: 1 })]);
    await grid.insert("ReqDB", "File", [aFile({ FileID: 1, OperationID: 1 })]);
  });
  afterAll(() => grid.drop());

  const refused = (filter: object, argument: string, says: string) => expectRefusal(ask, COUNT, { filter }, argument, says);
  const count = async (filter: object): Promise<number> => (await data(ask(COUNT, { filter }))).requests.totalCount;
  /** So many levels of requests that have operations that have a request that … */
  const chain = (levels: number): object => (levels === 0 ? {} : { operations: { some: levels === 1 ? {} : { request: chain(levels - 2) } } });

  it("say where in them the mistake is", async () => {
    await refused({ operations: { some: { type: { eq: null } } } }, "filter.operations.some.type.eq", "use isNull");
    await refused({ not: { operations: { none: { files: { every: { or: [{}, { size: { in: Array.from({ length: 10_001 }, () => 1) } }] } } } } } }, "filter.not.operations.none.files.every.or.1.size.in", "at most 10000");
    await refused({ operations: { some: { request: { lastUpdate: { gt: "yesterday" } } } } }, "filter.operations.some.request.lastUpdate.gt", "yesterday");
  });

  it("are deeper than 16, which related rows count for", async () => {
    expect(await count(chain(15))).toBe(1);
    await refused(chain(16), `filter${".operations.some.request".repeat(8)}`, "at most 16 levels");
  });

  it("ask related rows more than 20 times", async () => {
    const asked = (times: number) => Array.from({ length: times }, (_, index) => ({ operations: { some: { order: { gte: index - 20 } } } }));
    expect(await count({ and: asked(20) })).toBe(1);
    expect(await count({ or: asked(20) })).toBe(1);
    expect(await count({ not: { or: asked(20).map(({ operations: { some } }) => ({ operations: { every: some } })) } })).toBe(0);
    const { errors } = await ask(COUNT, { filter: { or: asked(21) } });
    expect(errors).toMatchObject([{ message: expect.stringContaining("at most 20 times"), extensions: { code: "QUERY_TOO_COMPLEX", argument: "filter" } }]);
  });

  it("hold too much in all, as others do", async () => {
    const numbers = Array.from({ length: 10_000 }, (_, index) => index);
    const some = { operations: { some: { order: { in: numbers } } } };
    expect(await count(some)).toBe(1);
    // SQLite takes 32,766 parameters: facets are then read in parts
    expect((await data(ask("query ($filter: RequestFilter) { requests(filter: $filter) { facets(fields: [STATUS, OWNER_GROUP, REQUEST_NAME, JOB_ID]) { total } } }", { filter: some }))).requests.facets).toEqual(Array.from({ length: 4 }, () => ({ total: 1 })));
    expect((await ask(COUNT, { filter: { and: [some, some, some, some] } })).errors.map(({ extensions }) => extensions!["code"])).toEqual(["QUERY_TOO_COMPLEX"]);
  });

  it.each([[{ operations: {} }, 2], [{ operations: { some: null } }, 2], [{ operations: null }, 2], [{ operations: { some: {} } }, 1], [{ operations: { every: {} } }, 2], [{ operations: { none: {} } }, 1], [{ operations: { some: { files: { none: {} } } } }, 0], [{ operations: { some: {}, none: {} } }, 0]])("are none that ask nothing of them: %j gives %i", async (filter, expected) => {
    expect(await count(filter)).toBe(expected);
  });

  it("are those that the schema does not know", async () => {
    for (const filter of [{ operations: { type: { eq: "x" } } }, { operations: [{}] }, { operations: { any: {} } }, { files: { some: {} } }]) expect((await ask(COUNT, { filter })).errors).toMatchObject([{ extensions: { code: "BAD_USER_INPUT" } }]);
  });
});

it.each(["8.0", "9.1"] as const)("a field that DIRAC %s lacks is the client's mistake in a related row, too", async generation => {
  const grid = await testGrid("sqlite", generation, { names: ["ReqDB"] });
  try {
    const { errors } = await as(grid, "alice@belle_user")('{ requestOperations(filter: {request: {diracSetup: {eq: "x"}}}) { totalCount } }');
    expect(errors.map(({ extensions }) => extensions)).toEqual(generation === "8.0" ? [] : [{ code: "BAD_USER_INPUT", argument: "filter.diracSetup" }]);
  } finally {
    await grid.drop();
  }
});
