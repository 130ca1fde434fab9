import type { Generation } from "../config/generation.ts";
import type { TableFacts } from "../schema/common/table-registry.ts";
import type { Catalog } from "./catalog.ts";

/** Whether this DIRAC uses the table. A database upgraded to 9.1 still has the tables that 9.1 no longer writes nor reads: their rows are stale. */
export function isKept({ table, columns }: TableFacts, catalog: Catalog, generation: Generation): boolean {
  return catalog.has(table) && Object.values(columns).some(({ generations }) => generations.includes(generation));
}
