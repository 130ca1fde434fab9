/** The facts of dirac/*.json, typed: every table of every database that DIRAC 8.0.86 and 9.1.22 made themselves. */
import v80 from "./v8.0.json" with { type: "json" };
import v91 from "./v9.1.json" with { type: "json" };

export const GENERATIONS = ["8.0", "9.1"] as const;
export type Generation = (typeof GENERATIONS)[number];

export interface ColumnFacts { type: string; nullable?: boolean; default?: string; extra?: string; collation?: string }
export interface KeyFacts { columns: string[]; unique?: boolean }
export interface ForeignKeyFacts { columns: string[]; references: string; referencedColumns: string[]; onDelete: string }
export interface TableFacts {
  engine: string;
  collation: string;
  columns: Record<string, ColumnFacts>;
  keys?: Record<string, KeyFacts>;
  foreignKeys?: Record<string, ForeignKeyFacts>;
}
export type Facts = Record<string, Record<string, TableFacts>>;

export const facts: Record<Generation, Facts> = { "8.0": v80 as Facts, "9.1": v91 as Facts };
