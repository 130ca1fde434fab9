import { badInput } from "../../errors.ts";
import type { OrderInput } from "../../schema/common/order-for.ts";
import type { TableDescription } from "../../schema/common/table-registry.ts";
import { requireColumn, type BoundTable } from "./bound-table.ts";
import type { Sql } from "./dialect.ts";

export interface OrderTerm { readonly field: string; readonly descending: boolean }

/** The sort keys as asked, with the row's keys behind them: default newest first. */
export function readOrder(orderBy: readonly OrderInput[] | null | undefined, { keys, facts, columns, name }: TableDescription, path = "orderBy"): OrderTerm[] {
  const terms: OrderTerm[] = [];
  for (const [index, { field, direction }] of (orderBy ?? []).entries()) {
    if (columns.get(field)?.sort !== true) throw badInput(`${path}.${index}.field`, `${name} cannot be sorted by ${field}`);
    if (!terms.some(term => term.field === field)) terms.push({ field, descending: direction === "DESC" });
  }
  if (keys.length < facts.key.length) throw new Error(`${name} declares no @column for a part of its key (${facts.key.join()}): a list of it could lose rows`);
  // in the direction of the term before them, so that the index on that column, which ends with the key, serves both
  const descending = terms.at(-1)?.descending ?? true;
  terms.push(...keys.filter(key => !terms.some(({ field }) => field === key)).map(field => ({ field, descending })));
  return terms;
}

/** A sort key as this server can sort by it. */
export interface SortKey {
  readonly field: string;
  readonly descending: boolean;
  /** The place of its term, and so of its value in a position: a key that is text makes two sort keys of one term. */
  readonly term: number;
  readonly value: Sql;
  readonly nullable: boolean;
  /** A value from a cursor, so that it compares as the column sorts. */
  operand(value: string | number): string | number | Sql;
}

/**
 * Text sorts by the column's own collation, so that its index serves. Names that this collation holds for equal (jose,
 * José) are told apart by the key; a key that is text is therefore compared exactly.
 */
export function sortKeys(terms: readonly OrderTerm[], table: BoundTable): SortKey[] {
  return terms.flatMap((term, index) => {
    const argument = `orderBy.${index}.field`;
    const { description, value, stored } = requireColumn(table, term.field, argument);
    if (stored === undefined) throw badInput(argument, `${table.description.name} cannot be sorted by ${term.field} on this server`);
    const { dialect } = table.database;
    const isText = description.kind === "text" || description.kind === "flag";
    const shared = { ...term, term: index, nullable: stored.nullable };
    if (isText && stored.type === "enum") return [{ ...shared, value: dialect.enumText(value), operand: (one: string | number) => one }];
    const sorted: SortKey = { ...shared, value, operand: one => (isText ? dialect.storedOperand(String(one), stored) : one) };
    if (!isText || !table.description.keys.includes(term.field)) return [sorted];
    return [sorted, { ...shared, value: dialect.exact(value), operand: one => dialect.exactOperand(String(one)) }];
  });
}
