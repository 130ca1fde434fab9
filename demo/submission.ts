import type { Rest } from "./job.ts";
import type { JobSpec } from "./job-spec.ts";

/** One job that somebody submits. */
export interface Submission {
  readonly at: number;
  readonly spec: JobSpec;
  /** Part of a parametric job: confirmed in a second call. */
  readonly bulk: boolean;
  readonly rest?: Rest;
}
