import { facts, type ColumnFacts, type Generation, type TableFacts } from "./facts.ts";

/** The statements that make one DIRAC database in SQLite. Foreign keys are left out: the demo writes in DIRAC's order anyway. */
export function sqliteDdl(generation: Generation, database: string): string[] {
  return Object.entries(facts[generation][database] ?? {}).flatMap(([name, table]) => [createTable(name, table), ...createIndexes(name, table)]);
}

function createTable(name: string, table: TableFacts): string {
  const key = table.keys?.["PRIMARY"]?.columns ?? [];
  const columns = Object.entries(table.columns).map(([column, facts]) => {
    // only this exact form gives SQLite's row id, and with it the growing numbers that AUTO_INCREMENT gives
    if (key.length === 1 && key[0] === column && affinity(facts) === "integer") return `${quote(column)} integer primary key`;
    return [quote(column), affinity(facts), facts.nullable ? "" : "not null", defaultOf(facts)].filter(Boolean).join(" ");
  });
  const primary = columns.some(column => column.endsWith("primary key")) || key.length === 0 ? [] : [`primary key (${key.map(quote).join(", ")})`];
  return `create table ${quote(name)} (${[...columns, ...primary].join(", ")})`;
}

function createIndexes(name: string, table: TableFacts): string[] {
  return Object.entries(table.keys ?? {}).filter(([key]) => key !== "PRIMARY").map(([key, { columns, unique }]) =>
    `create ${unique ? "unique " : ""}index ${quote(`${name}.${key}`)} on ${quote(name)} (${columns.map(part => quote(part.replace(/\(\d+\)$/, ""))).join(", ")})`);
}

function affinity({ type }: ColumnFacts): "integer" | "real" | "text" {
  if (/^(tiny|small|medium|big)?int/.test(type)) return "integer";
  if (/^(decimal|float|double)/.test(type)) return "real";
  return "text";
}

/** DIRAC's defaults are literals, but for the current time, which SQLite spells alike. */
const defaultOf = ({ default: value }: ColumnFacts) => (value === undefined ? "" : `default ${value.replace(/current_timestamp\(\)/i, "current_timestamp")}`);
const quote = (name: string) => `"${name}"`;
