import type { DemoJob } from "../job.ts";
import type { JobTables } from "../job-tables.ts";
import { setAttributes } from "./attributes.ts";
import { log } from "./log.ts";

/** The Matcher gives the job to a pilot: out of its queue first, the pilot last. */
export function match(tables: JobTables, job: DemoJob, at: number, site: string): void {
  tables.dequeue(job, at);
  setAttributes(tables, job, { Status: "Matched", MinorStatus: "Assigned", ApplicationStatus: "Unknown", Site: site }, { touch: at });
  log(tables, job, { at, status: "Matched", minor: "Assigned", source: "Matcher" });
  tables.match(job, at);
}
