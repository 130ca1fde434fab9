import { sql } from "kysely";
import { badInput } from "../../errors.ts";
import { HistogramBucketLength, type Histogram, type HistogramBucket } from "../../schema/common/histogram.type.ts";
import { constantCase } from "../../schema/common/table-registry.ts";
import { requireColumn, type BoundTable } from "./bound-table.ts";
import { isTime } from "./condition-sql.ts";
import type { Condition } from "../../schema/common/condition.ts";
import { countKeys } from "./group.ts";
import { byParent, countedSql, readValue, type CountedRow, type CountKey } from "./grouped.ts";
import type { Parents } from "./parents.ts";

/** A screen is some 1,000 pixels wide; three weeks of hours are 504. */
const MAX_BUCKETS = 1000;

const { MINUTE, HOUR, DAY, MONTH } = HistogramBucketLength;
/** How many characters of a stored time name its bucket, what completes them to a time, and the next coarser length. */
const LENGTHS = {
  [MINUTE]: { characters: 16, rest: ":00Z", coarser: HOUR },
  [HOUR]: { characters: 13, rest: ":00:00Z", coarser: DAY },
  [DAY]: { characters: 10, rest: "T00:00:00Z", coarser: MONTH },
  [MONTH]: { characters: 7, rest: "-01T00:00:00Z", coarser: undefined },
} as const;

/** Counts each parent's rows over time, and by the values of some fields, in one statement. */
export async function histogramRows(table: BoundTable, where: Condition, of: string, length: HistogramBucketLength, by: readonly string[], parents: Parents): Promise<Histogram[]> {
  const time = requireColumn(table, of, "of").value;
  const bucket = sql`case when ${isTime(time)} then ${table.database.dialect.timePrefix(time, LENGTHS[length].characters)} end`;
  const keys: CountKey[] = [{ group: bucket, shown: sql`min(${bucket})`, read: text => text }, ...countKeys(table, by, "by")];
  const names = keys.map((_, index) => sql.ref(`g${index}`));
  // rows without a time last: there are as many groups of them as `by` has combinations, and only their sum is of interest
  const ranking = sql.join([sql`${names[0]!} is null`, ...names]);
  const rows = await table.database.rows(countedSql({ table, where, keys, parents, ranking, first: MAX_BUCKETS + 1 }));
  const histograms = new Map([...byParent(rows)].map(([parent, counted]) => [parent, toHistogram(counted, length, by, keys)]));
  return parents.arrange(histograms, () => ({ total: 0, unknown: 0, buckets: [] }));
}

function toHistogram(rows: readonly CountedRow[], length: HistogramBucketLength, by: readonly string[], keys: readonly CountKey[]): Histogram {
  const timed = rows.filter(row => row.v0 !== null && row.v0 !== undefined);
  if (timed.length > MAX_BUCKETS) throw tooMany(length);
  const buckets = timed.map((row): HistogramBucket => ({
    ...span(row.v0!, length),
    key: by.map((field, index) => ({ field: constantCase(field), value: readValue(row, index + 1, keys[index + 1]!) })),
    count: Number(row.rows),
  }));
  const total = Number(rows[0]?.total ?? 0);
  return { total, unknown: buckets.reduce((rest, { count }) => rest - count, total), buckets: by.length === 0 ? withEmptySpans(buckets, length) : buckets };
}

function withEmptySpans(buckets: readonly HistogramBucket[], length: HistogramBucketLength): HistogramBucket[] {
  const filled: HistogramBucket[] = [];
  for (const bucket of buckets) {
    for (let last = filled.at(-1); last !== undefined && last.to < bucket.from; last = filled.at(-1)) {
      filled.push({ ...span(last.to, length), key: [], count: 0 });
      if (filled.length > MAX_BUCKETS) throw tooMany(length);
    }
    filled.push(bucket);
  }
  if (filled.length > MAX_BUCKETS) throw tooMany(length);
  return filled;
}

function tooMany(length: HistogramBucketLength): Error {
  const { coarser } = LENGTHS[length];
  return badInput("bucket", `${length} gives more than ${MAX_BUCKETS} buckets; ${coarser === undefined ? "filter by a shorter time" : `take ${coarser}, or filter by a shorter time`}`);
}

/** The span that a time lies in: `2026-11-20 12` → 12:00 to 13:00. */
function span(time: string, length: HistogramBucketLength): { from: string; to: string } {
  const { characters, rest } = LENGTHS[length];
  const from = time.slice(0, characters).replace(" ", "T") + rest, end = new Date(from);
  if (length === MINUTE) end.setUTCMinutes(end.getUTCMinutes() + 1);
  else if (length === HOUR) end.setUTCHours(end.getUTCHours() + 1);
  else if (length === DAY) end.setUTCDate(end.getUTCDate() + 1);
  else end.setUTCMonth(end.getUTCMonth() + 1);
  return { from, to: `${end.toISOString().slice(0, 19)}Z` };
}
