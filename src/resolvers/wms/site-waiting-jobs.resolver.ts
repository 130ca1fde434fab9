import { Ctx, Extensions, FieldResolver, Resolver, Root } from "type-graphql";
import type { Context } from "../../context.ts";
import { waitingAtSite } from "../../datasources/wms/waiting/waiting-at-site.ts";
import { Site } from "../../schema/configuration/site.type.ts";
import { SiteWaitingJobs } from "../../schema/wms/site-waiting-jobs.type.ts";

@Resolver(() => Site)
export class SiteWaitingJobsResolver {
  @FieldResolver(() => SiteWaitingJobs, { nullable: true, description: "How many waiting jobs could start here, and what keeps the others from it. Reads all task queues that you may see, once for all sites." })
  @Extensions({ needs: ["name"] })
  waitingJobs(@Root() { name }: Site, @Ctx() { sources }: Context): Promise<SiteWaitingJobs> {
    return waitingAtSite(name, sources);
  }
}
