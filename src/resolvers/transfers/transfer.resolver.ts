import type { GraphQLResolveInfo } from "graphql";
import { Args, Ctx, Extensions, FieldResolver, Info, Query, Resolver, Root } from "type-graphql";
import type { Context } from "../../context.ts";
import { connectionOf, type Connection } from "../../schema/common/connection-of.ts";
import { Cost } from "../../schema/common/cost.ts";
import { listArgsOf, type ListArgs } from "../../schema/common/list-args.ts";
import { GROUP, GROUP_FURTHER, MANY_ROWS } from "../../schema/common/points.ts";
import { DateTime } from "../../schema/common/scalars.ts";
import { StorageElement } from "../../schema/configuration/storage-element.type.ts";
import { StorageProblem } from "../../schema/transfers/storage-problem.type.ts";
import { TransferJob } from "../../schema/transfers/transfer-job.type.ts";
import { TransferOperation } from "../../schema/transfers/transfer-operation.type.ts";
import { TransferSummariesArgs } from "../../schema/transfers/transfer-summaries.args.ts";
import { TransferSummary } from "../../schema/transfers/transfer-summary.type.ts";
import { Transfer } from "../../schema/transfers/transfer.type.ts";
import { Access, SIGNED_IN } from "../access.ts";
import { followedConnection } from "../changes-cursor.ts";
import { placeOf } from "../place.ts";
import { STORAGE_PROBLEMS, storageProblems } from "./storage-problems.ts";

const TransferConnection = connectionOf(Transfer), TransferListArgs = listArgsOf(Transfer);

@Resolver(() => Transfer)
export class TransferResolver {
  @Query(() => TransferConnection, { nullable: true, description: "The transfers by FTS that you may see, one for each file and target." })
  @Access(SIGNED_IN)
  transfers(@Args(() => TransferListArgs) args: ListArgs, @Ctx() { sources }: Context, @Info() info: GraphQLResolveInfo): Connection | Promise<Connection> {
    return followedConnection(Transfer, sources.transfers.list(args, placeOf(info)), sources.transferChanges, info);
  }

  @Cost({ statements: 2, work: MANY_ROWS * (GROUP + GROUP_FURTHER), gives: 500 })
  @Query(() => [TransferSummary], { nullable: true, description: "How transfers did, link by link, in order of the names. Reads all transfers of the window that you may see." })
  @Access(SIGNED_IN)
  transferSummaries(@Args(() => TransferSummariesArgs) args: TransferSummariesArgs, @Ctx() { sources }: Context): Promise<TransferSummary[]> {
    return sources.transferSummaries.list(args);
  }

  @FieldResolver(() => TransferOperation, { nullable: true, description: "Its operation; null if that is gone." })
  @Extensions({ needs: ["operationId"] })
  operation(@Root() { operationId }: Transfer, @Ctx() { sources }: Context): Promise<TransferOperation | null> {
    return sources.transferOperations.one(operationId);
  }

  @FieldResolver(() => TransferJob, { nullable: true, description: "The FTS job that has it now; null before the first submission, and after FTS's end of it: then one of `operation { jobs }`." })
  @Extensions({ needs: ["operationId", "ftsGuid"] })
  job(@Root() transfer: Transfer, @Ctx() { sources }: Context): Promise<TransferJob | null> {
    return sources.transferJobs.of(transfer);
  }

  @FieldResolver(() => DateTime, { nullable: true, description: "Since when it waits for its end: the submission of its FTS job; where it has none, the making of the operation. Null for Finished and Defunct ones." })
  @Extensions({ needs: ["operationId", "ftsGuid", "status", "creationTime"] })
  async waitingSince(@Root() transfer: Transfer, @Ctx() { sources }: Context): Promise<string | null> {
    if (transfer.status === "Finished" || transfer.status === "Defunct") return null;
    return (await sources.transferJobs.of(transfer))?.submitTime ?? transfer.creationTime;
  }

  @FieldResolver(() => StorageElement, { nullable: true, description: "The source, where it is known and the configuration has it." })
  @Extensions({ needs: ["sourceStorageElementName"] })
  async sourceStorageElement(@Root() { sourceStorageElementName }: Transfer, @Ctx() { sources }: Context): Promise<StorageElement | null> {
    return sourceStorageElementName === null ? null : sources.storageElements.one(sourceStorageElementName);
  }

  @FieldResolver(() => StorageElement, { nullable: true, description: "The target; null for one that the configuration no longer has." })
  @Extensions({ needs: ["targetStorageElementName"] })
  targetStorageElement(@Root() { targetStorageElementName }: Transfer, @Ctx() { sources }: Context): Promise<StorageElement | null> {
    return sources.storageElements.one(targetStorageElementName);
  }

  @Cost(STORAGE_PROBLEMS)
  @FieldResolver(() => [StorageProblem], { nullable: true, description: "What is wrong now with its storage elements, the source first, where it is known: a status for you that is not usable, downtimes of the hosts. Empty: nothing that DIRAC knows." })
  @Extensions({ needs: ["sourceStorageElementName", "targetStorageElementName"] })
  storageProblems(@Root() { sourceStorageElementName, targetStorageElementName }: Transfer, @Ctx() { sources }: Context): Promise<StorageProblem[]> {
    return storageProblems(sources, [...(sourceStorageElementName === null ? [] : [[sourceStorageElementName, "ReadAccess"] as const]), [targetStorageElementName, "WriteAccess"]]);
  }
}
