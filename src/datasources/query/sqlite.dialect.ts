import { sql } from "kysely";
import type { Dialect, Sql } from "./dialect.ts";
import { lowerCase } from "./lower-case.ts";

const lower = (text: Sql) => sql`unicode_lower(${text})`;

/** SQLite: text is compared byte by byte already; what it lacks, sqlite.engine.ts registers as functions. */
export const sqliteDialect: Dialect = {
  exact: text => text,
  exactOperand: text => sql`${text}`,
  storedOperand: text => sql`${text}`,
  ignoresCase: () => false,
  lower,
  lowerOperand: text => sql`${lowerCase(text)}`,
  like: (text, pattern) => sql`is_like(${text}, ${pattern})`,
  likeLower: (text, pattern) => sql`is_like(${lower(text)}, ${lowerCase(pattern)})`,
  contains: (text, part) => sql`instr(${text}, ${part}) > 0`,
  startsWith: (text, part) => sql`substr(${text}, 1, length(${part})) = ${part}`,
  endsWith: (text, part) => sql`substr(${text}, length(${text}) - length(${part}) + 1) = ${part} and length(${text}) >= length(${part})`,
  storedPrefix: () => undefined,
  isDigits: (text, count) => sql`${text} glob ${"[0-9]".repeat(count)}`,
  exactSum: value => sql`sum(${value})`,
  asText: value => sql`cast(${value} as text)`,
  enumText: value => value,
  timePrefix: (time, length) => sql`substr(${time}, 1, ${sql.lit(length)})`,
  byIndex: () => sql``,
  digest: values => sql`digest(${sql.join(values)})`,
};
