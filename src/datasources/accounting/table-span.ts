import { sql } from "kysely";
import type { AccountingTable } from "./accounting-table.ts";

/** Between which begins the rows of a type stand, in seconds since 1970; from the index, whatever its size. */
export async function tableSpan(table: AccountingTable): Promise<{ readonly first: number; readonly last: number } | undefined> {
  const start = sql.ref("startTime");
  const [row] = await table.database.rows(sql<{ first: number | null; last: number | null }>`select min(${start}) as first, max(${start}) as last from ${table.buckets}`);
  return row?.first == null || row.last == null ? undefined : { first: Number(row.first), last: Number(row.last) };
}
