import { facts, type Generation, type TableFacts } from "./facts.ts";

/** The statements that make one DIRAC database on MariaDB or MySQL as DIRAC made it, foreign keys last. */
export function mariadbDdl(generation: Generation, database: string): string[] {
  const tables = Object.entries(facts[generation][database] ?? {});
  return [...tables.map(([name, table]) => createTable(name, table)), ...tables.flatMap(([name, table]) => addForeignKeys(name, table))];
}

function createTable(name: string, table: TableFacts): string {
  const columns = Object.entries(table.columns).map(([column, { type, nullable, default: value, extra, collation }]) =>
    [quote(column), type, collation && `collate ${collation}`, nullable ? "null" : "not null", value && `default ${value}`, extra]
      .filter(Boolean).join(" "));
  const keys = Object.entries(table.keys ?? {}).map(([key, { columns: parts, unique }]) =>
    key === "PRIMARY" ? `primary key (${list(parts)})` : `${unique ? "unique " : ""}key ${quote(key)} (${list(parts)})`);
  return `create table ${quote(name)} (${[...columns, ...keys].join(", ")}) engine=${table.engine} collate=${table.collation}`;
}

function addForeignKeys(name: string, table: TableFacts): string[] {
  return Object.entries(table.foreignKeys ?? {}).map(([key, { columns, references, referencedColumns, onDelete }]) =>
    `alter table ${quote(name)} add constraint ${quote(key)} foreign key (${list(columns)}) `
    + `references ${quote(references)} (${list(referencedColumns)}) on delete ${onDelete}`);
}

const quote = (name: string) => `\`${name}\``;
/** A key part may hold a prefix length: DirName(768). */
const keyPart = (part: string) => part.replace(/^[^(]+/, quote);
const list = (names: string[]) => names.map(keyPart).join(", ");
