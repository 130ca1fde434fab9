import { Args, Resolver, Root, Subscription, type SubscribeResolverData } from "type-graphql";
import type { Context } from "../../context.ts";
import { Cost } from "../../schema/common/cost.ts";
import { GROUP, MANY_ROWS } from "../../schema/common/points.ts";
import { JobCountsArgs } from "../../schema/wms/job-counts.args.ts";
import { JobCounts } from "../../schema/wms/job-counts.type.ts";
import { Access, SIGNED_IN } from "../access.ts";

@Resolver(() => JobCounts)
export class JobCountsResolver {
  @Cost({ work: MANY_ROWS * GROUP, reads: 1000 })
  @Subscription(() => JobCounts, {
    description: "Counts of the jobs that you may see and that match: all at first, then what changed, at most once in each interval.",
    subscribe: ({ args: { filter, by, interval }, context: { sources } }: SubscribeResolverData<unknown, JobCountsArgs, Context>) => sources.jobChanges.counts(filter, by, interval) as unknown as AsyncIterable<unknown>,
  })
  @Access(SIGNED_IN)
  jobCounts(@Root() counts: JobCounts, @Args(() => JobCountsArgs) _args: JobCountsArgs): JobCounts {
    return counts;
  }
}
