import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { readFilter } from "../../src/datasources/query/filter.ts";
import { matches } from "../../src/datasources/query/predicate.ts";
import { describe as describeTable } from "../../src/schema/common/table-registry.ts";
import { RequestOperation } from "../../src/schema/requests/request-operation.type.ts";
import { anOperation, aRequest } from "../helpers/a-request.ts";
import { as, data, NOW, type Ask } from "../helpers/ask.ts";
import { filtersAt } from "../helpers/filter-context.ts";
import { GRIDS, testGrid, type TestGrid } from "../helpers/test-grid.ts";
import { holds } from "./property.ts";

const NAMES = ["KEK-DISK-SE", "KEK-DISK", "DISK-SE", "kek-disk-se", "KÉK", "a b", "%", "_"];
/** As DIRAC writes them, as people write them, and what holds no name. */
const STORED = [...NAMES, "KEK-DISK-SE,DISK-SE", "kek-disk-se, a b", " KEK-DISK ,KÉK", "%,_", "a,b", ",,DISK-SE,", "", " ", ",", null];

interface Tests { readonly has?: string; readonly hasAny?: readonly string[]; readonly hasNone?: readonly string[]; readonly isNull?: boolean }
/** Names, and what is none: a part of one, two of them, blanks. */
const anyName = fc.constantFrom(...NAMES, "KEK", "b", "KEK-DISK-SE,DISK-SE", "", " ", ",", " KÉK", "DISK-SE ", "DİSK-SE", "\\");
const anyTests: fc.Arbitrary<Tests> = fc.oneof(
  fc.record({ has: anyName }), fc.record({ hasAny: fc.array(anyName, { maxLength: 3 }) }), fc.record({ hasNone: fc.array(anyName, { maxLength: 3 }) }), fc.record({ isNull: fc.boolean() }),
  fc.record({ hasAny: fc.array(anyName, { maxLength: 3 }), hasNone: fc.array(anyName, { maxLength: 2 }) }),
);

function accepts({ has, hasAny, hasNone, isNull }: Tests, stored: string | null): boolean {
  const names = (stored ?? "").split(",").map(name => name.trim()).filter(name => name !== "");
  return (has === undefined || names.includes(has)) && (hasAny === undefined || names.some(name => hasAny.includes(name))) && (hasNone === undefined || !names.some(name => hasNone.includes(name))) && (isNull === undefined || (stored === null) === isNull);
}

describe.each(GRIDS)("filters of lists on $engine with DIRAC $generation", ({ engine, generation }) => {
  let grid: TestGrid, ask: Ask;
  beforeAll(async () => {
    grid = await testGrid(engine, generation, { names: ["ReqDB"] });
    ask = as(grid, "alice@belle_user");
    await grid.insert("ReqDB", "Request", [aRequest({ RequestID: 1 })]);
    await grid.insert("ReqDB", "Operation", STORED.map((TargetSE, index) => anOperation({ OperationID: index + 1, RequestID: 1, TargetSE })));
  });
  afterAll(() => grid.drop());

  const idsOf = (tests: Tests) => STORED.flatMap((stored, index) => (accepts(tests, stored) ? [index + 1] : []));

  it("give the rows whose names fit, and with `not` all others; in memory the same", () => holds(fc.asyncProperty(anyTests, async tests => {
    const filter = { targetStorageElementNames: tests };
    const { those, others } = await data(ask("query ($those: RequestOperationFilter, $others: RequestOperationFilter) { those: requestOperations(filter: $those, orderBy: [{field: OPERATION_ID}]) { nodes { operationId } } others: requestOperations(filter: $others) { totalCount } }", { those: filter, others: { not: filter } }));
    expect(those.nodes.map(({ operationId }: { operationId: number }) => operationId)).toEqual(idsOf(tests));
    expect(others.totalCount).toBe(STORED.length - idsOf(tests).length);
    const condition = readFilter(filter, describeTable(RequestOperation), filtersAt(NOW));
    expect(STORED.flatMap((stored, index) => (matches(condition, () => stored) ? [index + 1] : []))).toEqual(idsOf(tests));
  }), 120));

  it("name the operand that is null", async () => {
    for (const operator of ["has", "hasAny", "hasNone"]) expect((await ask("query ($filter: RequestOperationFilter) { requestOperations(filter: $filter) { totalCount } }", { filter: { targetStorageElementNames: { [operator]: null } } })).errors).toMatchObject([{ extensions: { code: "BAD_USER_INPUT", argument: `filter.targetStorageElementNames.${operator}` } }]);
  });
});
