import { isOneOf, partsOf, type Condition } from "../../schema/common/condition.ts";
import type { BoundTable } from "./bound-table.ts";
import type { OrderTerm } from "./order.ts";

/** FTS has eleven statuses, the most that a daily question names. */
const MAX_BRANCHES = 12;

/**
 * A condition that asks for one of several values, as one for each: in the index on that column the rows of a value stand in
 * the order of the key, so that a page in this order reads no more than its rows. For all values at once a server may walk
 * the key instead, past everything that does not match. Undefined where no such index and order are asked for.
 */
export function branches(where: Condition, table: BoundTable, order: readonly OrderTerm[]): Condition[] | undefined {
  const { keys, columns } = table.description;
  if (order.length !== keys.length || !order.every(({ field }) => keys.includes(field) && columns.get(field)!.kind === "integer")) return undefined;
  const asked = partsOf(where).find(part => isBranching(part, table));
  if (asked?.kind !== "field") return undefined;
  return valuesOf(asked).map(value => replaced(where, asked, isOneOf(asked.field, [value])));
}

function isBranching(part: Condition, table: BoundTable): boolean {
  if (part.kind !== "field" || table.description.keys.includes(part.field)) return false;
  const count = valuesOf(part).length, column = table.columns.get(part.field)?.stored?.name;
  return count > 1 && count <= MAX_BRANCHES && column !== undefined && isIndexedAlone(column, table);
}

function valuesOf({ tests: [first, ...others] }: Condition & { readonly kind: "field" }): (string | number | boolean)[] {
  return first?.test.op === "in" && !first.negated && !first.test.ignoreCase && others.length === 0 ? [...new Set(first.test.values)] : [];
}

/** Behind the columns of an index come those of the key. */
const isIndexedAlone = (column: string, { database, description: { facts } }: BoundTable) =>
  [...database.catalog.get(facts.table)?.indexes.values() ?? []].some(columns => columns.length === 1 && columns[0] === column);

function replaced(condition: Condition, part: Condition, by: Condition): Condition {
  if (condition === part) return by;
  return condition.kind === "all" ? { ...condition, of: condition.of.map(one => replaced(one, part, by)) } : condition;
}
