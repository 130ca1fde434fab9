import { MAX_RESCHEDULING } from "../configuration.ts";
import { requestedSite, type DemoJob } from "../job.ts";
import type { JobTables } from "../job-tables.ts";
import { setAttributes } from "./attributes.ts";
import { log } from "./log.ts";

/** False when the job was rescheduled too often: then it has failed, and the log does not know. */
export function reschedule(tables: JobTables, job: DemoJob, at: number): boolean {
  const counter = job.row.RescheduleCounter + 1;
  if (tables.generation === "8.0") tables.dequeue(job, at);
  if (counter > MAX_RESCHEDULING) {
    setAttributes(tables, job, { Status: "Failed", MinorStatus: "Maximum of reschedulings reached" }, { touch: at });
    return false;
  }
  tables.archiveParameters(job, counter - 1);
  job.parameters = new Map();
  job.scheduled = false;
  job.candidateSites = [];
  tables.describe(job);
  setAttributes(tables, job, {
    RescheduleCounter: counter,
    Site: requestedSite(job.spec),
    Status: "Received",
    MinorStatus: "Job Rescheduled",
    ApplicationStatus: "Unknown",
    LastUpdateTime: at,
    RescheduleTime: at,
  }, { force: true });
  if (tables.generation === "9.1") tables.dequeue(job, at);
  log(tables, job, { at: at + 60, status: "Received", minor: "Job Rescheduled", application: "Unknown", source: "JobManager" });
  return true;
}
