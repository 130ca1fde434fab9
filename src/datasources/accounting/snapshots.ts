import { sql } from "kysely";
import type { AccountingTable } from "./accounting-table.ts";
import { beginsIn, LENGTH, reachesInto, START } from "./row-times.ts";

/** How many snapshots of a gauge rows of one begin and one length hold. */
export interface Snapshots { readonly from: number; readonly length: number; readonly count: number }

/**
 * The snapshots in rows that begin in a stretch of time, or before a window and reach into it. A
 * combination of keys that was there each time has as many entries as there were snapshots, so that the largest number is
 * taken: of all rows, whatever the report's filter and whoever asks, since else levels would not add up.
 */
export const snapshotsIn = (table: AccountingTable, stretch: { readonly from: number; readonly to: number }): Promise<Snapshots[]> => read(table, beginsIn(stretch));

export const snapshotsInto = (table: AccountingTable, from: number): Promise<Snapshots[]> => read(table, reachesInto(table, from));

async function read(table: AccountingTable, begins: ReturnType<typeof sql>): Promise<Snapshots[]> {
  const rows = await table.database.rows(sql<Record<keyof Snapshots, number | string>>`
    select ${START} as ${sql.ref("from")}, ${LENGTH} as length, max(${sql.ref("entriesInBucket")}) as count from ${table.buckets} where ${begins} group by ${START}, ${LENGTH}`);
  return rows.map(({ from, length, count }) => ({ from: Number(from), length: Number(length), count: Number(count) }));
}
