import type { GraphQLResolveInfo } from "graphql";
import { Args, Ctx, Extensions, FieldResolver, Info, Query, Resolver, Root } from "type-graphql";
import type { Context } from "../../context.ts";
import { connectionOf, type Connection } from "../../schema/common/connection-of.ts";
import { Cost } from "../../schema/common/cost.ts";
import { listArgsOf, type ListArgs } from "../../schema/common/list-args.ts";
import { LOOK_THROUGH } from "../../schema/common/points.ts";
import { describe } from "../../schema/common/table-registry.ts";
import { RequestOperation } from "../../schema/requests/request-operation.type.ts";
import { StorageProblem } from "../../schema/transfers/storage-problem.type.ts";
import { Access, SIGNED_IN } from "../access.ts";
import { placeOf } from "../place.ts";
import { STORAGE_PROBLEMS, storageProblems, type Need } from "../transfers/storage-problems.ts";

const RequestOperationConnection = connectionOf(RequestOperation), RequestOperationListArgs = listArgsOf(RequestOperation);

@Resolver(() => RequestOperation)
export class FailoverResolver {
  @Cost({ statements: 2, reads: 20, work: describe(RequestOperation).rows * LOOK_THROUGH })
  @Query(() => RequestOperationConnection, {
    nullable: true,
    description: "Operations that are not at their end and bring files from a storage element for failover to where they belong: ReplicateAndRegister and MoveReplica of a file that, in the same request, is also in a RemoveReplica "
      + "from such an element (those of the option SEsUsedForFailover in Operations; without it, those with FAILOVER in their name). `fileCounts` says how many files wait, `creationTime` since when, `targetStorageElementNames` where they go. As CSV: ask with `Accept: text/csv`.",
  })
  @Access(SIGNED_IN)
  failoverTransfers(@Args(() => RequestOperationListArgs) args: ListArgs, @Ctx() { sources }: Context, @Info() info: GraphQLResolveInfo): Connection {
    return new RequestOperationConnection(sources.failoverOperations.list(args, placeOf(info)));
  }

  @Cost(STORAGE_PROBLEMS)
  @FieldResolver(() => [StorageProblem], { nullable: true, description: "Why its storage elements cannot be used now: the sources for reading, the targets for writing or, where files are removed, for removing." })
  @Extensions({ needs: ["type", "sourceStorageElementNames", "targetStorageElementNames"] })
  storageProblems(@Root() { type, sourceStorageElementNames, targetStorageElementNames }: RequestOperation, @Ctx() { sources }: Context): Promise<StorageProblem[]> {
    const access = type.startsWith("Remove") || type === "PhysicalRemoval" ? "RemoveAccess" : "WriteAccess";
    return storageProblems(sources, [...(sourceStorageElementNames ?? []).map((name): Need => [name, "ReadAccess"]), ...(targetStorageElementNames ?? []).map((name): Need => [name, access])]);
  }

  @Cost({ statements: 4, reads: 4 })
  @FieldResolver(() => Boolean, { nullable: true, description: "Whether it goes elsewhere than the job's description says (OutputSE); null where that says nothing, or there is no job that you may see." })
  @Extensions({ needs: ["requestId", "targetStorageElementNames"] })
  async differsFromOutputSe(@Root() { requestId, targetStorageElementNames }: RequestOperation, @Ctx() { sources }: Context): Promise<boolean | null> {
    const request = await sources.requests.one(requestId), job = request?.jobId ? await sources.jobs.one(request.jobId) : null;
    const wanted = job && (await sources.jobDescriptions.of(job))?.attributes.find(({ name }) => name === "OutputSE")?.values;
    return wanted ? !(targetStorageElementNames ?? []).some(name => wanted.includes(name)) : null;
  }
}
