import type { DemoJob, JobRow } from "../job.ts";
import type { JobTables, LogRecord } from "../job-tables.ts";
import { FINAL, mayBecome } from "../state-machine.ts";
import { setAttributes, write } from "./attributes.ts";
import { log } from "./log.ts";

/**
 * A status report to the JobStateUpdate service, of one or several updates that were kept back and sent together.
 * `at` is the database's clock; the updates carry the clock of whoever reports, and may be late:
 * when even the newest is older than the log, Jobs is left alone.
 */
export function report(tables: JobTables, job: DemoJob, at: number, updates: readonly LogRecord[]): void {
  const before = { start: job.row.StartExecTime, end: job.row.EndExecTime };
  const newest = updates.at(-1)!.at >= job.logged;
  const accepted = newest ? judge(job, updates) : updates;
  if (newest) setAttributes(tables, job, latest(job, accepted), { touch: at, force: true });
  const { start, end } = startAndEnd(updates);
  // 9.1 passes on the empty old times, so that the database's clock decides
  const own = tables.generation === "8.0";
  if (before.end === null && end !== undefined) write(tables, job, { EndExecTime: own ? end : at });
  if (before.start === null && start !== undefined) {
    if (job.row.HeartBeatTime === null) write(tables, job, { HeartBeatTime: own ? start : at });
    write(tables, job, { StartExecTime: own ? start : at });
  }
  for (const update of accepted) log(tables, job, update);
  const heartbeat = updates.findLast(update => update.source.startsWith("Job"))?.at;
  if (heartbeat !== undefined) write(tables, job, { HeartBeatTime: heartbeat });
}

/** A refused change is logged with the status that stays, and with a mark at its source. */
function judge(job: DemoJob, updates: readonly LogRecord[]): LogRecord[] {
  let current = currentStatus(job);
  return updates.map(update => {
    if (update.status === undefined || update.at < job.logged) return update;
    if (mayBecome(current, update.status)) {
      current = update.status;
      return update;
    }
    return { ...update, status: current, source: `${update.source}(SM)` };
  });
}

/** Without a status, the one that was just read is written again: a stalled job runs. */
function latest(job: DemoJob, updates: readonly LogRecord[]): Partial<JobRow> {
  const fresh = updates.filter(update => update.at >= job.logged);
  const values: Partial<JobRow> = { Status: fresh.findLast(update => update.status !== undefined)?.status ?? currentStatus(job) };
  const minor = fresh.findLast(update => update.minor !== undefined)?.minor;
  const application = fresh.findLast(update => update.application !== undefined)?.application;
  if (minor !== undefined) values.MinorStatus = minor;
  if (application !== undefined) values.ApplicationStatus = application;
  return values;
}

const currentStatus = ({ row }: DemoJob) => (row.Status === "Stalled" ? "Running" : row.Status);

function startAndEnd(updates: readonly LogRecord[]): { start?: number; end?: number } {
  const start = updates.find(update => update.status === "Running")?.at;
  const end = updates.find(update => update.status !== undefined && FINAL.has(update.status))?.at;
  return { ...(start === undefined ? {} : { start }), ...(end === undefined ? {} : { end }) };
}
