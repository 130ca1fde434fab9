import type { JobLoggingDB } from "../../generated/job-logging-db.ts";

/** A stored row of one job's log; `idem` in one of the three statuses means "unchanged". */
export type LogRecord = Omit<JobLoggingDB["LoggingInfo"], "JobID">;

export interface ResolvedLogRecord {
  readonly seqNum: number;
  readonly status: string;
  readonly minorStatus: string;
  readonly applicationStatus: string;
  /** UTC, with milliseconds where StatusTimeOrder has them; null when the row holds no date at all. */
  readonly statusTime: string | null;
  readonly source: string;
  /** Seconds until the next record in event order, never negative; null for the last one: its state goes on. */
  readonly duration: number | null;
}

/** Unchanged; at the begin of a log it stays. */
export const IDEM = "idem";

/** StatusTimeOrder counts seconds from here, which leaves room for three decimals in DOUBLE(12,3). */
const ORDER_EPOCH_SECONDS = 1_270_000_000;
/** What the column holds when the time does not fit any more (from 2041-12-07). */
const ORDER_OVERFLOW = 999_999_999.999;
/** StatusTime is cut (MariaDB) or rounded (MySQL) to seconds, StatusTimeOrder rounded to milliseconds. */
const ROUNDING_MS = 1000;

/**
 * The log of one job in event order, `idem` resolved as DIRAC's reader does it. SeqNum is the order of arrival: worker
 * nodes report late and in bulk. A record that arrives late changes those behind it, so the answer is for one read and
 * must not be kept by SeqNum. Always give all records of the job: the first of a part has nothing to refer to.
 */
export function resolveHistory(records: readonly LogRecord[]): ResolvedLogRecord[] {
  const events = records.map((record) => ({ record, ...timesOf(record) })).sort(byEventOrder);
  let before: LogRecord | undefined;
  return events.map(({ record, shown, order }, index) => {
    const resolved = before === undefined ? asFirst(record) : asFollowing(record, before);
    before = resolved;
    return {
      seqNum: record.SeqNum,
      status: resolved.Status,
      minorStatus: resolved.MinorStatus,
      applicationStatus: resolved.ApplicationStatus,
      statusTime: shown === null ? null : new Date(shown).toISOString().replace(".000Z", "Z"),
      source: record.StatusSource,
      duration: secondsBetween(order, events[index + 1]?.order),
    };
  });
}

/** DIRAC leaves `idem` in Status and MinorStatus here, and the records behind it inherit that. */
function asFirst(record: LogRecord): LogRecord {
  return record.ApplicationStatus === IDEM ? { ...record, ApplicationStatus: "Unknown" } : record;
}

/** An empty text is not `idem`: a rescheduled job has its minor status cleared. */
function asFollowing(record: LogRecord, before: LogRecord): LogRecord {
  return {
    ...record,
    Status: record.Status === IDEM ? before.Status : record.Status,
    MinorStatus: record.MinorStatus === IDEM ? before.MinorStatus : record.MinorStatus,
    ApplicationStatus: record.ApplicationStatus === IDEM ? before.ApplicationStatus : record.ApplicationStatus,
  };
}

interface Times {
  /** Epoch milliseconds to show. */
  readonly shown: number | null;
  /** Epoch milliseconds to sort by; a record without any time comes first, as nulls do everywhere. */
  readonly order: number;
}

/**
 * StatusTime is what DIRAC shows, StatusTimeOrder what it sorts by. The second lends its milliseconds to the first where
 * both mean the same instant; a useless one (0, negative, overflowed) is replaced by StatusTime, also for the order.
 */
function timesOf(record: LogRecord): Times {
  const whole = epochMs(record.StatusTime);
  const { StatusTimeOrder: seconds } = record;
  const isUsable = seconds > 0 && seconds < ORDER_OVERFLOW;
  if (!isUsable) return { shown: whole, order: whole ?? -Infinity };
  const precise = Math.round((seconds + ORDER_EPOCH_SECONDS) * 1000);
  const agree = whole === null || Math.abs(precise - whole) <= ROUNDING_MS;
  return { shown: agree ? precise : whole, order: precise };
}

/** Null for a zero date and for the two dates that stand for "none". */
function epochMs(time: string): number | null {
  if (time.startsWith("1000-01-01") || time.startsWith("9999-12-31")) return null;
  const ms = Date.parse(`${time.replace(" ", "T")}Z`);
  return Number.isNaN(ms) ? null : ms;
}

type Event = Times & { readonly record: LogRecord };

function byEventOrder(a: Event, b: Event): number {
  if (a.order !== b.order) return a.order < b.order ? -1 : 1;
  if (a.record.StatusTime !== b.record.StatusTime) return a.record.StatusTime < b.record.StatusTime ? -1 : 1;
  return a.record.SeqNum - b.record.SeqNum;
}

function secondsBetween(from: number, to: number | undefined): number | null {
  if (to === undefined || from === -Infinity) return null;
  return (to - from) / 1000;
}
