import type { DemoJob, JobRow } from "../job.ts";
import type { JobTables } from "../job-tables.ts";
import { mayBecome } from "../state-machine.ts";

export interface AttributeOptions {
  /** Sets LastUpdateTime in both statements. */
  readonly touch?: number;
  /** Overrules the state machine. */
  readonly force?: boolean;
}

/** One UPDATE of Jobs. */
export function write(tables: JobTables, job: DemoJob, values: Partial<JobRow>): void {
  Object.assign(job.row, values);
  tables.update(job, values);
}

/** How DIRAC sets several columns: the status in a statement of its own, checked by the state machine; the others in a second one. */
export function setAttributes(tables: JobTables, job: DemoJob, { Status, ...others }: Partial<JobRow>, { touch, force = false }: AttributeOptions = {}): void {
  const touched = touch === undefined ? {} : { LastUpdateTime: touch };
  if (Status !== undefined) write(tables, job, { Status: force || mayBecome(job.row.Status, Status) ? Status : job.row.Status, ...touched });
  write(tables, job, { ...others, ...touched });
}
