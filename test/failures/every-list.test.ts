import { readFileSync } from "node:fs";
import { buildSchema, getNamedType, isEnumType, isObjectType } from "graphql";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { REGISTRY_WITH_DNS } from "../helpers/a-task-queue.ts";
import { as, data, type Ask } from "../helpers/ask.ts";
import { GRIDS, testGrid, type TestGrid } from "../helpers/test-grid.ts";
import { empty, FAILING_LISTS, failingDatabases, fill } from "./failing-lists.ts";

const schema = buildSchema(readFileSync(new URL("../../schema.graphql", import.meta.url), "utf8"));
const roots = Object.values(schema.getQueryType()!.getFields());
const errorFields = Object.values(schema.getTypeMap()).filter(isEnumType).filter(({ name }) => name.endsWith("ErrorField"));
const hasFailures = (name: string) => {
  const type = schema.getType(name);
  return isObjectType(type) && "failures" in type.getFields();
};

/** All error fields of a type, as the schema has them. */
const fieldsOf = (type: string) => errorFields.find(({ name }) => name === `${type}ErrorField`)!.getValues().map(({ name }) => name).join();

const TEXTS = ["no answer of se1.kek.jp:8443 (3 times)", "no answer of se2.kek.jp (14 times)", ""], TIMES = ["2026-11-20 10:00:00", "2026-11-20 11:00:00", "2026-11-20 11:30:00"];
const BUCKETS = "total other groupCount buckets { fingerprint pattern count share siteNames storageElementNames hosts firstSeen lastSeen isNew example }";

it("every root list with failures, and every type with error texts, is tested here", () => {
  expect(FAILING_LISTS.map(({ list }) => list).sort()).toEqual(roots.filter(({ type }) => hasFailures(getNamedType(type).name)).map(({ name }) => name).sort());
  expect([...new Set(FAILING_LISTS.map(({ type }) => `${type}ErrorField`))].sort()).toEqual(errorFields.map(({ name }) => name).sort());
});

describe.each(GRIDS)("failures on $engine with DIRAC $generation", ({ engine, generation }) => {
  let grid: TestGrid, ask: Ask;
  beforeAll(async () => {
    grid = await testGrid(engine, generation, { names: failingDatabases(generation), configuration: REGISTRY_WITH_DNS });
    ask = as(grid, "alice@belle_user");
  });
  afterAll(() => grid.drop());

  const kept = FAILING_LISTS.filter(({ generations = ["8.0", "9.1"] }) => generations.includes(generation)), absent = FAILING_LISTS.filter(list => !kept.includes(list));

  it.each(kept)("of $list are none where there are no rows", async ({ list, type }) => {
    const { [list]: found } = await data(ask(`{ ${list} { failures(of: [${fieldsOf(type)}]) { ${BUCKETS} } totalCount } }`));
    expect(found).toEqual({ failures: { total: 0, other: 0, groupCount: 0, buckets: [] }, totalCount: 0 });
  });

  describe.each(kept)("of $list", failing => {
    const { list, type, seen, siteNames = [], storageElementNames = [] } = failing;
    beforeAll(() => fill(grid, failing, TEXTS, TIMES));
    afterAll(() => empty(grid, failing));

    const of = `of: [${fieldsOf(type)}]`;
    const failures = async (filter = {}) => (await data(ask(`query ($filter: ${type}Filter) { ${list}(filter: $filter) { failures(${of}) { ${BUCKETS} } } }`, { filter })))[list].failures;

    it("say what went wrong, how often, where and when", async () => {
      expect(await failures()).toEqual({
        total: 2, other: 0, groupCount: 1,
        buckets: [{
          fingerprint: expect.stringMatching(/^1-[0-9a-f]{16}$/), pattern: "no answer of <host> (<n> times)", count: 2, share: 1, siteNames, storageElementNames, hosts: ["se1.kek.jp", "se2.kek.jp"], isNew: null,
          firstSeen: seen === undefined ? null : "2026-11-20T10:00:00Z", lastSeen: seen === undefined ? null : "2026-11-20T11:00:00Z", example: seen === undefined ? expect.stringMatching(/^no answer of se[12]/i) : TEXTS[1],
        }],
      });
    });

    it("are asked for by their fingerprint", async () => {
      const { buckets: [{ fingerprint }] } = await failures();
      const count = async (errorFingerprint: object) => (await data(ask(`query ($filter: ${type}Filter) { ${list}(filter: $filter) { totalCount nodes { __typename } } }`, { filter: { errorFingerprint } })))[list];
      const rows = (totalCount: number) => ({ totalCount, nodes: Array.from({ length: totalCount }, () => ({ __typename: type })) }), all = (await count({})).totalCount;
      expect([await count({ in: [fingerprint] }), await count({ notIn: [fingerprint] }), await count({ in: ["1-0000000000000000"] })]).toEqual([rows(2), rows(all - 2), rows(0)]);
    });

    if (seen !== undefined) it("are new or not by the time at which they were seen", async () => {
      const since = (time: string) => ({ [seen]: { gte: `2026-11-20T${time}Z` } });
      expect(await failures(since("10:30:00"))).toMatchObject({ total: 1, buckets: [{ isNew: false, firstSeen: "2026-11-20T11:00:00Z" }] });
      expect(await failures(since("09:30:00"))).toMatchObject({ total: 2, buckets: [{ isNew: true }] });
      expect(await failures(since("11:15:00"))).toMatchObject({ total: 0, buckets: [] });
    });
  });

  if (absent.length > 0) it.each(absent)("of $list are null: this generation has no such table", async ({ list, type }) => {
    expect(await data(ask(`{ ${list} { failures(of: [${fieldsOf(type)}]) { total } } }`))).toEqual({ [list]: null });
  });
});
