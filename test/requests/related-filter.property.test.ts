import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { FilterInput } from "../../src/schema/common/filter-for.ts";
import { aFile, anOperation, aRequest } from "../helpers/a-request.ts";
import { as, data, type Ask } from "../helpers/ask.ts";
import { GRIDS, testGrid, type Row, type TestGrid } from "../helpers/test-grid.ts";
import { holds, SEED } from "../query/property.ts";
import { accepts, SHAPES, type Grid, type Name, type Passes } from "./related-oracle.ts";

const RUNS = 150;
const STATUSES = ["Waiting", "Done", "Failed", "Scheduled"], TYPES = ["RemoveReplica", "removereplica", "RegisterFile"], LFNS = ["/belle/a", "/belle/A", "/belle/é"];

/** What a table is filtered by here: some columns, and values to try. */
type Fields = Readonly<Record<string, readonly [column: string, values: readonly (string | number)[]]>>;
const FIELDS: Readonly<Record<Name, Fields>> = {
  Request: { requestId: ["RequestID", [1, 2, 3, 9]], status: ["Status", STATUSES], jobId: ["JobID", [0, 5, 6]] },
  Operation: { type: ["Type", TYPES], status: ["Status", STATUSES], order: ["Order", [0, 1, 2]] },
  File: { lfn: ["LFN", LFNS], status: ["Status", STATUSES], attempt: ["Attempt", [0, 1, 7]] },
};
const passesAll: Passes = (name, field, operators, row) => Object.entries(operators).every(([operator, operand]) => passes(row[FIELDS[name][field]![0]] ?? null, operator, operand));

function passes(value: Row[string], operator: string, operand: unknown): boolean {
  switch (operator) {
    case "eq": return value === operand;
    case "ne": return value !== operand;
    case "in": return (operand as unknown[]).includes(value);
    case "notIn": return !(operand as unknown[]).includes(value);
    default: return (value === null) === operand;
  }
}

function anyFilter(name: Name, depth = 0): fc.Arbitrary<FilterInput> {
  const fields = FIELDS[name], { relations } = SHAPES[name];
  const tests = (values: readonly (string | number)[]) => fc.oneof(
    fc.constantFrom(...values).map(value => ({ eq: value })), fc.constantFrom(...values).map(value => ({ ne: value })), fc.subarray([...values]).map(some => ({ in: some })), fc.subarray([...values]).map(some => ({ notIn: some })), fc.boolean().map(isNull => ({ isNull })),
  );
  const leaf = fc.oneof(...Object.entries(fields).map(([field, [, values]]) => tests(values).map((test): FilterInput => ({ [field]: test }))), fc.constantFrom<FilterInput>({}, { and: [] }, { or: [] }, { not: null }));
  if (depth > 3) return leaf;
  const related = Object.entries(relations).map(([relation, [to, , many]]) => {
    const of = fc.oneof({ weight: 4, arbitrary: anyFilter(to, depth + 1) }, { weight: 1, arbitrary: fc.constant({}) });
    return many ? fc.dictionary(fc.constantFrom("some", "none", "every"), fc.option(of, { freq: 8 }), { minKeys: 0, maxKeys: 2, noNullPrototype: true }).map((quantified): FilterInput => ({ [relation]: quantified })) : of.map((filter): FilterInput => ({ [relation]: filter }));
  });
  const tree = fc.oneof({ weight: 2, arbitrary: leaf }, ...related.map(arbitrary => ({ weight: 3, arbitrary })));
  return fc.oneof(
    { weight: 4, arbitrary: tree }, { weight: 1, arbitrary: tree.map(not => ({ not })) }, { weight: 1, arbitrary: fc.array(tree, { maxLength: 2 }).map(or => ({ or })) },
    { weight: 1, arbitrary: fc.tuple(leaf, tree).map(([a, b]) => ({ ...a, ...b })) },
  );
}

const maybe = <T>(values: readonly T[]) => fc.option(fc.constantFrom(...values), { freq: 6 });
const anyGrid = fc.record({
  Request: fc.array(fc.record({ Status: maybe(STATUSES), JobID: maybe([0, 5, 6]) }), { minLength: 12, maxLength: 12 }),
  Operation: fc.array(fc.record({ RequestID: fc.integer({ min: 1, max: 12 }), Type: fc.constantFrom(...TYPES), Status: maybe(STATUSES), Order: fc.integer({ min: 0, max: 2 }) }), { minLength: 25, maxLength: 25 }),
  File: fc.array(fc.record({ OperationID: fc.integer({ min: 1, max: 25 }), LFN: maybe(LFNS), Status: maybe(STATUSES), Attempt: maybe([0, 1, 7]) }), { minLength: 40, maxLength: 40 }),
});

describe.each(GRIDS)("filters by related rows on $engine with DIRAC $generation", ({ engine, generation }) => {
  const [rows] = fc.sample(anyGrid, { seed: SEED, numRuns: 1 }) as unknown as [{ Request: Row[]; Operation: Row[]; File: Row[] }];
  const stored: Grid = {
    Request: rows.Request.map((row, index) => aRequest({ ...row, RequestID: index + 1 })), Operation: rows.Operation.map((row, index) => anOperation({ ...row, OperationID: index + 1 })), File: rows.File.map((row, index) => aFile({ ...row, FileID: index + 1 })),
  };
  let grid: TestGrid, ask: Ask;
  beforeAll(async () => {
    grid = await testGrid(engine, generation, { names: ["ReqDB"] });
    for (const name of ["Request", "Operation", "File"] as const) await grid.insert("ReqDB", name, stored[name]);
    ask = as(grid, "alice@belle_user");
  });
  afterAll(() => grid.drop());

  it.each(["Request", "Operation", "File"] as const)("give the rows of %s that the contract names, and with `not` all others", name => {
    const { list, filter: type, key, column } = SHAPES[name];
    return holds(fc.asyncProperty(anyFilter(name), async filter => {
      const found = await data(ask(`query ($filter: ${type}, $not: ${type}) { those: ${list}(filter: $filter, first: 100) { nodes { ${key} } totalCount } others: ${list}(filter: $not) { totalCount } }`, { filter, not: { not: filter } }));
      const expected = stored[name].filter(row => accepts(filter, row, name, stored, passesAll)).map(row => ({ [key]: row[column] })).reverse();
      expect(found).toEqual({ those: { nodes: expected, totalCount: expected.length }, others: { totalCount: stored[name].length - expected.length } });
    }), RUNS);
  });
});
