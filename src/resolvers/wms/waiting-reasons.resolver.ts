import { Ctx, Extensions, FieldResolver, Resolver, Root } from "type-graphql";
import type { Context } from "../../context.ts";
import { waitingReasons } from "../../datasources/wms/waiting/waiting-reasons.ts";
import { Cost } from "../../schema/common/cost.ts";
import { Job } from "../../schema/wms/job.type.ts";
import { WaitingReason } from "../../schema/wms/waiting-reason.type.ts";

const DESCRIPTION = "Why it does not run yet, as far as the databases and the configuration show it, in order of `rank`; null for a job that runs or has run, empty for one that a pilot has just taken (Matched) and where nothing is found. "
  + "Before it is in a task queue there is one reason; from then on all that are found. A database that is away costs the reasons that need it: a null at the end of the list, with an error that names them. "
  + "Jobs and task queues are counted as far as you may see them, pilots of its VO likewise; only a running limit is compared with all jobs of the site, as DIRAC does.";

@Resolver(() => Job)
export class WaitingReasonsResolver {
  @Cost({ statements: 40, each: 2, gives: 5 })
  @FieldResolver(() => [WaitingReason], { nullable: "itemsAndList", description: DESCRIPTION })
  @Extensions({
    needs: [
      "jobId", "status", "minorStatus", "applicationStatus", "jobType", "jobGroup", "jobName", "owner", "ownerGroup", "vo",
      "submissionTime", "lastUpdateTime", "rescheduleTime", "rescheduleCounter",
    ],
  })
  waitingReasons(@Root() job: Job, @Ctx() { sources }: Context): Promise<(WaitingReason | Error)[] | null> {
    return waitingReasons(job, sources);
  }
}
