import { badInput } from "../../errors.ts";
import { AccountingBucket } from "../../schema/accounting/accounting-words.ts";

/** Spans of time without gap, in seconds since 1970. */
export interface Bins {
  readonly from: number;
  readonly to: number;
  /** Where each begins, the first one not before `from`. */
  readonly starts: readonly number[];
  /** Of bins that are all equally long, counted from 1970: how long. */
  readonly step?: number;
}

const DAY = 86_400, WEEK = 7 * DAY;
const STEPS: Partial<Record<AccountingBucket, number>> = { QUARTER_HOUR: 900, HOUR: 3600, DAY, WEEK };
const ORDER = [AccountingBucket.QUARTER_HOUR, AccountingBucket.HOUR, AccountingBucket.DAY, AccountingBucket.WEEK, AccountingBucket.MONTH, AccountingBucket.YEAR];

/** A plot of them can still be read. */
const MAX_CHOSEN = 400;
/** As many as a histogram may have. */
const MAX_BINS = 1000;

/** The whole window as one. */
export const oneBin = (from: number, to: number): Bins => ({ from, to, starts: [from] });

/** Bins of so many seconds. */
export function evenBins(from: number, to: number, step: number, argument: string): Bins {
  checkCount(Math.ceil(to / step) - Math.floor(from / step), argument, `${step} seconds`);
  const starts = [from];
  for (let start = from - (from % step) + step; start < to; start += step) starts.push(start);
  return { from, to, starts, step };
}

/** Months or years of the calendar. */
function calendarBins(from: number, to: number, months: 1 | 12, word: string): Bins {
  const starts = [from], begin = new Date(from * 1000);
  const first = months === 12 ? 0 : begin.getUTCMonth();
  for (let count = 1; ; count++) {
    const start = Date.UTC(begin.getUTCFullYear(), first + count * months, 1) / 1000;
    if (start >= to) break;
    starts.push(start);
    checkCount(starts.length, "bucket", word);
  }
  return { from, to, starts };
}

export function binsOf(from: number, to: number, bucket: AccountingBucket): Bins {
  const step = STEPS[bucket];
  return step === undefined ? calendarBins(from, to, bucket === AccountingBucket.YEAR ? 12 : 1, bucket) : evenBins(from, to, step, "bucket");
}

/** The shortest ones that are at least this long, and not too many to be looked at. */
export function chosenBins(from: number, to: number, longest: number): Bins {
  const fits = ORDER.find(bucket => {
    const step = STEPS[bucket];
    return step === undefined || (step >= longest && Math.ceil(to / step) - Math.floor(from / step) <= MAX_CHOSEN);
  });
  return binsOf(from, to, fits!);
}

function checkCount(count: number, argument: string, length: string): void {
  if (count > MAX_BINS) throw badInput(argument, `${length} gives more than ${MAX_BINS} bins; take longer ones, or a shorter time`);
}

/** The end of a bin. */
export const endOf = ({ starts, to }: Bins, index: number): number => starts[index + 1] ?? to;

/** Which bin a moment within the window lies in. */
export function binAt({ starts, step, from }: Bins, moment: number): number {
  if (starts.length === 1) return 0;
  if (step !== undefined) return Math.floor(moment / step) - Math.floor(from / step);
  let low = 0, high = starts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (starts[middle]! <= moment) low = middle;
    else high = middle - 1;
  }
  return low;
}
