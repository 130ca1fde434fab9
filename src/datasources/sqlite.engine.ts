import { hash } from "node:crypto";
import type { DatabaseSync } from "node:sqlite";
import { Kysely, SqliteDialect, type SqliteDatabase } from "kysely";
import type { Catalog, StoredColumn, StoredTable } from "./catalog.ts";
import type { AnyTables, Engine, QueryLog } from "./database.ts";
import { isLike } from "./query/like.ts";
import { lowerCase } from "./query/lower-case.ts";
import { sqliteDialect } from "./query/sqlite.dialect.ts";

/** SQLite in this process, by node:sqlite: the embedded demo and most tests. */
export function sqliteEngine(database: DatabaseSync, log?: QueryLog): Engine {
  database.function("unicode_lower", { deterministic: true }, text => (text === null ? null : lowerCase(String(text))));
  database.function("is_like", { deterministic: true }, (text, pattern) => (text === null ? null : Number(isLike(String(text), String(pattern)))));
  database.function("digest", { deterministic: true, varargs: true }, (...values) => Number.parseInt(hash("md5", JSON.stringify(values)).slice(0, 13), 16));
  const kysely = new Kysely<AnyTables>({ dialect: new SqliteDialect({ database: adapt(database) }), ...(log && { log }) });
  return {
    dialect: sqliteDialect, place: "embedded", rows: async query => (await query.execute(kysely)).rows, close: () => kysely.destroy(),
    readCatalog: async () => readCatalog(database), readClock: async () => Date.now(), explain: () => "failed",
  };
}

/** node:sqlite in the shape that Kysely's dialect expects. */
function adapt(database: DatabaseSync): SqliteDatabase {
  return {
    close: () => database.close(),
    prepare: text => {
      const statement = database.prepare(text);
      return {
        reader: statement.columns().length > 0,
        all: parameters => statement.all(...(parameters as string[])),
        run: parameters => statement.run(...(parameters as string[])),
        iterate: parameters => statement.iterate(...(parameters as string[])) as IterableIterator<unknown>,
      };
    },
  };
}

function readCatalog(database: DatabaseSync): Catalog {
  const names = database.prepare("select name from sqlite_master where type = 'table'").all() as unknown as { name: string }[];
  return new Map(names.map(({ name }) => [name, readTable(database, name)]));
}

function readTable(database: DatabaseSync, table: string): StoredTable {
  const columns = database.prepare("select name, lower(type) as type, [notnull] as required, pk from pragma_table_info(?)").all(table) as unknown as { name: string; type: string; required: number; pk: number }[];
  const indexes = database.prepare("select name from pragma_index_list(?) where origin <> 'pk'").all(table) as unknown as { name: string }[];
  const primary = columns.filter(({ pk }) => pk > 0).sort((a, b) => a.pk - b.pk).map(({ name }) => name);
  return {
    columns: new Map(columns.map(({ name, type, required, pk }): [string, StoredColumn] => [name, { name, type, nullable: required === 0 && pk === 0 }])),
    indexes: new Map([["PRIMARY", primary], ...indexes.map(({ name }): [string, string[]] => [name, indexedColumns(database, name)])]),
  };
}

function indexedColumns(database: DatabaseSync, index: string): string[] {
  return (database.prepare("select name from pragma_index_info(?) order by seqno").all(index) as unknown as { name: string }[]).map(({ name }) => name);
}
