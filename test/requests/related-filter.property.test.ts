import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { FilterInput } from "../../src/schema/common/filter-for.ts";
import { aFile, anOperation, aRequest } from "../helpers/a-request.ts";
import { as, data, type Ask } from "../helpers/ask.ts";
import { GRIDS, testGrid, type Row, type TestGrid } from "../helpers/test-grid.ts";
import { holds, SEED } from "../query/property.ts";

const RUNS = 150;
const STATUSES = ["Waiting", "Done", "Failed", "Scheduled"], TYPES = ["RemoveReplica", "removereplica", "RegisterFile"], LFNS = ["/belle/a", "/belle/A", "/belle/é"];

/** What a table is filtered by here: some columns, and its relations with the column by which they are found. */
interface Shape { readonly list: string; readonly filter: string; readonly key: string; readonly fields: Readonly<Record<string, readonly [column: string, values: readonly (string | number)[]]>>; readonly relations: Readonly<Record<string, readonly [to: Name, by: string, many: boolean]>> }
type Name = "Request" | "Operation" | "File";
const SHAPES: Readonly<Record<Name, Shape>> = {
  Request: { list: "requests", filter: "RequestFilter", key: "requestId", fields: { requestId: ["RequestID", [1, 2, 3, 9]], status: ["Status", STATUSES], jobId: ["JobID", [0, 5, 6]] }, relations: { operations: ["Operation", "RequestID", true] } },
  Operation: { list: "requestOperations", filter: "RequestOperationFilter", key: "operationId", fields: { type: ["Type", TYPES], status: ["Status", STATUSES], order: ["Order", [0, 1, 2]] }, relations: { request: ["Request", "RequestID", false], files: ["File", "OperationID", true] } },
  File: { list: "requestFiles", filter: "RequestFileFilter", key: "fileId", fields: { lfn: ["LFN", LFNS], status: ["Status", STATUSES], attempt: ["Attempt", [0, 1, 7]] }, relations: { operation: ["Operation", "OperationID", false] } },
};

type Grid = Readonly<Record<Name, readonly Row[]>>;

/** The contract a second time, on rows in memory. */
function accepts(filter: FilterInput | null | undefined, row: Row, name: Name, grid: Grid): boolean {
  const { fields, relations } = SHAPES[name];
  return Object.entries(filter ?? {}).every(([key, given]) => {
    if (given === null) return true;
    const value = given as FilterInput;
    if (key === "not") return !accepts(value, row, name, grid);
    if (key === "and") return (given as FilterInput[]).every(one => accepts(one, row, name, grid));
    if (key === "or") return (given as FilterInput[]).some(one => accepts(one, row, name, grid));
    const relation = relations[key];
    if (relation === undefined) return Object.entries(value).every(([operator, operand]) => passes(row[fields[key]![0]] ?? null, operator, operand));
    const [to, by, many] = relation, related = grid[to].filter(other => other[by] === row[by]), fits = (of: unknown) => (other: Row) => accepts(of as FilterInput, other, to, grid);
    if (!many) return related.some(fits(value));
    return Object.entries(value).every(([quantifier, of]) => of === null || (quantifier === "some" ? related.some(fits(of)) : quantifier === "none" ? !related.some(fits(of)) : related.every(fits(of))));
  });
}

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
  const { fields, relations } = SHAPES[name];
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
    const { list, filter: type, key } = SHAPES[name];
    return holds(fc.asyncProperty(anyFilter(name), async filter => {
      const found = await data(ask(`query ($filter: ${type}, $not: ${type}) { those: ${list}(filter: $filter, first: 100) { nodes { ${key} } totalCount } others: ${list}(filter: $not) { totalCount } }`, { filter, not: { not: filter } }));
      const expected = stored[name].filter(row => accepts(filter, row, name, stored)).map(row => ({ [key]: row[key.replace(/Id$/, "ID").replace(/^./, letter => letter.toUpperCase())] })).reverse();
      expect(found).toEqual({ those: { nodes: expected, totalCount: expected.length }, others: { totalCount: stored[name].length - expected.length } });
    }), RUNS);
  });
});
