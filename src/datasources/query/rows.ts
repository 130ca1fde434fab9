import { sql } from "kysely";
import { absent, type BoundTable } from "./bound-table.ts";
import { DECODE } from "./decode.ts";
import type { Sql } from "./dialect.ts";

export type RawRow = Record<string, unknown>;

/** Fields that a server does not have are left out; they read as null. One that must have a value is an error that says so. */
export function selectList(table: BoundTable, fields: Iterable<string>): Sql {
  const wanted = [...new Set([...table.description.keys, ...fields])];
  for (const field of wanted) {
    const description = table.description.columns.get(field);
    if (description?.nullable === false && !table.columns.has(field)) throw absent(table, description);
  }
  const known = wanted.flatMap(field => table.columns.get(field) ?? []);
  return sql.join(known.map(({ description, value }) => sql`${value} as ${sql.ref(description.field)}`));
}

/** A function from a raw row to an entity, for these fields. */
export function entityMaker<T extends object>({ description, columns }: BoundTable<T>, fields: Iterable<string>): (row: RawRow) => T {
  const wanted = [...new Set([...description.keys, ...fields])].filter(field => description.columns.has(field));
  const decoders = wanted.map(field => ({ field, decode: columns.has(field) ? DECODE[description.columns.get(field)!.kind] : () => null }));
  return row => {
    const entity = new description.type() as Record<string, unknown>;
    for (const { field, decode } of decoders) entity[field] = decode(row[field]);
    return entity as T;
  };
}
