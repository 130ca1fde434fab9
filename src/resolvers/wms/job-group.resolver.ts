import type { GraphQLResolveInfo } from "graphql";
import { Arg, Args, Ctx, Extensions, FieldResolver, Info, Query, Resolver, Root } from "type-graphql";
import type { Context } from "../../context.ts";
import { connectionOf, type Connection } from "../../schema/common/connection-of.ts";
import { listArgsOf, type ListArgs } from "../../schema/common/list-args.ts";
import { JobGroup } from "../../schema/wms/job-group.type.ts";
import { Job } from "../../schema/wms/job.type.ts";
import { Access, SIGNED_IN } from "../access.ts";
import { placeOf } from "../place.ts";
import { JobConnection, jobConnection } from "./job-connection.ts";

const JobGroupConnection = connectionOf(JobGroup), JobGroupListArgs = listArgsOf(JobGroup);
const JobListArgs = listArgsOf(Job);

@Resolver(() => JobGroup)
export class JobGroupResolver {
  @Query(() => JobGroup, { nullable: true, description: "One job group; null if you may see no job of it." })
  @Access(SIGNED_IN)
  jobGroup(@Arg("name", () => String) name: string, @Ctx() { sources }: Context): Promise<JobGroup | null> {
    return sources.jobGroups.one(name);
  }

  @Query(() => JobGroupConnection, { nullable: true, description: "The job groups of the jobs that you may see. Reads all of these jobs." })
  @Access(SIGNED_IN)
  jobGroups(@Args(() => JobGroupListArgs) args: ListArgs, @Ctx() { sources }: Context, @Info() info: GraphQLResolveInfo): Connection {
    return new JobGroupConnection(sources.jobGroups.list(args, placeOf(info)));
  }

  @FieldResolver(() => JobConnection, { nullable: true, description: "Its jobs." })
  @Extensions({ needs: ["name"] })
  jobs(@Root() { name }: JobGroup, @Args(() => JobListArgs) args: ListArgs, @Ctx() context: Context, @Info() info: GraphQLResolveInfo): Connection | Promise<Connection> {
    return jobConnection(context.sources.jobs.under("jobGroup", name, args, placeOf(info)), context, info);
  }
}
