import type { Generation } from "../dirac/facts.ts";
import type { DemoJob, JobRow } from "./job.ts";

/** One row of LoggingInfo; what is left out is "idem". */
export interface LogRecord {
  readonly at: number;
  readonly status?: string | undefined;
  readonly minor?: string | undefined;
  readonly application?: string | undefined;
  readonly source: string;
}

/**
 * DIRAC's tables, as its write paths use them: one call is one statement, so that the order of calls is the order of commits.
 * The generator collects the rows, the simulator executes each statement.
 */
export interface JobTables {
  readonly generation: Generation;
  /** JobJDLs, its JDL, Jobs and InputData, in this order. */
  insert(job: DemoJob): void;
  /** One UPDATE of Jobs; the row of the job already has the values. */
  update(job: DemoJob, values: Partial<JobRow>): void;
  log(job: DemoJob, record: LogRecord): void;
  /** The description, rewritten. */
  describe(job: DemoJob): void;
  parameters(job: DemoJob, values: ReadonlyMap<string, string>): void;
  optimizerParameter(job: DemoJob, name: string, value: string): void;
  /** Parameters to the attic under the given cycle, then gone, with those of the optimizers. */
  archiveParameters(job: DemoJob, cycle: number): void;
  heartbeat(job: DemoJob, at: number, values: ReadonlyMap<string, string>): void;
  killCommand(job: DemoJob, at: number): void;
  killCommandSent(job: DemoJob): void;
  enqueue(job: DemoJob, at: number): void;
  dequeue(job: DemoJob, at: number): void;
  /** A pilot has taken the job. */
  match(job: DemoJob, at: number): void;
  /** The job has left its pilot. */
  release(job: DemoJob, at: number): void;
  /** The record of the run that has just ended goes to the accounting. */
  account(job: DemoJob, at: number): void;
  remove(job: DemoJob, at: number): void;
}
