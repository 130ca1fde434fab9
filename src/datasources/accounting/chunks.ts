import { endOf, type Bins } from "./bins.ts";
import { WEEK } from "./bucket-ladder.ts";

/** A stretch of begins of rows that one statement reads; seconds since 1970. */
export interface Chunk {
  readonly from: number;
  readonly to: number;
  /** Rows that lie in the chunk are summed by bins of this length, counted from 1970; by the chunk where there is none. */
  readonly step?: number;
  /** It begins and ends where chunks always do, so that whoever looks at the same time needs the same one. */
  readonly isShared: boolean;
}

const DAY = 86_400;
/** Rows are the more, the younger they are: hours for a week, then days. */
const SIZES: readonly { readonly age: number; readonly size: number }[] = [{ age: 60 * DAY, size: 4 * WEEK }, { age: 9 * DAY, size: WEEK }, { age: 0, size: DAY }];

/**
 * Cuts a window into stretches, each bounded in its work whatever the window: from day to day where it begins and ends, so
 * that of a window that moves only these days are read again. Months and years are cut at their bins, too.
 */
export function chunksOf(bins: Bins, now: number): Chunk[] {
  const { from, to, step } = bins, chunks: Chunk[] = [];
  let bin = 0;
  for (let start = from; start < to;) {
    const limit = step === undefined ? endOf(bins, bin) : to, end = chunkEnd(start, limit, now);
    chunks.push({ from: start, to: end, ...(step !== undefined && { step }), isShared: start % DAY === 0 && end % DAY === 0 });
    if (end === endOf(bins, bin)) bin++;
    start = end;
  }
  return chunks;
}

function chunkEnd(start: number, limit: number, now: number): number {
  const fitting = SIZES.find(({ age, size }) => now - start >= age && start % size === 0 && start + size <= limit);
  return fitting === undefined ? Math.min(start - (start % DAY) + DAY, limit) : start + fitting.size;
}
