import { sql } from "kysely";
import type { StoredColumn } from "../catalog.ts";
import type { OpenDatabase } from "../database.ts";
import type { Binding } from "../query/bound-table.ts";

/** DIRAC's megabytes have 2^20 bytes. */
const MEGABYTE = 1_048_576;

/** SpaceTokenOccupancyCache in bytes. 8.0 has an endpoint in its key, which it fills with one word: rows with others are older than it. */
export function occupancyInBytes({ catalog }: OpenDatabase): Binding {
  const stored = catalog.get("SpaceTokenOccupancyCache")?.columns ?? new Map<string, StoredColumn>();
  const sizes = ["Guaranteed", "Free", "Total"].map(size => sql`${sql.ref(size)} * ${sql.lit(MEGABYTE)} as ${sql.ref(size)}`);
  const from = sql`(
    select ${sql.ref("Token")}, ${sql.join(sizes)}, ${sql.ref("LastCheckTime")} from ${sql.table("SpaceTokenOccupancyCache")}
    where ${stored.has("Endpoint") ? sql`${sql.ref("Endpoint")} = 'Deprecated'` : sql`1 = 1`}) as ${sql.ref("SpaceOccupancies")}`;
  return { derived: { from, columns: stored } };
}
