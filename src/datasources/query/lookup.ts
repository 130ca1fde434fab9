import { sql } from "kysely";
import { all, any, isNull, isOneOf, not, type Condition, type FieldTest } from "../../schema/common/condition.ts";
import type { BoundTable } from "./bound-table.ts";
import type { Sql } from "./dialect.ts";
import type { Follows } from "./follows.ts";
import { passes } from "./predicate.ts";

/** A text that is looked up by another text field: in DIRAC 8.0 the VO by the group. */
export class Lookup implements Follows {
  constructor(
    readonly field: string,
    /** From each known text of that field to the value; null is no value. */
    readonly values: ReadonlyMap<string, string | null>,
    /** The value for any other text. */
    readonly otherwise: string | null,
  ) {}

  get weight(): number {
    return this.values.size;
  }

  valueOf(text: string | null): string | null {
    // where there is no text there is no value, whatever other texts have
    return text === null ? null : this.values.get(text) ?? (this.values.has(text) ? null : this.otherwise);
  }

  sql(table: BoundTable): Sql {
    const { dialect } = table.database, { value: text } = table.columns.get(this.field)!, source = dialect.exact(text);
    const cases = [...Map.groupBy(this.values.keys(), key => this.values.get(key) ?? null)].map(([value, keys]) =>
      sql`when ${source} in (${sql.join(keys.map(key => dialect.exactOperand(key)))}) then ${literal(value)}`);
    if (this.otherwise !== null && this.#mayBeAbsent(table)) cases.unshift(sql`when ${text} is null then null`);
    return cases.length === 0 ? literal(this.otherwise) : sql`case ${sql.join(cases, sql` `)} else ${literal(this.otherwise)} end`;
  }

  condition({ test, negated }: FieldTest, table: BoundTable): Condition {
    const { field, values, otherwise } = this, fits = (value: string | null) => passes(test, value) !== negated;
    const fitting = isOneOf(field, [...values].filter(([, value]) => fits(value)).map(([key]) => key)), others = not(isOneOf(field, [...values.keys()]));
    if (this.#mayBeAbsent(table) && fits(otherwise) !== fits(null)) return fits(null) ? any(fitting, isNull(field)) : any(fitting, all(others, not(isNull(field))));
    return fits(otherwise) ? any(fitting, others) : fitting;
  }

  #mayBeAbsent(table: BoundTable): boolean {
    return table.columns.get(this.field)!.stored?.nullable === true;
  }
}

/** No parameter where there is no value: a database asks for the type of one. */
const literal = (value: string | null) => (value === null ? sql`null` : sql`${value}`);
