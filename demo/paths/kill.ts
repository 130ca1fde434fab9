import type { DemoJob } from "../job.ts";
import type { JobTables } from "../job-tables.ts";
import { mayBecome } from "../state-machine.ts";
import { setAttributes } from "./attributes.ts";

/** A user kills a job: the payload is told at its next heartbeat, and the log is not told at all. */
export function kill(tables: JobTables, job: DemoJob, at: number, force = false): void {
  tables.killCommand(job, at);
  setAttributes(tables, job, { Status: "Killed", MinorStatus: "Marked for termination" }, { touch: at, force });
  tables.dequeue(job, at);
}

/** What may be killed is killed, what may be deleted is deleted, both judged by the status before: a running job is only killed. */
export function deleteJob(tables: JobTables, job: DemoJob, at: number): void {
  const deletable = mayBecome(job.row.Status, "Deleted");
  if (mayBecome(job.row.Status, "Killed")) kill(tables, job, at);
  if (!deletable) return;
  setAttributes(tables, job, { Status: "Deleted", MinorStatus: "Checking accounting" }, { touch: at });
  tables.dequeue(job, at);
}
