import { sql } from "kysely";
import type { Dialect, Sql } from "./dialect.ts";

const IS_ASCII = /^[\x00-\x7f]*$/;
const binary = (text: Sql) => sql`cast(${text} as binary)`;
const utf8 = (value: Sql) => sql`convert(${value} using utf8mb4)`;

/** MySQL and MariaDB. Connections speak utf8mb4; columns of DIRAC 8.0 are latin1 and compare without case and accents. */
export const mysqlDialect: Dialect = {
  exact: text => binary(utf8(text)),
  exactOperand: text => binary(sql`${text}`),
  // a bare literal outside the column's character set is error 1267; ASCII fits every one and is shorter
  storedOperand: (text, { charset, collation }) =>
    charset === undefined || collation === undefined || IS_ASCII.test(text) ? sql`${text}` : sql`convert(${text} using ${sql.raw(charset)}) collate ${sql.raw(collation)}`,
  ignoresCase: ({ collation }) => collation?.endsWith("_ci") === true,
  lower: text => binary(sql`lower(${utf8(text)})`),
  lowerOperand: text => binary(sql`lower(${utf8(sql`${text}`)})`),
  like: (text, pattern) => sql`${utf8(text)} collate utf8mb4_bin like ${pattern} escape '\\\\'`,
  likeLower: (text, pattern) => sql`lower(${utf8(text)}) collate utf8mb4_bin like lower(${utf8(sql`${pattern}`)}) escape '\\\\'`,
  contains: (text, part) => sql`locate(${part}, ${text}) > 0`,
  startsWith: (text, part) => sql`left(${text}, length(${part})) = ${part}`,
  endsWith: (text, part) => sql`right(${text}, length(${part})) = ${part}`,
  // LIKE in the column's collation uses its index; other characters than ASCII might compare as shorter ones there
  storedPrefix: (text, prefix) => (IS_ASCII.test(prefix) && prefix !== "" ? sql`${text} like ${prefix.replace(/[\\%_]/g, "\\$&") + "%"} escape '\\\\'` : undefined),
  asText: utf8,
  enumText: utf8,
  timePrefix: (time, length) => sql`left(${time}, ${sql.lit(length)})`,
};
