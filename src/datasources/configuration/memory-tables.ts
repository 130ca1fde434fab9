import type { DatabaseSync } from "node:sqlite";
import type { Kind, TableFacts } from "../../schema/common/table-registry.ts";

const STORED: Readonly<Record<Kind, string>> = { text: "text", integer: "integer", float: "real", time: "text", flag: "text", list: "text" };

/** Makes the table that the facts describe, with an index for each column that they say is indexed. */
export function makeTable(database: DatabaseSync, { table, key, columns }: TableFacts): void {
  const lines = Object.entries(columns).map(([name, { kind, nullable }]) => `"${name}" ${STORED[kind]}${nullable ? "" : " not null"}`);
  database.exec(`create table "${table}" (${lines.join()}, primary key (${key.map(name => `"${name}"`).join()})) without rowid`);
  for (const [name, { indexed }] of Object.entries(columns)) {
    if (indexed && name !== key[0]) database.exec(`create index "${table} by ${name}" on "${table}" ("${name}")`);
  }
}

export type MemoryRow = object;

/** Puts these rows in the place of all that the table holds; a row has a property for each column. */
export function replaceRows(database: DatabaseSync, { table, columns }: TableFacts, rows: readonly MemoryRow[]): void {
  const names = Object.keys(columns), kinds = names.map(name => columns[name]!.kind);
  database.exec(`delete from "${table}"`);
  const insert = database.prepare(`insert into "${table}" (${names.map(name => `"${name}"`).join()}) values (${names.map(() => "?").join()})`);
  for (const row of rows) insert.run(...names.map((name, index) => stored((row as Readonly<Record<string, unknown>>)[name], kinds[index]!)));
}

/** As DIRAC's tables would hold it. */
function stored(value: unknown, kind: Kind): string | number | null {
  if (value === null || value === undefined) return null;
  switch (kind) {
    case "flag": return value === true ? "True" : "False";
    case "list": return (value as readonly string[]).join();
    default: return value as string | number;
  }
}
