import { sql } from "kysely";
import { expect, it } from "vitest";
import type { AccountingTable } from "../../src/datasources/accounting/accounting-table.ts";
import { oneBin } from "../../src/datasources/accounting/bins.ts";
import { overChunks } from "../../src/datasources/accounting/report-reader.ts";
import { seconds } from "./book.ts";

it("a window in which one stretch fails is not read to its end", async () => {
  const from = seconds("2026-01-01T00:00:00Z"), to = seconds("2026-11-20T12:00:00Z");
  const table = { buckets: sql.table("ac_bucket_Job"), ladder: [], database: { catalog: new Map(), rows: async () => [{ first: from, last: to }] } } as unknown as AccountingTable;
  let read = 0;
  await expect(overChunks(table, oneBin(from, to), to, { before: async () => {}, each: async () => {
    if (++read === 1) throw new Error("too many groups");
    await new Promise(resolve => setTimeout(resolve, 5));
  } })).rejects.toThrow("too many groups");
  await new Promise(resolve => setTimeout(resolve, 200));
  // the others of three finish what they are at
  expect(read).toBe(3);
});
