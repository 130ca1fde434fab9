import { sql } from "kysely";
import type { BoundTable } from "./bound-table.ts";
import { all, any, isNull, isOneOf, not, type Condition, type FieldTest } from "../../schema/common/condition.ts";
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

/** A lookup on one server: `table` has the field with its values, whoever may read them. */
export interface BoundLookup extends Lookup { readonly table: BoundTable }

const mayBeAbsent = ({ field, table }: BoundLookup) => table.columns.get(field)!.stored?.nullable === true;

/** The value as SQL, so that rows, groups and facets see it like a column. */
export function lookupSql(lookup: BoundLookup): Sql {
  const { field, values, otherwise, table } = lookup, { dialect } = table.database, { value: text } = table.columns.get(field)!;
  const source = dialect.exact(text);
  const cases = [...Map.groupBy(values.keys(), key => values.get(key) ?? null)].map(([value, keys]) =>
    sql`when ${source} in (${sql.join(keys.map(key => dialect.exactOperand(key)))}) then ${literal(value)}`);
  // where there is no text there is no value, whatever other texts have
  if (otherwise !== null && mayBeAbsent(lookup)) cases.unshift(sql`when ${text} is null then null`);
  return cases.length === 0 ? literal(otherwise) : sql`case ${sql.join(cases, sql` `)} else ${literal(otherwise)} end`;
}

/** No parameter where there is no value: a database asks for the type of one. */
const literal = (value: string | null) => (value === null ? sql`null` : sql`${value}`);

/** A test of the looked-up value, said about the field that it follows from: so that this field's index serves it. */
export function lookupCondition(lookup: BoundLookup, { test, negated }: FieldTest): Condition {
  const { field, values, otherwise } = lookup, fits = (value: string | null) => passes(test, value) !== negated;
  const fitting = isOneOf(field, [...values].filter(([, value]) => fits(value)).map(([key]) => key)), others = not(isOneOf(field, [...values.keys()]));
  if (mayBeAbsent(lookup) && fits(otherwise) !== fits(null)) return fits(null) ? any(fitting, isNull(field)) : any(fitting, all(others, not(isNull(field))));
  return fits(otherwise) ? any(fitting, others) : fitting;
}
