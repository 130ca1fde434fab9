import { sql } from "kysely";
import type { BoundTable } from "./bound-table.ts";
import { any, isOneOf, not, type Condition, type FieldTest } from "../../schema/common/condition.ts";
import type { Sql } from "./dialect.ts";
import { passes } from "./predicate.ts";

/** A text that is not stored but follows from another text field: in DIRAC 8.0 the VO follows from the group. */
export interface Lookup {
  readonly field: string;
  /** From each known text of that field to the value; null is no value. */
  readonly values: ReadonlyMap<string, string | null>;
  /** The value for any other text. */
  readonly otherwise: string | null;
}

/** The value as SQL, so that rows, groups and facets see it like a column. */
export function lookupSql({ field, values, otherwise }: Lookup, table: BoundTable): Sql {
  const { dialect } = table.database;
  const source = dialect.exact(table.columns.get(field)!.value);
  const cases = [...Map.groupBy(values.keys(), key => values.get(key) ?? null)].map(([value, keys]) =>
    sql`when ${source} in (${sql.join(keys.map(key => dialect.exactOperand(key)))}) then ${literal(value)}`);
  return cases.length === 0 ? literal(otherwise) : sql`case ${sql.join(cases, sql` `)} else ${literal(otherwise)} end`;
}

/** No parameter where there is no value: a database asks for the type of one. */
const literal = (value: string | null) => (value === null ? sql`null` : sql`${value}`);

/** A test of the looked-up value, said about the field that it follows from: so that this field's index serves it. */
export function lookupCondition({ field, values, otherwise }: Lookup, { test, negated }: FieldTest): Condition {
  const fits = (value: string | null) => passes(test, value) !== negated;
  const fitting = isOneOf(field, [...values].filter(([, value]) => fits(value)).map(([key]) => key));
  return fits(otherwise) ? any(fitting, not(isOneOf(field, [...values.keys()]))) : fitting;
}
