import { JOB_ACTIONS, jobsAllowing } from "../../auth/policies/wms.policy.ts";
import type { JobActions } from "../../schema/wms/job-actions.type.ts";
import type { Job } from "../../schema/wms/job.type.ts";
import { matches, type Value } from "../query/predicate.ts";
import type { SourceContext } from "../source-context.ts";

/** No table: what the policy says of a job that was read. */
export class JobActionSource {
  readonly #allowing;

  constructor({ viewer }: SourceContext) {
    this.#allowing = JOB_ACTIONS.map(action => [action, jobsAllowing(action, viewer)] as const);
  }

  /** Needs the job's `owner`, `ownerGroup` and `vo`. */
  of(job: Job): JobActions {
    const read = (field: string) => job[field as keyof Job] as Value;
    return Object.fromEntries(this.#allowing.map(([action, allowing]) => [action, matches(allowing, read)])) as Record<keyof JobActions, boolean>;
  }
}
