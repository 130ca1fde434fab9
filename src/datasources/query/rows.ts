import { sql } from "kysely";
import type { BoundTable } from "./bound-table.ts";
import { DECODE } from "./decode.ts";
import type { Sql } from "./dialect.ts";

export type RawRow = Record<string, unknown>;

/** Fields that a server does not have are left out; they read as null. */
export function selectList(table: BoundTable, fields: Iterable<string>): Sql {
  const known = [...new Set([table.description.key, ...fields])].flatMap(field => table.columns.get(field) ?? []);
  return sql.join(known.map(({ description, value }) => sql`${value} as ${sql.ref(description.field)}`));
}

/** A function from a raw row to an entity, for these fields. */
export function entityMaker<T extends object>({ description, columns }: BoundTable<T>, fields: Iterable<string>): (row: RawRow) => T {
  const wanted = [...new Set([description.key, ...fields])].filter(field => description.columns.has(field));
  const decoders = wanted.map(field => ({ field, decode: columns.has(field) ? DECODE[description.columns.get(field)!.kind] : () => null }));
  return row => {
    const entity = new description.type() as Record<string, unknown>;
    for (const { field, decode } of decoders) entity[field] = decode(row[field]);
    return entity as T;
  };
}
