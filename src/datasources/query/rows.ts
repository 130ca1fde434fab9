import { sql } from "kysely";
import { absent, type BoundTable } from "./bound-table.ts";
import type { ColumnDescription } from "../../schema/common/table-registry.ts";
import type { Sql } from "./dialect.ts";

export type RawRow = Record<string, unknown>;

/** Fields that a server does not have are left out; they read as null. One that must have a value is an error that says so. */
export function selectList(table: BoundTable, fields: Iterable<string>): Sql {
  const wanted = [...new Set([...table.description.keys, ...fields])];
  for (const field of wanted) {
    const description = table.description.columns.get(field);
    if (description?.nullable === false && !table.columns.has(field)) throw absent(table, description);
  }
  const known = wanted.flatMap(field => table.columns.get(field) ?? []), plain = known.filter(({ isPlain }) => isPlain).map(({ description }) => renamed(description)).join(", ");
  const others = known.filter(({ isPlain }) => !isPlain).map(({ description, value }) => sql`${value} as ${sql.ref(description.field)}`);
  return sql.join([...(plain === "" ? [] : [sql.raw(plain)]), ...others]);
}

/** As text, since most of a statement is this, and Kysely would put it together anew each time. Both are names of our own classes. */
const renamed = ({ column, field }: ColumnDescription) => `\`${column}\` as \`${field}\``;
