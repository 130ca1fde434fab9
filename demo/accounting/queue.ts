import type { DatabaseSync } from "node:sqlite";
import type { Generation } from "../../dirac/facts.ts";
import { BulkInsert } from "../bulk-insert.ts";
import { dateTime, SECOND } from "../time.ts";
import type { RecordOf } from "./accounting-record.ts";
import { queueTable } from "./accounting-tables.ts";
import { ACCOUNTING_TYPES } from "./accounting-types.ts";

/** Records as they came, with their keys in words: taken by nobody yet. */
export function queueJobs(db: DatabaseSync, generation: Generation, records: readonly RecordOf<"Job">[]): void {
  const { keys, values } = ACCOUNTING_TYPES.Job, insert = new BulkInsert(db, queueTable(generation, "Job"), [...keys, ...values, "startTime", "endTime", "taken", "takenSince"]);
  for (const record of records) insert.add(...keys.map(key => record.keys[key]), ...values.map(value => record.values[value]), Math.floor(record.from / SECOND), Math.floor(record.to / SECOND), 0, dateTime(record.to));
  insert.flush();
}
