import type { DemoJob } from "../job.ts";
import type { JobTables } from "../job-tables.ts";
import { setAttributes } from "./attributes.ts";
import { log } from "./log.ts";

/** JobManager: the rows first, the log after. */
export function submit(tables: JobTables, job: DemoJob, at: number): void {
  tables.insert(job);
  log(tables, job, { at, status: job.row.Status, minor: job.row.MinorStatus, source: "JobManager" });
}

/** The second half of a bulk submission: neither a time stamp nor a log record tells of it. */
export function confirmBulkSubmission(tables: JobTables, job: DemoJob): void {
  setAttributes(tables, job, { Status: "Received", MinorStatus: "Job accepted" });
}
