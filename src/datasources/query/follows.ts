import type { Condition, FieldTest, Operand } from "../../schema/common/condition.ts";
import type { BoundTable } from "./bound-table.ts";
import type { Sql } from "./dialect.ts";

/** A value that is not stored but follows from a text field of the row. The table that it is asked with has that field, whoever may read it. */
export interface Follows {
  readonly field: string;
  /** What follows from a text; null is no value. */
  valueOf(text: string | null): Operand | null;
  /** The value as SQL, so that rows, groups and facets see it like a column. */
  sql(table: BoundTable): Sql;
  /** A test of the value, said about the field that it follows from, so that this field's index serves it; undefined where the value itself is to be compared. */
  condition(test: FieldTest, table: BoundTable): Condition | undefined;
  /** What a test of it adds to a statement. */
  readonly weight: number;
}

/** On one server. */
export interface BoundFollows { readonly from: Follows; readonly table: BoundTable }
