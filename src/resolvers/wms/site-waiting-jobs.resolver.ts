import { Ctx, Extensions, FieldResolver, Resolver, Root } from "type-graphql";
import type { Context } from "../../context.ts";
import { taskQueuesAtSite } from "../../datasources/wms/waiting/task-queues-at-site.ts";
import { waitingAtSite } from "../../datasources/wms/waiting/waiting-at-site.ts";
import { Cost, type FieldCost } from "../../schema/common/cost.ts";
import { Site } from "../../schema/configuration/site.type.ts";
import { SiteWaitingJobs } from "../../schema/wms/site-waiting-jobs.type.ts";
import { TaskQueue } from "../../schema/wms/task-queue.type.ts";
import { loadVisible } from "../load-visible.ts";

/** All task queues and their requirements, sites, queues and statuses, whatever site is asked for. */
const ALL_QUEUES: FieldCost = { statements: 30, work: 1000 };

@Resolver(() => Site)
export class SiteWaitingJobsResolver {
  @Cost(ALL_QUEUES)
  @FieldResolver(() => SiteWaitingJobs, { nullable: true, description: "How many waiting jobs could start here, and what keeps the others from it. Reads all task queues that you may see, once for all sites." })
  @Extensions({ needs: ["name"] })
  waitingJobs(@Root() { name }: Site, @Ctx() { sources }: Context): Promise<SiteWaitingJobs> {
    return waitingAtSite(name, sources);
  }

  @Cost({ ...ALL_QUEUES, gives: 200 })
  @FieldResolver(() => [TaskQueue], { nullable: true, description: "The task queues whose jobs may run here: they name this site or, where they name none, it serves their VO; and they do not ban it. Whether a queue here fits is another question, see `waitingJobs`." })
  @Extensions({ needs: ["name"] })
  async taskQueues(@Root() { name }: Site, @Ctx() { sources }: Context): Promise<TaskQueue[]> {
    return loadVisible(sources.taskQueues, await taskQueuesAtSite(name, sources));
  }
}
