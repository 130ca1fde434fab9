import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { FilterInput } from "../../src/schema/common/filter-for.ts";
import { aFile, anOperation, aRequest } from "../helpers/a-request.ts";
import { as, data, type Ask } from "../helpers/ask.ts";
import { GRIDS, testGrid, type TestGrid } from "../helpers/test-grid.ts";
import { holds, SEED } from "../query/property.ts";
import { accepts, SHAPES, type Grid, type Name, type Passes } from "../requests/related-oracle.ts";
import { anyFingerprints, anyText, passes } from "./errors.ts";

const RUNS = 80;
const STATUSES = ["Waiting", "Done", "Failed"];

const passesTest: Passes = (_name, field, operators, row) => (field === "errorFingerprint" ? passes([row["Error"] as string | null], operators) : (operators["in"] as unknown[]).includes(row["Status"]));

function anyFilter(name: Name, depth = 0): fc.Arbitrary<FilterInput> {
  const status = fc.subarray(STATUSES).map((some): FilterInput => ({ status: { in: some } })), leaf = fc.oneof({ weight: 3, arbitrary: anyFingerprints }, { weight: 1, arbitrary: status }, { weight: 2, arbitrary: fc.tuple(anyFingerprints, status).map(([a, b]) => ({ ...a, ...b })) });
  if (depth === 3) return leaf;
  const related = Object.entries(SHAPES[name].relations).map(([relation, [to, , many]]) => {
    const of = anyFilter(to, depth + 1);
    return many ? fc.tuple(fc.constantFrom("some", "none", "every"), of).map(([quantifier, of]): FilterInput => ({ [relation]: { [quantifier]: of } })) : of.map((filter): FilterInput => ({ [relation]: filter }));
  });
  const tree = fc.oneof({ weight: 1, arbitrary: leaf }, ...related.map(arbitrary => ({ weight: 2, arbitrary })));
  return fc.oneof(
    { weight: 2, arbitrary: tree }, { weight: 1, arbitrary: tree.map(not => ({ not })) }, { weight: 1, arbitrary: fc.array(tree, { minLength: 1, maxLength: 2 }).map(or => ({ or })) }, { weight: 2, arbitrary: fc.tuple(leaf, tree).map(([a, b]) => ({ ...a, ...b })) },
  );
}

const anyRows = (count: number, parents: number) => fc.array(fc.record({ parent: fc.integer({ min: 1, max: parents }), Status: fc.constantFrom(...STATUSES), Error: fc.option(anyText, { freq: 6 }) }), { minLength: count, maxLength: count });

describe.each(GRIDS)("filters by fingerprints of related rows on $engine with DIRAC $generation", ({ engine, generation }) => {
  const [requests, operations, files] = [anyRows(10, 1), anyRows(20, 10), anyRows(30, 20)].map(rows => fc.sample(rows, { seed: SEED, numRuns: 1 })[0]!);
  const stored: Grid = {
    Request: requests!.map(({ Status, Error }, index) => aRequest({ Status, Error, RequestID: index + 1 })), Operation: operations!.map(({ parent, ...row }, index) => anOperation({ ...row, OperationID: index + 1, RequestID: parent })),
    File: files!.map(({ parent, ...row }, index) => aFile({ ...row, FileID: index + 1, OperationID: parent })),
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
      const found = await data(ask(`query ($filter: ${type}, $not: ${type}) { those: ${list}(filter: $filter, first: 100) { nodes { ${key} } } others: ${list}(filter: $not) { totalCount } }`, { filter, not: { not: filter } }));
      const expected = stored[name].filter(row => accepts(filter, row, name, stored, passesTest)).map(row => ({ [key]: row[column] })).reverse();
      expect(found).toEqual({ those: { nodes: expected }, others: { totalCount: stored[name].length - expected.length } });
    }), RUNS);
  });
});
