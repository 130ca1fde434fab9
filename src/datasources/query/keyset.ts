import { sql } from "kysely";
import type { Position } from "./cursor.ts";
import type { Sql } from "./dialect.ts";
import type { SortKey } from "./order.ts";

/** `order by` for these keys, or for the same list read from its end. No value is the smallest, on both engines. */
export function orderSql(keys: readonly SortKey[], backwards: boolean): Sql {
  return sql.join(keys.map(({ value, descending }) => (descending === backwards ? sql`${value} asc` : sql`${value} desc`)));
}

/**
 * The rows after a position (or before it): strictly, so that no row comes twice, and with a place for rows without a
 * value, so that none is lost. The bound on the first key is redundant; it gives the database a range of the index.
 */
export function afterSql(keys: readonly SortKey[], position: Position, backwards: boolean): Sql {
  const values = keys.map(({ term }) => position[term]!);
  const steps = keys.map((key, index) => {
    const same = keys.slice(0, index).map((earlier, i) => compared(earlier, values[i]!, "="));
    return sql`(${sql.join([...same, compared(key, values[index]!, key.descending === backwards ? ">" : "<")], sql` and `)})`;
  });
  if (keys.length === 1) return steps[0]!;
  const bound = compared(keys[0]!, values[0]!, keys[0]!.descending === backwards ? ">=" : "<=");
  return sql`(${bound} and (${sql.join(steps, sql` or `)}))`;
}

function compared({ value, nullable, operand }: SortKey, one: string | number | null, operator: "=" | "<" | ">" | "<=" | ">="): Sql {
  if (one === null) {
    switch (operator) {
      case "=": case "<=": return sql`${value} is null`;
      case "<": return sql`1 = 0`;
      case ">": return sql`${value} is not null`;
      case ">=": return sql`1 = 1`;
    }
  }
  const comparison = sql`${value} ${sql.raw(operator)} ${operand(one)}`;
  return nullable && operator.startsWith("<") ? sql`(${comparison} or ${value} is null)` : comparison;
}
