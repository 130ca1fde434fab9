import type { DemoJob } from "../job.ts";
import type { JobTables, LogRecord } from "../job-tables.ts";

export function log(tables: JobTables, job: DemoJob, record: LogRecord): void {
  if (record.at > job.logged) job.logged = record.at;
  tables.log(job, record);
}
