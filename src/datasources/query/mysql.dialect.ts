import { sql } from "kysely";
import type { Dialect, Sql } from "./dialect.ts";

const IS_ASCII = /^[\x00-\x7f]*$/;
const binary = (text: Sql) => sql`cast(${text} as binary)`;
const utf8 = (value: Sql) => sql`convert(${value} using utf8mb4)`;
/** Collations bring their own lower case; that of general_ci, the default, ends with the Unicode of 1999. */
const lower = (text: Sql) => sql`lower(${utf8(text)} collate utf8mb4_unicode_520_ci)`;
const bin = (text: Sql) => sql`${text} collate utf8mb4_bin`;

/** MySQL and MariaDB. Connections speak utf8mb4; columns of DIRAC 8.0 are latin1 and compare without case and accents. */
export const mysqlDialect: Dialect = {
  exact: text => binary(utf8(text)),
  exactOperand: text => binary(sql`${text}`),
  // a bare literal outside the column's character set is error 1267; ASCII fits every one and is shorter
  storedOperand: (text, { charset, collation }) =>
    charset === undefined || collation === undefined || IS_ASCII.test(text) ? sql`${text}` : sql`convert(${text} using ${sql.raw(charset)}) collate ${sql.raw(collation)}`,
  // of ASCII letters only k is the lower case of another letter (the Kelvin sign), which latin1 has not and general_ci tells apart
  ignoresCase: (text, { charset, collation }) => collation?.endsWith("_ci") === true && IS_ASCII.test(text) && (charset === "latin1" || !/k/i.test(text)),
  lower: text => binary(lower(text)),
  lowerOperand: text => binary(lower(sql`${text}`)),
  like: (text, pattern) => sql`${bin(utf8(text))} like ${pattern} escape '\\\\'`,
  likeLower: (text, pattern) => sql`${bin(lower(text))} like ${bin(lower(sql`${pattern}`))} escape '\\\\'`,
  contains: (text, part) => sql`locate(${part}, ${text}) > 0`,
  startsWith: (text, part) => sql`left(${text}, length(${part})) = ${part}`,
  endsWith: (text, part) => sql`right(${text}, length(${part})) = ${part}`,
  // LIKE in the column's collation uses its index; other characters than ASCII might compare as shorter ones there
  storedPrefix: (text, prefix) => (IS_ASCII.test(prefix) && prefix !== "" ? sql`${text} like ${prefix.replace(/[\\%_]/g, "\\$&") + "%"} escape '\\\\'` : undefined),
  // the end of a pattern may stand before a line's end
  isDigits: (text, count) => sql`(char_length(${text}) = ${sql.lit(count)} and ${text} regexp ${`^[0-9]{${count}}$`})`,
  // the driver would make a double of it
  exactSum: value => sql`cast(sum(${value}) as char)`,
  asText: utf8,
  enumText: utf8,
  timePrefix: (time, length) => sql`left(${time}, ${sql.lit(length)})`,
  byIndex: name => sql` force index (${sql.ref(name)})`,
  // separators that no text of DIRAC holds: concat_ws leaves nulls out
  digest: values => sql`conv(left(md5(concat_ws(char(2), ${sql.join(values.map(value => sql`ifnull(${value}, char(1))`))})), 13), 16, 10)`,
};
