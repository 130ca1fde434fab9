import type { DatabaseSync } from "node:sqlite";
import type { Generation } from "../../dirac/facts.ts";
import type { PilotFleet } from "../pilot-fleet.ts";
import { Random } from "../random.ts";
import { DAY } from "../time.ts";
import type { DemoTransferOperation } from "../transfer.ts";
import { AccountingBook } from "./accounting-book.ts";
import { timesOf, type AccountingRecord, type RecordOf } from "./accounting-record.ts";
import { fillCatalog } from "./catalog.ts";
import { CollectedBuckets } from "./collected-buckets.ts";
import { bookCorners } from "./corners.ts";
import { fleetRecords } from "./fleet-records.ts";
import { jobHistory, type Present } from "./job-history.ts";
import { network } from "./network.ts";
import { occupancy } from "./occupancy.ts";
import { pastRecords } from "./past-records.ts";
import { pastWork } from "./past-work.ts";
import { queueJobs } from "./queue.ts";
import { transferRecords } from "./transfer-records.ts";
import { uploadRecord } from "./upload-record.ts";

/** As far as the demo's accounting goes back; its own jobs and pilots are those of the last month. */
const MEMORY = 182 * DAY, MONTH = 30 * DAY;
/** 9.1 writes no occupancy: since the upgrade there is none. */
const UPGRADE = 62 * DAY;
/** DataStore has not come to these yet. */
const WAITING = 5;
const UPLOADS = 3, MANY = 4000;

export interface AccountingSources {
  /** The records of the demo's own jobs. */
  readonly jobs: readonly RecordOf<"Job">[];
  readonly fleet: PilotFleet;
  readonly transfers: readonly DemoTransferOperation[];
  readonly present: Present;
  /** How many jobs the demo has of a month. */
  readonly size: number;
  readonly generation: Generation;
  readonly seed: number;
  readonly now: number;
}

/** AccountingDB: half a year, as compaction would have left it by now. */
export function fillAccounting(db: DatabaseSync, sources: AccountingSources): void {
  const { generation, now } = sources, buckets = new CollectedBuckets(), book = new AccountingBook(buckets, () => now);
  const jobs = sources.jobs.toSorted((left, right) => left.to - right.to), booked = jobs.slice(0, Math.max(0, jobs.length - WAITING));
  bookCorners(book, buckets, generation, now);
  for (const record of [...past(sources), ...sampled(booked, now), ...recent(sources), ...gauges(sources)]) book.record(record);
  buckets.insert(db, generation);
  fillCatalog(db, generation);
  queueJobs(db, generation, jobs.slice(booked.length));
}

function past({ generation, seed, now, size }: AccountingSources): AccountingRecord[] {
  const random = new Random(seed + 8), aDay = size / 30, pieces = Math.min(45, Math.max(6, aDay / 8));
  const begin = Math.floor((now - MEMORY) / DAY) * DAY, end = Math.floor((now - MONTH) / DAY) * DAY;
  return pastRecords(pastWork(begin, end, now, aDay, pieces, random), generation, random);
}

/** The jobs of the last week as they were, of those before, if they are many, every third for three; and of every third what it stored, for three. */
function sampled(jobs: readonly RecordOf<"Job">[], now: number): AccountingRecord[] {
  const step = jobs.length > MANY ? 3 : 1;
  return jobs.flatMap((record, index) => {
    const upload = index % UPLOADS === 0 ? uploadRecord(timesOf(record, UPLOADS)) : undefined, uploads = upload === undefined ? [] : [upload];
    if (record.from > now - 8 * DAY) return [record, ...uploads];
    return index % step === 0 ? [timesOf(record, step), ...uploads] : uploads;
  });
}

const recent = ({ fleet, transfers, generation, now }: AccountingSources): AccountingRecord[] => [...fleetRecords(fleet, generation, now), ...transferRecords(transfers, generation)];

function gauges({ present, generation, seed, now }: AccountingSources): AccountingRecord[] {
  const from = now - MEMORY;
  return [...jobHistory(from, now, present, seed + 9), ...occupancy(from, generation === "8.0" ? now : now - UPGRADE, now, seed + 10), ...network(from, now, seed + 11)];
}
