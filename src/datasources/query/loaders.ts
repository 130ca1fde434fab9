import DataLoader from "dataloader";
import { sql } from "kysely";
import type { BoundTable } from "./bound-table.ts";
import { conditionSql } from "./condition-sql.ts";
import { all, any, isOneOf, type Condition } from "../../schema/common/condition.ts";
import type { Sql } from "./dialect.ts";
import type { Visible } from "./listing.ts";
import { entityMaker } from "./entity-maker.ts";
import { selectList, type RawRow } from "./rows.ts";

/** Lists of more values make the statement long, not faster. */
const MAX_BATCH = 1000;

/** Reads the rows that match, of these fields; `limit` and `order` are the caller's. */
export async function readRows<T extends object>(table: BoundTable<T>, where: Condition, fields: Iterable<string>, order?: Sql): Promise<T[]> {
  const wanted = [...fields];
  const query = sql<RawRow>`select ${selectList(table, wanted)} from ${table.from} where ${conditionSql(where, table)}`;
  const rows = await table.database.rows(order === undefined ? query : sql<RawRow>`${query} order by ${order}`);
  return rows.map(entityMaker(table, wanted));
}

/** One row by its key, or null: found by key, whatever order the database answers in. All its fields are read. */
export function oneByKey<K extends string | number, T extends object>(visible: (keys: readonly K[]) => Promise<Visible<T>>, field: keyof T & string): DataLoader<K, T | null> {
  return new DataLoader<K, T | null>(async keys => {
    const { table, scope } = await visible(keys);
    const rows = await readRows(table, all(scope, isOneOf(field, keys)), table.description.columns.keys());
    const found = new Map(rows.map(row => [row[field] as unknown as K, row]));
    return keys.map(key => found.get(key) ?? null);
  }, { maxBatchSize: MAX_BATCH });
}

/** One row by all parts of its key, in the order of the description's keys, or by other fields that together tell rows apart. */
export function oneByKeys<T extends object>(visible: () => Promise<Visible<T>>, by?: readonly (keyof T & string)[]): DataLoader<readonly (string | number)[], T | null, string> {
  return new DataLoader<readonly (string | number)[], T | null, string>(async keys => {
    const { table, scope } = await visible();
    const fields = by ?? table.description.keys;
    const wanted = any(...keys.map(key => all(...fields.map((field, part) => isOneOf(field, [key[part]!])))));
    const rows = await readRows(table, all(scope, wanted), table.description.columns.keys());
    const found = new Map(rows.map(row => [JSON.stringify(fields.map(field => row[field as keyof T])), row]));
    return keys.map(key => found.get(JSON.stringify(key)) ?? null);
  }, { maxBatchSize: MAX_BATCH, cacheKeyFn: key => JSON.stringify(key) });
}

/** All rows that belong to a key, in the order of the rest of their table's primary key; none is an empty list. */
export function manyByKey<K extends string | number, T extends object>(visible: (keys: readonly K[]) => Promise<Visible<T>>, field: keyof T & string): DataLoader<K, T[]> {
  return new DataLoader<K, T[]>(async keys => {
    const { table, scope } = await visible(keys);
    const order = sql.join(table.description.facts.key.map(column => sql.ref(column)));
    const rows = await readRows(table, all(scope, isOneOf(field, keys)), table.description.columns.keys(), order);
    const found = Map.groupBy(rows, row => row[field] as unknown as K);
    return keys.map(key => found.get(key) ?? []);
  }, { maxBatchSize: MAX_BATCH });
}
