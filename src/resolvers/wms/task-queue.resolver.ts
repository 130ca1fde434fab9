import type { GraphQLResolveInfo } from "graphql";
import { Arg, Args, Ctx, Extensions, FieldResolver, Info, Query, Resolver, Root } from "type-graphql";
import type { Context } from "../../context.ts";
import { connectionOf, type Connection } from "../../schema/common/connection-of.ts";
import { Cost, FREE } from "../../schema/common/cost.ts";
import { listArgsOf, type ListArgs } from "../../schema/common/list-args.ts";
import { SafeInt } from "../../schema/common/scalars.ts";
import { Job } from "../../schema/wms/job.type.ts";
import { TaskQueue } from "../../schema/wms/task-queue.type.ts";
import { Access, SIGNED_IN } from "../access.ts";
import { placeOf } from "../place.ts";
import { JobConnection, jobConnection } from "./job-connection.ts";

const TaskQueueConnection = connectionOf(TaskQueue), TaskQueueListArgs = listArgsOf(TaskQueue);
const JobListArgs = listArgsOf(Job);
const OfQueue = Extensions({ needs: ["taskQueueId"] });

@Resolver(() => TaskQueue)
export class TaskQueueResolver {
  @Query(() => TaskQueue, { nullable: true, description: "One task queue; null if there is none, or none that you may see." })
  @Access(SIGNED_IN)
  taskQueue(@Arg("taskQueueId", () => SafeInt) taskQueueId: number, @Ctx() { sources }: Context): Promise<TaskQueue | null> {
    return sources.taskQueues.one(taskQueueId);
  }

  @Query(() => TaskQueueConnection, { nullable: true, description: "The task queues that you may see, empty ones among them." })
  @Access(SIGNED_IN)
  taskQueues(@Args(() => TaskQueueListArgs) args: ListArgs, @Ctx() { sources }: Context, @Info() info: GraphQLResolveInfo): Connection {
    return new TaskQueueConnection(sources.taskQueues.list(args, placeOf(info)));
  }

  @Cost({ gives: 10 })
  @FieldResolver(() => [String], { nullable: true, description: "Sites that take its jobs, in order of the names; none: any." })
  @OfQueue
  siteNames(@Root() { taskQueueId }: TaskQueue, @Ctx() { sources }: Context): Promise<string[]> {
    return sources.taskQueueRequirements.values("Sites", taskQueueId);
  }

  @Cost({ gives: 10 })
  @FieldResolver(() => [String], { nullable: true, description: "Computing elements that take its jobs, in order of the names; none: any." })
  @OfQueue
  computingElementNames(@Root() { taskQueueId }: TaskQueue, @Ctx() { sources }: Context): Promise<string[]> {
    return sources.taskQueueRequirements.values("GridCEs", taskQueueId);
  }

  @Cost({ gives: 10 })
  @FieldResolver(() => [String], { nullable: true, description: "Sites that do not take its jobs, in order of the names." })
  @OfQueue
  bannedSiteNames(@Root() { taskQueueId }: TaskQueue, @Ctx() { sources }: Context): Promise<string[]> {
    return sources.taskQueueRequirements.values("BannedSites", taskQueueId);
  }

  @Cost({ gives: 10 })
  @FieldResolver(() => [String], { nullable: true, description: "Platforms of which the resource must offer one; none: any." })
  @OfQueue
  platforms(@Root() { taskQueueId }: TaskQueue, @Ctx() { sources }: Context): Promise<string[]> {
    return sources.taskQueueRequirements.values("Platforms", taskQueueId);
  }

  @Cost({ gives: 10 })
  @FieldResolver(() => [String], { nullable: true, description: "Types of its jobs, of which the resource must take one; none: any." })
  @OfQueue
  jobTypes(@Root() { taskQueueId }: TaskQueue, @Ctx() { sources }: Context): Promise<string[]> {
    return sources.taskQueueRequirements.values("JobTypes", taskQueueId);
  }

  @Cost({ gives: 10 })
  @FieldResolver(() => [String], { nullable: true, description: "Tags that the resource must offer, all of them: `4Processors`, `MultiProcessor`, `WholeNode`; in 8.0 memory as well (`8GB`)." })
  @OfQueue
  tags(@Root() { taskQueueId }: TaskQueue, @Ctx() { sources }: Context): Promise<string[]> {
    return sources.taskQueueRequirements.values("Tags", taskQueueId);
  }

  @FieldResolver(() => SafeInt, { nullable: true, description: "Memory that the resource must have, in MB; 0 or null: any. Null in 8.0, see `tags`. (tq_RAM_requirements.MinRAM, 9.1 only)" })
  @OfQueue
  async minRam(@Root() { taskQueueId }: TaskQueue, @Ctx() { sources }: Context): Promise<number | null> {
    return (await sources.taskQueueRequirements.memory(taskQueueId))?.minRam ?? null;
  }

  @FieldResolver(() => SafeInt, { nullable: true, description: "Memory that its jobs may use, in MB; 0 or null: not said. Not matched. (tq_RAM_requirements.MaxRAM, 9.1 only)" })
  @OfQueue
  async maxRam(@Root() { taskQueueId }: TaskQueue, @Ctx() { sources }: Context): Promise<number | null> {
    return (await sources.taskQueueRequirements.memory(taskQueueId))?.maxRam ?? null;
  }

  @FieldResolver(() => SafeInt, { nullable: true, description: "How many jobs wait in it, counted in TaskQueueDB: cheaper than `jobs { totalCount }`, which counts those that JobDB still has." })
  @OfQueue
  jobCount(@Root() { taskQueueId }: TaskQueue, @Ctx() { sources }: Context): Promise<number> {
    return sources.taskQueueJobs.countOf(taskQueueId);
  }

  @Cost({ ...FREE, beside: { statements: 1, reads: 1000 } })
  @FieldResolver(() => JobConnection, { nullable: true, description: "The jobs that wait in it. Reads the numbers of all of them." })
  @OfQueue
  jobs(@Root() { taskQueueId }: TaskQueue, @Args(() => JobListArgs) args: ListArgs, @Ctx() context: Context, @Info() info: GraphQLResolveInfo): Connection | Promise<Connection> {
    const { jobs, taskQueueJobs } = context.sources;
    return jobConnection(jobs.among("jobId", taskQueueId, ids => taskQueueJobs.jobsOf(ids), args, placeOf(info)), context, info);
  }
}
