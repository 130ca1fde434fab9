import { REMOVE_STATUS_DELAY_DAYS } from "../configuration.ts";
import { isProduction } from "../job-spec.ts";
import type { DemoJob } from "../job.ts";
import { write } from "../paths/attributes.ts";
import { deleteJob } from "../paths/kill.ts";
import { reschedule } from "../paths/reschedule.ts";
import { DAY, HOUR, MINUTE, SECOND } from "../time.ts";
import type { World } from "./world.ts";

/** The accounting record is sent, mostly. */
export function account(job: DemoJob, at: number, { tables, random }: World): void {
  if (!random.chance(0.985)) return;
  const isTaken = random.chance(0.995);
  write(tables, job, { AccountedFlag: isTaken ? "True" : "Failed" });
  if (isTaken) tables.account(job, at);
}

/** A job has ended. What may still happen to it: somebody tries it again, somebody deletes it, or the cleaning agent does. */
export function finish(job: DemoJob, at: number, { tables, random, now }: World): void {
  tables.release(job, at);
  job.stage = "over";
  if (job.rest) job.due = Number.POSITIVE_INFINITY;
  else if (job.row.Status === "Failed" && random.chance(patience(job))) {
    job.stage = "rescheduling";
    job.due = at + random.between(0.2, 6) * HOUR;
  } else if (random.chance(0.011)) job.due = Math.max(at + MINUTE, now - random.between(0, 30) * HOUR);
  else job.due = isProduction(job.spec.jobType) ? Number.POSITIVE_INFINITY : at + REMOVE_STATUS_DELAY_DAYS * DAY + random.between(0, HOUR);
}

/** People do try a broken program again and again; production managers know better. */
function patience({ spec, row }: DemoJob): number {
  if (spec.mistake) return row.RescheduleCounter === 0 ? 0.3 : 0.6;
  return isProduction(spec.jobType) ? 0.1 : 0.05;
}

export function tidyUp(job: DemoJob, at: number, { tables }: World): void {
  deleteJob(tables, job, at);
  job.stage = job.row.Status === "Deleted" ? "deleted" : "over";
  job.due = Number.POSITIVE_INFINITY;
}

export function tryAgain(job: DemoJob, at: number, { tables, random }: World): void {
  job.run = undefined;
  tables.release(job, at);
  const accepted = reschedule(tables, job, at);
  job.stage = accepted ? "accepted" : "over";
  job.due = accepted ? at + random.between(2, 30) * SECOND : Number.POSITIVE_INFINITY;
}
