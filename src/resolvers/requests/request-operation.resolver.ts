import type { GraphQLResolveInfo } from "graphql";
import { Args, Ctx, Extensions, FieldResolver, Info, Query, Resolver, Root } from "type-graphql";
import type { Context } from "../../context.ts";
import { countsOf, fewestRetriesLeft } from "../../datasources/requests/request-state.ts";
import { connectionOf, type Connection } from "../../schema/common/connection-of.ts";
import { Cost } from "../../schema/common/cost.ts";
import { listArgsOf, type ListArgs } from "../../schema/common/list-args.ts";
import { SafeInt } from "../../schema/common/scalars.ts";
import { StatusCount } from "../../schema/common/status-count.type.ts";
import { StorageElement } from "../../schema/configuration/storage-element.type.ts";
import { RequestFile } from "../../schema/requests/request-file.type.ts";
import { RequestOperation } from "../../schema/requests/request-operation.type.ts";
import { Request } from "../../schema/requests/request.type.ts";
import { Access, SIGNED_IN } from "../access.ts";
import { loadVisible } from "../load-visible.ts";
import { placeOf } from "../place.ts";

const RequestOperationConnection = connectionOf(RequestOperation), RequestOperationListArgs = listArgsOf(RequestOperation);
const RequestFileConnection = connectionOf(RequestFile), RequestFileListArgs = listArgsOf(RequestFile);

@Resolver(() => RequestOperation)
export class RequestOperationResolver {
  @Query(() => RequestOperationConnection, { nullable: true, description: "The operations of the requests that you may see. DIRAC's counters by type are the groups by TYPE, under a filter of the `request`." })
  @Access(SIGNED_IN)
  requestOperations(@Args(() => RequestOperationListArgs) args: ListArgs, @Ctx() { sources }: Context, @Info() info: GraphQLResolveInfo): Connection {
    return new RequestOperationConnection(sources.requestOperations.list(args, placeOf(info)));
  }

  @FieldResolver(() => Request, { nullable: true, description: "Its request." })
  @Extensions({ needs: ["requestId"] })
  request(@Root() { requestId }: RequestOperation, @Ctx() { sources }: Context): Promise<Request | null> {
    return sources.requests.one(requestId);
  }

  @FieldResolver(() => RequestFileConnection, { nullable: true, description: "Its files." })
  @Extensions({ needs: ["operationId"] })
  files(@Root() { operationId }: RequestOperation, @Args(() => RequestFileListArgs) args: ListArgs, @Ctx() { sources }: Context, @Info() info: GraphQLResolveInfo): Connection {
    return new RequestFileConnection(sources.requestFiles.under("operationId", operationId, args, placeOf(info)));
  }

  @Cost({ gives: 5 })
  @FieldResolver(() => [StatusCount], { nullable: true, description: "Its files by status, in order of the status." })
  @Extensions({ needs: ["operationId"] })
  async fileCounts(@Root() { operationId }: RequestOperation, @Ctx() { sources }: Context): Promise<StatusCount[]> {
    return countsOf((await sources.requestFileCounts.of(operationId)).map(({ status, files }) => [status, files]));
  }

  @Cost({ statements: 3, reads: 5, work: 1 })
  @FieldResolver(() => SafeInt, { nullable: true, description: "How often the file of it that was tried most is tried again before it fails; null where no file waits. Operations without files are tried for ever." })
  @Extensions({ needs: ["operationId", "type"] })
  async retriesLeft(@Root() { operationId, type }: RequestOperation, @Ctx() { sources }: Context): Promise<number | null> {
    return fewestRetriesLeft(await sources.requestFileCounts.of(operationId), await sources.retryLimits.of(type));
  }

  @Cost({ gives: 3 })
  @FieldResolver(() => [StorageElement], { nullable: true, description: "The storage elements that files are taken from, as far as the configuration has them." })
  @Extensions({ needs: ["sourceStorageElementNames"] })
  sourceStorageElements(@Root() { sourceStorageElementNames }: RequestOperation, @Ctx() { sources }: Context): Promise<StorageElement[]> {
    return loadVisible(sources.storageElements, sourceStorageElementNames ?? []);
  }

  @Cost({ gives: 3 })
  @FieldResolver(() => [StorageElement], { nullable: true, description: "The storage elements that files are brought to, or removed from, as far as the configuration has them." })
  @Extensions({ needs: ["targetStorageElementNames"] })
  targetStorageElements(@Root() { targetStorageElementNames }: RequestOperation, @Ctx() { sources }: Context): Promise<StorageElement[]> {
    return loadVisible(sources.storageElements, targetStorageElementNames ?? []);
  }
}
