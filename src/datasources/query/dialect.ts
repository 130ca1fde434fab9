import type { RawBuilder } from "kysely";
import type { StoredColumn } from "../catalog.ts";

/** A piece of SQL with its parameters. */
export type Sql<T = unknown> = RawBuilder<T>;

/** What the engines spell differently: the comparison of text, and little else. */
export interface Dialect {
  /** Text as bytes, so that case, accents and trailing blanks count, whatever the column's collation says. */
  exact(text: Sql): Sql;
  /** The operand that `exact(…)` is compared with. */
  exactOperand(text: string): Sql;
  /** An operand in the column's own character set and collation, so that its index and its order serve. */
  storedOperand(text: string, column: StoredColumn): Sql;
  /** Whether comparing with the text in the column's own collation finds at least what a comparison that ignores case finds. */
  ignoresCase(text: string, column: StoredColumn): boolean;
  /** Text in lower case by Unicode, comparable with `exactOperand` of a lowered operand. */
  lower(text: Sql): Sql;
  lowerOperand(text: string): Sql;
  /** Whether text matches a LIKE pattern (`%`, `_`, escape `\`) exactly. */
  like(text: Sql, pattern: string): Sql;
  likeLower(text: Sql, pattern: string): Sql;
  /** Operands made by `exactOperand` or `lowerOperand`. */
  contains(text: Sql, part: Sql): Sql;
  startsWith(text: Sql, part: Sql): Sql;
  endsWith(text: Sql, part: Sql): Sql;
  /** A range of the column's index that holds every text with this prefix. */
  storedPrefix(text: Sql, prefix: string, column: StoredColumn): Sql | undefined;
  /** That text is so many decimal digits, and nothing else. */
  isDigits(text: Sql, count: number): Sql;
  /** The sum of decimals with all their digits, as text or as a number. */
  exactSum(value: Sql): Sql;
  /** Any value as text. */
  asText(value: Sql): Sql;
  /** What an ENUM sorts and compares by: its text, where the engine would sort by ordinals. */
  enumText(value: Sql): Sql;
  /** The first `length` characters of a stored time. */
  timePrefix(time: Sql, length: number): Sql;
  /** Says by which index a table is to be read, where the engine might think better of it. */
  byIndex(name: string): Sql;
  /** A whole number below 2^52 that differs when any of the values does; null is a value of its own. */
  digest(values: readonly Sql[]): Sql;
}
