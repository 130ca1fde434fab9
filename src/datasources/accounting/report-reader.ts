import type { DerivedKey } from "../../schema/accounting/accounting-keys.ts";
import type { AccountingTable } from "./accounting-table.ts";
import { endOf, type Bins } from "./bins.ts";
import { longestLength } from "./bucket-ladder.ts";
import type { CellBudget } from "./cell-budget.ts";
import { chunkCache } from "./chunk-cache.ts";
import { chunkRows, rowsInto, type ChunkQuestion } from "./chunk-rows.ts";
import { chunksOf, type Chunk } from "./chunks.ts";
import { storedKeys } from "./grouped.ts";
import { isNoRow, type KeyCondition } from "./key-condition.ts";
import type { ReportRows } from "./report-rows.ts";
import { snapshotsIn, snapshotsInto } from "./snapshots.ts";
import { tableSpan } from "./table-span.ts";
import { Tally } from "./tally.ts";

/** Statements of one report that run at the same time: a pool has eight connections for everybody. */
const AT_ONCE = 3;

export interface ReadRequest {
  readonly rows: ReportRows;
  readonly where: KeyCondition;
  readonly by: readonly (string | DerivedKey)[];
  readonly columns: readonly string[];
  readonly snapshots: boolean;
  /** Seconds since 1970. */
  readonly now: number;
  /** What all reports of the operation may hold. */
  readonly cells: CellBudget;
}

/** Sums the rows of a window by group and bin. */
export async function readTally({ rows: { table }, where, by, columns, snapshots, now, cells }: ReadRequest, bins: Bins): Promise<Tally> {
  const tally = new Tally(bins, columns.length, now, cells), question: ChunkQuestion = { table, where, by: storedKeys(by), columns };
  const spelt = JSON.stringify([table.tableName, where, question.by, columns]);
  await overChunks(table, bins, now, {
    before: async () => {
      if (!isNoRow(where)) tally.add(await rowsInto(question, bins.from));
      if (snapshots) tally.addSnapshots(await snapshotsInto(table, bins.from));
    },
    each: async (chunk, kept) => {
      if (!isNoRow(where)) tally.add(await kept(["rows", spelt, chunk.step], () => chunkRows(question, chunk)));
      if (snapshots) tally.addSnapshots(await kept(["snapshots", table.tableName], () => snapshotsIn(table, chunk)));
    },
  });
  return tally;
}

/** Reads, or takes what was kept of the same question about the same chunk. */
export type Kept = <Row extends object>(question: readonly unknown[], read: () => Promise<readonly Row[]>) => Promise<readonly Row[]>;

export interface ChunkWork {
  /** Rows that begin before the window. */
  before(): Promise<void>;
  each(chunk: Chunk, kept: Kept): Promise<void>;
}

/** Goes through a window in bounded statements, as far as there are rows. */
export async function overChunks(table: AccountingTable, bins: Bins, now: number, { before, each }: ChunkWork): Promise<void> {
  const span = await tableSpan(table), cache = chunkCache(table.database.catalog);
  if (span === undefined) return;
  const reachesInto = span.first < bins.from && span.last + longestLength(table.ladder) > bins.from;
  const work: (() => Promise<void>)[] = reachesInto ? [before] : [];
  for (const chunk of chunksOf(bins, now)) {
    if (chunk.to <= span.first || chunk.from > span.last) continue;
    work.push(() => each(chunk, (question, read) => (chunk.isShared ? cache.get(JSON.stringify([...question, chunk.from, chunk.to]), { end: chunk.to, now }, read) : read())));
  }
  await Promise.all(Array.from({ length: AT_ONCE }, async () => {
    try {
      for (let next = work.shift(); next !== undefined; next = work.shift()) await next();
    } catch (error) {
      // the others end with what they are at
      work.length = 0;
      throw error;
    }
  }));
}

/** Seconds of a bin that have passed. */
export const secondsIn = (bins: Bins, index: number, now: number): number => Math.max(0, Math.min(endOf(bins, index), now) - bins.starts[index]!);
