import type { GraphQLResolveInfo } from "graphql";
import { Arg, Args, Ctx, Extensions, FieldResolver, Info, Query, Resolver, Root } from "type-graphql";
import type { Context } from "../../context.ts";
import type { Connection } from "../../schema/common/connection-of.ts";
import { Cost, FREE } from "../../schema/common/cost.ts";
import { listArgsOf, type ListArgs } from "../../schema/common/list-args.ts";
import { SafeInt } from "../../schema/common/scalars.ts";
import { JobActions } from "../../schema/wms/job-actions.type.ts";
import { JobCommand } from "../../schema/wms/job-command.type.ts";
import { JobDescription } from "../../schema/wms/job-description.type.ts";
import { JobHeartbeatSeries } from "../../schema/wms/job-heartbeat-series.type.ts";
import { JobInputFile } from "../../schema/wms/job-input-file.type.ts";
import { JobLogRecord } from "../../schema/wms/job-log-record.type.ts";
import { JobOptimizerParameter } from "../../schema/wms/job-optimizer-parameter.type.ts";
import { JobParameter } from "../../schema/wms/job-parameter.type.ts";
import { JobPreviousParameter } from "../../schema/wms/job-previous-parameter.type.ts";
import { Job } from "../../schema/wms/job.type.ts";
import { Access, SIGNED_IN } from "../access.ts";
import { placeOf } from "../place.ts";
import { JobConnection, jobConnection } from "./job-connection.ts";

const JobListArgs = listArgsOf(Job);
const OfJob = Extensions({ needs: ["jobId"] });

@Resolver(() => Job)
export class JobResolver {
  @Query(() => Job, { nullable: true, description: "One job; null if there is none, or none that you may see." })
  @Access(SIGNED_IN)
  job(@Arg("jobId", () => SafeInt) jobId: number, @Ctx() { sources }: Context): Promise<Job | null> {
    return sources.jobs.one(jobId);
  }

  @Query(() => JobConnection, { nullable: true, description: "The jobs that you may see." })
  @Access(SIGNED_IN)
  jobs(@Args(() => JobListArgs) args: ListArgs, @Ctx() context: Context, @Info() info: GraphQLResolveInfo): Connection | Promise<Connection> {
    return jobConnection(context.sources.jobs.list(args, placeOf(info)), context, info);
  }

  @Cost({ statements: 2, gives: 20 })
  @FieldResolver(() => [JobLogRecord], { nullable: true, description: "Its status history in order of events." })
  @OfJob
  history(@Root() job: Job, @Ctx() { sources }: Context): Promise<JobLogRecord[]> {
    return sources.jobHistory.of(job);
  }

  @Cost({ gives: 30 })
  @FieldResolver(() => [JobParameter], { nullable: true, description: "What was reported about it, by name. Null in 9.1, which keeps parameters in OpenSearch (see `gateway`)." })
  @OfJob
  parameters(@Root() job: Job, @Ctx() { sources }: Context): Promise<JobParameter[] | null> {
    return sources.jobParameters.of(job);
  }

  @Cost({ gives: 10 })
  @FieldResolver(() => [JobOptimizerParameter], { nullable: true, description: "What the optimizers left about it, by name." })
  @OfJob
  optimizerParameters(@Root() job: Job, @Ctx() { sources }: Context): Promise<JobOptimizerParameter[] | null> {
    return sources.jobOptimizerParameters.of(job);
  }

  @Cost({ gives: 30 })
  @FieldResolver(() => [JobPreviousParameter], { nullable: true, description: "Its parameters before each reschedule." })
  @OfJob
  async previousParameters(@Root() job: Job, @Ctx() { sources }: Context): Promise<JobPreviousParameter[] | null> {
    const rows = await sources.jobPreviousParameters.of(job);
    return rows?.toSorted((a, b) => a.rescheduleCycle - b.rescheduleCycle) ?? null;
  }

  @Cost({ gives: 10, reads: 200 })
  @FieldResolver(() => [JobHeartbeatSeries], { nullable: true, description: "What it measured while running." })
  @OfJob
  heartbeats(@Root() job: Job, @Ctx() { sources }: Context): Promise<JobHeartbeatSeries[]> {
    return sources.jobHeartbeats.of(job);
  }

  @Cost({ gives: 2 })
  @FieldResolver(() => [JobCommand], { nullable: true, description: "Orders given to it while running, in order of time." })
  @OfJob
  async commands(@Root() job: Job, @Ctx() { sources }: Context): Promise<JobCommand[] | null> {
    const rows = await sources.jobCommands.of(job);
    return rows?.toSorted((a, b) => (a.receptionTime ?? "").localeCompare(b.receptionTime ?? "")) ?? null;
  }

  @Cost({ gives: 10 })
  @FieldResolver(() => [JobInputFile], { nullable: true, description: "The files that it reads." })
  @OfJob
  inputFiles(@Root() job: Job, @Ctx() { sources }: Context): Promise<JobInputFile[] | null> {
    return sources.jobInputFiles.of(job);
  }

  @Cost({ statements: 2 })
  @FieldResolver(() => JobDescription, { nullable: true, description: "What was submitted." })
  @Extensions({ needs: ["jobId", "owner", "vo"] })
  jdl(@Root() job: Job, @Ctx() { sources }: Context): Promise<JobDescription | null> {
    return sources.jobDescriptions.of(job);
  }

  @Cost(FREE)
  @FieldResolver(() => JobActions, { description: "What DIRAC lets you do with it." })
  @Extensions({ needs: ["owner", "ownerGroup", "vo"] })
  viewerCan(@Root() job: Job, @Ctx() { sources }: Context): JobActions {
    return sources.jobActions.of(job);
  }
}
