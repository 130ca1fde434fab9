import { sql } from "kysely";
import type { Coverage, StoredLength } from "../../schema/accounting/report.ts";
import type { Sql } from "../query/dialect.ts";
import type { AccountingTable } from "./accounting-table.ts";
import { oneBin } from "./bins.ts";
import { instantText } from "./instant-text.ts";
import { keySql, type KeyCondition } from "./key-condition.ts";
import { overChunks } from "./report-reader.ts";
import { beginsIn, LENGTH, reachesInto, START } from "./row-times.ts";
import { tableSpan } from "./table-span.ts";

interface Window { readonly from: number; readonly to: number; readonly now: number }
type Found = Readonly<Record<"length" | "first" | "last" | "count" | "entries" | "unaligned", number>>;

/** What a report is made of. */
export async function coverage(table: AccountingTable, where: KeyCondition, { from, to, now }: Window): Promise<Coverage> {
  const found: Found[] = [], read = async (begins: Sql) => lengthsWhere(table, sql`${begins} and ${keySql(where)}`);
  await overChunks(table, oneBin(from, to), now, {
    before: async () => void found.push(...await read(reachesInto(table, from))),
    each: async (chunk, kept) => void found.push(...await kept(["lengths", table.tableName, where], () => read(beginsIn(chunk)))),
  });
  const span = await tableSpan(table);
  return {
    earliest: span === undefined ? null : instantText(span.first), latest: span === undefined ? null : instantText(await lastEnd(table, span.last)),
    lengths: [...Map.groupBy(found, ({ length }) => length)].sort(([a], [b]) => a - b).map(([length, parts]) => storedLength(length, parts)),
    unaligned: found.reduce((sum, { unaligned }) => sum + unaligned, 0), pending: await pendingOf(table),
  };
}

/** Records that wait to be counted. */
export async function pendingOf(table: AccountingTable): Promise<number> {
  if (!table.database.catalog.has(`ac_in_${table.tableName}`)) return 0;
  const [row] = await table.database.rows(sql<{ count: number }>`select count(*) as count from ${table.queue}`);
  return Number(row!.count);
}

async function lengthsWhere(table: AccountingTable, where: Sql): Promise<Found[]> {
  const rows = await table.database.rows(sql<Record<keyof Found, number | string>>`
    select ${LENGTH} as length, min(${START}) as first, max(${START}) as last, count(*) as count, sum(${sql.ref("entriesInBucket")}) as entries, sum(case when ${START} % ${LENGTH} = 0 then 0 else 1 end) as unaligned
    from ${table.buckets} where ${where} group by ${LENGTH}`);
  return rows.map(row => ({ length: Number(row.length), first: Number(row.first), last: Number(row.last), count: Number(row.count), entries: Number(row.entries), unaligned: Number(row.unaligned) }));
}

function storedLength(length: number, parts: readonly Found[]): StoredLength {
  const sum = (of: "count" | "entries") => parts.reduce((total, part) => total + part[of], 0);
  return {
    length, from: instantText(Math.min(...parts.map(({ first }) => first))), to: instantText(Math.max(...parts.map(({ last }) => last)) + length),
    rows: sum("count"), entries: Number(sum("entries").toPrecision(12)),
  };
}

/** Of the rows that begin last, the end of the longest. */
async function lastEnd(table: AccountingTable, last: number): Promise<number> {
  const [row] = await table.database.rows(sql<{ length: number }>`select max(${LENGTH}) as length from ${table.buckets} where ${START} = ${sql.lit(last)}`);
  return last + Number(row!.length);
}
