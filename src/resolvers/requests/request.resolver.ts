import type { GraphQLResolveInfo } from "graphql";
import { Arg, Args, Ctx, Extensions, FieldResolver, Info, Query, Resolver, Root } from "type-graphql";
import type { Context } from "../../context.ts";
import { digestOf, errorsOf, progressOf, waitingOperation } from "../../datasources/requests/request-state.ts";
import { connectionOf, type Connection } from "../../schema/common/connection-of.ts";
import { Cost, FREE } from "../../schema/common/cost.ts";
import { listArgsOf, type ListArgs } from "../../schema/common/list-args.ts";
import { SafeInt } from "../../schema/common/scalars.ts";
import { RequestError } from "../../schema/requests/request-error.type.ts";
import { RequestFile } from "../../schema/requests/request-file.type.ts";
import { RequestOperation } from "../../schema/requests/request-operation.type.ts";
import { RequestProgress } from "../../schema/requests/request-progress.type.ts";
import { Request } from "../../schema/requests/request.type.ts";
import { Job } from "../../schema/wms/job.type.ts";
import { Access, SIGNED_IN } from "../access.ts";
import { followedConnection } from "../changes-cursor.ts";
import { placeOf } from "../place.ts";

const RequestConnection = connectionOf(Request), RequestListArgs = listArgsOf(Request);
const RequestFileConnection = connectionOf(RequestFile), RequestFileListArgs = listArgsOf(RequestFile);

@Resolver(() => Request)
export class RequestResolver {
  @Query(() => Request, { nullable: true, description: "One request; null if there is none, or none that you may see." })
  @Access(SIGNED_IN)
  request(@Arg("requestId", () => SafeInt) requestId: number, @Ctx() { sources }: Context): Promise<Request | null> {
    return sources.requests.one(requestId);
  }

  @Query(() => RequestConnection, { nullable: true, description: "The requests that you may see." })
  @Access(SIGNED_IN)
  requests(@Args(() => RequestListArgs) args: ListArgs, @Ctx() { sources }: Context, @Info() info: GraphQLResolveInfo): Connection | Promise<Connection> {
    return followedConnection(Request, sources.requests.list(args, placeOf(info)), sources.requestChanges, info);
  }

  @Cost({ gives: 10 })
  @FieldResolver(() => [RequestOperation], { nullable: true, description: "Its operations, in the order in which they are done." })
  @Extensions({ needs: ["requestId"] })
  operations(@Root() { requestId }: Request, @Ctx() { sources }: Context): Promise<RequestOperation[]> {
    return sources.requestOperations.ofRequest(requestId);
  }

  @Cost({ ...FREE, beside: { statements: 1, reads: 10 } })
  @FieldResolver(() => RequestFileConnection, { nullable: true, description: "The files of all its operations: a file of two operations is there twice." })
  @Extensions({ needs: ["requestId"] })
  files(@Root() { requestId }: Request, @Args(() => RequestFileListArgs) args: ListArgs, @Ctx() { sources }: Context, @Info() info: GraphQLResolveInfo): Connection {
    return new RequestFileConnection(sources.requestFiles.ofRequest(requestId, args, placeOf(info)));
  }

  @Cost({ reads: 10 })
  @FieldResolver(() => RequestOperation, { nullable: true, description: "The operation that is being done or is next; null where it is at its end." })
  @Extensions({ needs: ["requestId", "status"] })
  async waitingOperation(@Root() request: Request, @Ctx() { sources }: Context): Promise<RequestOperation | null> {
    return waitingOperation(request, await sources.requestOperations.ofRequest(request.requestId));
  }

  @Cost({ statements: 2, reads: 30 })
  @FieldResolver(() => RequestProgress, { nullable: true, description: "How far it is." })
  @Extensions({ needs: ["requestId"] })
  async progress(@Root() { requestId }: Request, @Ctx() { sources }: Context): Promise<RequestProgress> {
    const operations = await sources.requestOperations.ofRequest(requestId);
    return progressOf(operations, await Promise.all(operations.map(({ operationId }) => sources.requestFileCounts.of(operationId))));
  }

  @Cost({ statements: 3, gives: 20, reads: 50 })
  @FieldResolver(() => [RequestError], { nullable: true, description: "What went wrong in it, its operations and files: the 20 most frequent, its own and those of operations first." })
  @Extensions({ needs: ["requestId", "error"] })
  async errors(@Root() request: Request, @Ctx() { sources }: Context): Promise<RequestError[]> {
    const operations = await sources.requestOperations.ofRequest(request.requestId);
    return errorsOf(request, operations, (await Promise.all(operations.map(({ operationId }) => sources.requestFileCounts.errorsOf(operationId)))).flat());
  }

  @Cost({ statements: 3, reads: 30 })
  @FieldResolver(() => String, { nullable: true, description: "DIRAC's short form, as its getDigest and the job parameter PendingRequest have it: the name, then for each operation a line `Type:Type:Status:Order[:targets][:catalogues][:first file[...+<number of others>]]`." })
  @Extensions({ needs: ["requestId", "requestName"] })
  async digest(@Root() request: Request, @Ctx() { sources }: Context): Promise<string> {
    const operations = await sources.requestOperations.ofRequest(request.requestId);
    return digestOf(request, operations, await Promise.all(operations.map(async ({ operationId }) => {
      const counts = await sources.requestFileCounts.of(operationId), count = counts.reduce((all, { files }) => all + files, 0);
      const first = count === 0 ? null : await sources.requestFiles.one(Math.min(...counts.map(({ firstFileId }) => firstFileId)));
      return { lfn: first?.lfn ?? null, count };
    })));
  }

  @FieldResolver(() => Job, { nullable: true, description: "The job that it is for; null if there is none, or none that you may see, or it is removed." })
  @Extensions({ needs: ["jobId"] })
  job(@Root() { jobId }: Request, @Ctx() { sources }: Context): Promise<Job | null> | null {
    return jobId === null || jobId === 0 ? null : sources.jobs.one(jobId);
  }
}
