import { Args, Ctx, FieldResolver, Resolver, Root, Subscription, type SubscribeResolverData } from "type-graphql";
import type { Context } from "../../context.ts";
import type { Told } from "../../datasources/live/verdict.ts";
import { JobChange } from "../../schema/wms/job-change.type.ts";
import { JobChangesArgs } from "../../schema/wms/job-changes.args.ts";
import { JobCountsArgs } from "../../schema/wms/job-counts.args.ts";
import { JobCounts } from "../../schema/wms/job-counts.type.ts";
import { Job } from "../../schema/wms/job.type.ts";
import { Access, SIGNED_IN } from "../access.ts";

type Start<A> = SubscribeResolverData<unknown, A, Context>;

@Resolver(() => JobChange)
export class JobChangesResolver {
  @Subscription(() => JobChange, {
    description: "The changes of the jobs that you may see and that match, as they happen. Relative times in the filter are relative to the start.",
    subscribe: ({ args: { filter, after }, context: { sources } }: Start<JobChangesArgs>) => sources.jobChanges.changes(filter, after) as unknown as AsyncIterable<unknown>,
  })
  @Access(SIGNED_IN)
  jobChanges(@Root() told: Told, @Args(() => JobChangesArgs) _args: JobChangesArgs, @Ctx() { sources }: Context): JobChange {
    return Object.assign(new JobChange(), sources.jobChanges.describe(told), { told });
  }

  @FieldResolver(() => Job, { nullable: true, description: "The job as it was when the change was seen; null when it is gone, or no longer yours to see." })
  job(@Root() { told }: { told: Told }, @Ctx() { sources }: Context): Job | null {
    return sources.jobChanges.job(told);
  }

  @Subscription(() => JobCounts, {
    description: "Counts of the jobs that you may see and that match: all at first, then what changed, at most once in each interval.",
    subscribe: ({ args: { filter, by, interval }, context: { sources } }: Start<JobCountsArgs>) => sources.jobChanges.counts(filter, by, interval) as unknown as AsyncIterable<unknown>,
  })
  @Access(SIGNED_IN)
  jobCounts(@Root() counts: JobCounts, @Args(() => JobCountsArgs) _args: JobCountsArgs): JobCounts {
    return counts;
  }
}
