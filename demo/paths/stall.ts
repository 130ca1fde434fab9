import type { DemoJob, JobRow } from "../job.ts";
import type { JobTables } from "../job-tables.ts";
import { mayBecome } from "../state-machine.ts";
import { write } from "./attributes.ts";
import { kill } from "./kill.ts";
import { log } from "./log.ts";

/** StalledJobAgent: no sign of life. It logs what it wanted, whether or not the state machine agreed. */
export function markStalled(tables: JobTables, job: DemoJob, at: number): void {
  agentStatus(tables, job, at, { Status: mayBecome(job.row.Status, "Stalled") ? "Stalled" : job.row.Status });
  log(tables, job, { at, status: "Stalled", minor: job.row.MinorStatus, source: "StalledJobAgent" });
}

/** Still no sign of life: first a kill, in case it is not really dead, then failed whatever its status. */
export function failStalled(tables: JobTables, job: DemoJob, at: number, minor: string): void {
  kill(tables, job, at, tables.generation === "9.1");
  agentStatus(tables, job, at, { Status: "Failed" });
  agentStatus(tables, job, at, { MinorStatus: minor });
  log(tables, job, { at, status: "Failed", minor, source: "StalledJobAgent" });
}

const agentStatus = (tables: JobTables, job: DemoJob, at: number, values: Partial<JobRow>) => write(tables, job, { ...values, LastUpdateTime: at });
