import type { GraphQLResolveInfo } from "graphql";
import { Args, Ctx, Extensions, FieldResolver, Info, Query, Resolver, Root } from "type-graphql";
import type { Context } from "../../context.ts";
import { retriesLeft } from "../../datasources/requests/request-state.ts";
import { connectionOf, type Connection } from "../../schema/common/connection-of.ts";
import { Cost } from "../../schema/common/cost.ts";
import { listArgsOf, type ListArgs } from "../../schema/common/list-args.ts";
import { SafeInt } from "../../schema/common/scalars.ts";
import { RequestFile } from "../../schema/requests/request-file.type.ts";
import { RequestOperation } from "../../schema/requests/request-operation.type.ts";
import { Access, SIGNED_IN } from "../access.ts";
import { placeOf } from "../place.ts";

const RequestFileConnection = connectionOf(RequestFile), RequestFileListArgs = listArgsOf(RequestFile);

@Resolver(() => RequestFile)
export class RequestFileResolver {
  @Query(() => RequestFileConnection, { nullable: true, description: "The files of the requests that you may see. By its `lfn` a file is found with an index." })
  @Access(SIGNED_IN)
  requestFiles(@Args(() => RequestFileListArgs) args: ListArgs, @Ctx() { sources }: Context, @Info() info: GraphQLResolveInfo): Connection {
    return new RequestFileConnection(sources.requestFiles.list(args, placeOf(info)));
  }

  @FieldResolver(() => RequestOperation, { nullable: true, description: "Its operation." })
  @Extensions({ needs: ["operationId"] })
  operation(@Root() { operationId }: RequestFile, @Ctx() { sources }: Context): Promise<RequestOperation | null> {
    return sources.requestOperations.one(operationId);
  }

  @Cost({ statements: 4, reads: 3, work: 1 })
  @FieldResolver(() => SafeInt, { nullable: true, description: "How often it is tried again before it fails, by MaxAttempts of its operation's handler (1024 where the configuration says nothing); null where it is Done or Failed." })
  @Extensions({ needs: ["operationId", "status", "attempt"] })
  async retriesLeft(@Root() file: RequestFile, @Ctx() { sources }: Context): Promise<number | null> {
    const operation = await sources.requestOperations.one(file.operationId);
    return operation === null ? null : retriesLeft(file, await sources.retryLimits.of(operation.type));
  }
}
