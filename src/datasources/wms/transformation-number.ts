import { sql } from "kysely";
import { isOneOf, not, type Condition, type FieldTest } from "../../schema/common/condition.ts";
import type { BoundTable } from "../query/bound-table.ts";
import type { Sql } from "../query/dialect.ts";
import type { Follows } from "../query/follows.ts";

/** What DIRAC names the job group of a transformation's jobs: its number, with eight digits; `00000000` is none. */
const DIGITS = 8, NONE = "0".repeat(DIGITS);

/** The transformation of a job, by its job group. */
export const TRANSFORMATION_NUMBER: Follows = {
  field: "jobGroup",
  weight: 1,
  valueOf: text => (text !== null && /^\d{8}$/.test(text) && text !== NONE ? Number(text) : null),
  sql(table: BoundTable): Sql {
    const { value } = table.columns.get("jobGroup")!;
    return sql`case when ${table.database.dialect.isDigits(value, DIGITS)} and ${value} <> ${NONE} then ${value} + 0 end`;
  },
  /** One number is one text: by the index on JobGroup. Ranges are not ranges of text, where letters stand between digits. */
  condition({ test, negated }: FieldTest): Condition | undefined {
    if (test.op !== "in") return undefined;
    const groups = test.values.filter(number => Number.isInteger(number) && Number(number) > 0 && Number(number) < 10 ** DIGITS).map(number => String(number).padStart(DIGITS, "0"));
    return negated ? not(isOneOf("jobGroup", groups)) : isOneOf("jobGroup", groups);
  },
};
