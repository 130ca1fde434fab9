import type { TableFacts } from "../schema/common/table-registry.ts";
import type { Catalog } from "./catalog.ts";

export interface Gaps {
  /** `Jobs.VO`: columns that this generation of DIRAC has and the server has not; a table that is missing counts as one. */
  readonly columns: readonly string[];
  /** `Jobs.Status`: columns that DIRAC indexes, or should, and the server does not: filters on them read the whole table. */
  readonly indexes: readonly string[];
}

/** Compares a server's tables with what DIRAC makes. */
export function findGaps(catalog: Catalog, tables: readonly TableFacts[], generation: string, askedBy: readonly string[] = []): Gaps {
  const columns: string[] = [], indexes: string[] = [];
  for (const { table, columns: facts } of tables) {
    const expected = Object.entries(facts).filter(([, { generations }]) => generations.includes(generation));
    if (expected.length === 0) continue;
    const stored = catalog.get(table);
    if (stored === undefined) {
      columns.push(table);
      continue;
    }
    const indexed = new Set([...stored.indexes.values()].map(([first]) => first));
    for (const [column, { indexed: expectsIndex }] of expected) {
      if (!stored.columns.has(column)) columns.push(`${table}.${column}`);
      else if ((expectsIndex || askedBy.includes(`${table}.${column}`)) && !indexed.has(column)) indexes.push(`${table}.${column}`);
    }
  }
  return { columns, indexes };
}
