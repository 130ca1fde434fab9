import type { JobTables } from "../job-tables.ts";
import type { Random } from "../random.ts";

/** What the steps of a life need beside the job. */
export interface World {
  readonly tables: JobTables;
  readonly random: Random;
  /** Incidents are placed before this instant. */
  readonly now: number;
}
