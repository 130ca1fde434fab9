import { Ctx, Extensions, FieldResolver, Resolver, Root } from "type-graphql";
import type { Context } from "../../context.ts";
import { Cost } from "../../schema/common/cost.ts";
import { Job } from "../../schema/wms/job.type.ts";
import { TaskQueue } from "../../schema/wms/task-queue.type.ts";

@Resolver(() => Job)
export class JobTaskQueueResolver {
  @Cost({ statements: 2, reads: 2 })
  @FieldResolver(() => TaskQueue, { nullable: true, description: "The task queue in which it waits; null if it is in none." })
  @Extensions({ needs: ["jobId"] })
  async taskQueue(@Root() { jobId }: Job, @Ctx() { sources }: Context): Promise<TaskQueue | null> {
    const taskQueueId = await sources.taskQueueJobs.queueOf(jobId);
    return taskQueueId === null ? null : sources.taskQueues.one(taskQueueId);
  }
}
