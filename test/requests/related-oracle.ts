import type { FilterInput } from "../../src/schema/common/filter-for.ts";
import type { Row } from "../helpers/test-grid.ts";

export type Name = "Request" | "Operation" | "File";
export type Grid = Readonly<Record<Name, readonly Row[]>>;

/** The lists of ReqDB, and how their rows belong together. */
interface Shape { readonly list: string; readonly filter: string; readonly key: string; readonly column: string; readonly relations: Readonly<Record<string, readonly [to: Name, by: string, many: boolean]>> }
export const SHAPES: Readonly<Record<Name, Shape>> = {
  Request: { list: "requests", filter: "RequestFilter", key: "requestId", column: "RequestID", relations: { operations: ["Operation", "RequestID", true] } },
  Operation: { list: "requestOperations", filter: "RequestOperationFilter", key: "operationId", column: "OperationID", relations: { request: ["Request", "RequestID", false], files: ["File", "OperationID", true] } },
  File: { list: "requestFiles", filter: "RequestFileFilter", key: "fileId", column: "FileID", relations: { operation: ["Operation", "OperationID", false] } },
};

/** What a field's own operators say of a row. */
export type Passes = (name: Name, field: string, operators: FilterInput, row: Row) => boolean;

/** The contract's trees and relations a second time, on rows in memory. */
export function accepts(filter: FilterInput | null | undefined, row: Row, name: Name, grid: Grid, passes: Passes): boolean {
  return Object.entries(filter ?? {}).every(([key, given]) => {
    if (given === null) return true;
    const value = given as FilterInput, branches = given as FilterInput[];
    if (key === "not") return !accepts(value, row, name, grid, passes);
    if (key === "and") return branches.every(one => accepts(one, row, name, grid, passes));
    if (key === "or") return branches.some(one => accepts(one, row, name, grid, passes));
    const relation = SHAPES[name].relations[key];
    if (relation === undefined) return passes(name, key, value, row);
    const [to, by, many] = relation, related = grid[to].filter(other => other[by] === row[by]), fits = (of: unknown) => (other: Row) => accepts(of as FilterInput, other, to, grid, passes);
    if (!many) return related.some(fits(value));
    return Object.entries(value).every(([quantifier, of]) => of === null || (quantifier === "some" ? related.some(fits(of)) : quantifier === "none" ? !related.some(fits(of)) : related.every(fits(of))));
  });
}
