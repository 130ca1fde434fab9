import type { DemoJob, JobRow } from "../job.ts";
import type { JobTables } from "../job-tables.ts";
import { setAttributes } from "./attributes.ts";
import { log } from "./log.ts";

export interface OptimizerChange {
  readonly status?: string;
  readonly minor?: string;
  readonly application?: string;
  readonly site?: string;
  readonly parameter?: readonly [name: string, value: string];
}

/** An executor commits what it has cached: Jobs, its parameter, then its log record, which is a little older. */
export function optimize(tables: JobTables, job: DemoJob, at: number, source: string, { status, minor, application, site, parameter }: OptimizerChange): void {
  const values: Partial<JobRow> = {};
  if (status !== undefined) values.Status = status;
  if (minor !== undefined) values.MinorStatus = minor;
  if (application !== undefined) values.ApplicationStatus = application;
  if (site !== undefined) values.Site = site;
  setAttributes(tables, job, values, { touch: at });
  if (parameter) tables.optimizerParameter(job, parameter[0], parameter[1]);
  log(tables, job, { at: Math.max(job.logged + 1, at - 240), status, minor, application, source });
}
