import type { Job } from "../../schema/wms/job.type.ts";
import type { StoredRow } from "../live/change.ts";
import type { FeedPace } from "../live/feed-pace.ts";
import type { Finding, KnownRow, NewChange } from "../live/feed-state.ts";
import type { RowShape } from "../live/row-shape.ts";
import type { DigestedRow } from "../live/table-looks.ts";
import { IDEM, resolveHistory, type ResolvedLogRecord } from "./job-history.ts";
import type { LogRow } from "./job-looks.ts";

/** DIRAC's agents leave these alone but for their removal; whatever else is found in them moves a time, or waits for the sweep of all. */
export const FINAL = new Set(["Done", "Failed", "Killed", "Deleted"]);
/** What a record of the log says of a job. */
const STATE = ["status", "minorStatus", "applicationStatus"] as const;
/** Far more than the clocks of DIRAC's machines differ: for records of a job whose log was away when the feed first saw it. */
const CLOCK_SKEW_MS = 60_000;

/** What is a change, of jobs as they were known and as they were read: the row, and what its log has that was not told. */
export class JobComparison {
  /** Jobs whose log is ahead of them, and since when. */
  readonly #ahead = new Map<number, number>();
  readonly #incomplete = new Map<number, { readonly since: number; readonly row: StoredRow }>();

  /** `knownAt`: until when a row is known to have been as it was, or to have been absent. */
  constructor(private readonly shape: RowShape<Job>, private readonly pace: FeedPace, private readonly knownAt: (known: KnownRow | undefined) => number) {}

  /** The jobs that were not complete, and have had their time. */
  overdue(now: number): number[] {
    return [...this.#incomplete].flatMap(([key, { since }]) => (now - since >= this.pace.incomplete ? [key] : []));
  }

  /** Adds what one job gives to a finding. */
  compare(reading: JobReading, { known: remembered, gone, changes, again }: JobFinding): void {
    const { key, known, raw, log, seenAt } = reading, { shape } = this, row = raw && shape.stored(raw);
    // the number of a job that is gone can be given again
    const before = known !== undefined && row !== undefined && shape.raw(known.row, "submissionTime") === shape.raw(row, "submissionTime") ? known : undefined;
    if (known !== undefined && before === undefined) {
      gone.push(key);
      changes.push({ key, before: known.row, after: null, history: [], seenAt, knownAt: this.knownAt(known) });
    }
    if (row === undefined) {
      const waited = this.#incomplete.get(key);
      // lists have shown it
      if (waited !== undefined) changes.push({ key, before: waited.row, after: null, history: [], seenAt, knownAt: this.knownAt(undefined) });
      this.#incomplete.delete(key);
      this.#ahead.delete(key);
    }
    if (raw === undefined || row === undefined || (before === undefined && this.#mustWait(key, row, seenAt))) return;
    const isAhead = this.#isAhead(reading, row, before), isTold = log !== undefined && !isAhead, records = isTold ? newRecords(log, before) : [];
    if (isAhead) again.add(key);
    const now = knownFrom(raw, shape, seenAt, isTold ? lastOf(log) : before === undefined ? 0 : before.logPosition);
    if (before?.digest === now.digest && records.length === 0) {
      if (before.logPosition !== now.logPosition) remembered.push({ ...now, seenAt: before.seenAt });
      return;
    }
    remembered.push(now);
    changes.push({ key, before: before?.row ?? null, after: row, history: records, seenAt, knownAt: this.knownAt(before) });
    again.add(key);
  }

  /**
   * Whether the log tells of a state that the row is still to come to: DiracX commits the log first, and who follows a
   * state must be told of its record with it. One that the row does not come to soon, as DIRAC refused it, is told as it is.
   */
  #isAhead({ key, log = [], seenAt }: JobReading, row: StoredRow, before: KnownRow | undefined): boolean {
    const { shape, pace } = this, last = resolveHistory(log).at(-1), since = this.#ahead.get(key) ?? seenAt, state = STATE.map(field => shape.raw(row, field));
    // a change brings what was written on the way
    const moved = before !== undefined && STATE.some((field, index) => shape.raw(before.row, field) !== state[index]);
    const differs = last !== undefined && STATE.some((field, index) => last[field] !== IDEM && last[field] !== state[index]);
    const isAhead = differs && !moved && lastOf(log) !== (before?.logPosition ?? 0) && seenAt - since < pace.again[0]!;
    if (isAhead) this.#ahead.set(key, since);
    else this.#ahead.delete(key);
    return isAhead;
  }

  /** A row without owner and submission is half written, or a ghost that a late report left of a removed job: that shows after a while. */
  #mustWait(key: number, row: StoredRow, now: number): boolean {
    const { shape, pace } = this;
    if (shape.raw(row, "submissionTime") !== null || shape.raw(row, "owner") !== "Unknown") {
      this.#incomplete.delete(key);
      return false;
    }
    const { since } = this.#incomplete.get(key) ?? { since: now };
    this.#incomplete.set(key, { since, row });
    if (now - since < pace.incomplete) return true;
    this.#incomplete.delete(key);
    return false;
  }
}

/** One job as it was known and as it was read; without a log where that could not be read. */
export interface JobReading {
  readonly key: number;
  readonly known: KnownRow | undefined;
  readonly raw: DigestedRow | undefined;
  readonly log: readonly LogRow[] | undefined;
  readonly seenAt: number;
}

export interface JobFinding extends Finding {
  readonly known: KnownRow[];
  readonly gone: number[];
  readonly changes: NewChange[];
  /** Whose log may still be coming. */
  readonly again: Set<number>;
}

export function knownFrom(raw: DigestedRow, shape: RowShape<Job>, seenAt: number, logPosition: number | null | undefined): KnownRow {
  const row = shape.stored(raw);
  return { key: Number(raw["jobId"]), digest: Number(raw.digest), status: String(shape.raw(row, "status")), logPosition: logPosition ?? null, seenAt, row };
}

/** The records that were not told; a log that is shorter than it was has begun anew. */
function newRecords(log: readonly LogRow[], known: KnownRow | undefined): ResolvedLogRecord[] {
  const told = known === undefined || lastOf(log) < (known.logPosition ?? 0) ? 0 : known.logPosition;
  return resolveHistory(log).filter(({ seqNum, statusTime }) => (told === null ? Date.parse(statusTime ?? "") >= known!.seenAt - CLOCK_SKEW_MS : seqNum > told));
}

const lastOf = (log: readonly LogRow[]) => log.reduce((last, { SeqNum }) => Math.max(last, Number(SeqNum)), 0);
