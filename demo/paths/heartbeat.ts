import type { DemoJob } from "../job.ts";
import type { JobTables } from "../job-tables.ts";
import { write } from "./attributes.ts";

/**
 * The Watchdog's sign of life. It makes any job run again, even a killed one, and neither LastUpdateTime nor the log shows it.
 * Commands that wait for the job travel back with the answer.
 */
export function heartbeat(tables: JobTables, job: DemoJob, at: number, values: ReadonlyMap<string, string>, peek: ReadonlyMap<string, string>): void {
  const killed = job.row.Status === "Killed";
  write(tables, job, { HeartBeatTime: at, Status: "Running" });
  tables.heartbeat(job, at, values);
  setParameters(tables, job, peek);
  if (killed) tables.killCommandSent(job);
}

export function setParameters(tables: JobTables, job: DemoJob, values: ReadonlyMap<string, string>): void {
  for (const [name, value] of values) job.parameters.set(name, value);
  tables.parameters(job, values);
}
