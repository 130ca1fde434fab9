import type { GraphQLResolveInfo } from "graphql";
import { Args, Ctx, Extensions, FieldResolver, Info, Query, Resolver, Root } from "type-graphql";
import type { Context } from "../../context.ts";
import { connectionOf, type Connection } from "../../schema/common/connection-of.ts";
import { listArgsOf, type ListArgs } from "../../schema/common/list-args.ts";
import { TransferJob } from "../../schema/transfers/transfer-job.type.ts";
import { TransferOperation } from "../../schema/transfers/transfer-operation.type.ts";
import { Transfer } from "../../schema/transfers/transfer.type.ts";
import { Access, SIGNED_IN } from "../access.ts";
import { placeOf } from "../place.ts";

const TransferOperationConnection = connectionOf(TransferOperation), TransferOperationListArgs = listArgsOf(TransferOperation);
const TransferJobConnection = connectionOf(TransferJob), TransferJobListArgs = listArgsOf(TransferJob);
const TransferConnection = connectionOf(Transfer), TransferListArgs = listArgsOf(Transfer);
const OfOperation = Extensions({ needs: ["operationId"] });

@Resolver(() => TransferOperation)
export class TransferOperationResolver {
  @Query(() => TransferOperationConnection, { nullable: true, description: "The FTS operations that you may see." })
  @Access(SIGNED_IN)
  transferOperations(@Args(() => TransferOperationListArgs) args: ListArgs, @Ctx() { sources }: Context, @Info() info: GraphQLResolveInfo): Connection {
    return new TransferOperationConnection(sources.transferOperations.list(args, placeOf(info)));
  }

  @FieldResolver(() => TransferConnection, { nullable: true, description: "Its files, one transfer for each target." })
  @OfOperation
  transfers(@Root() { operationId }: TransferOperation, @Args(() => TransferListArgs) args: ListArgs, @Ctx() { sources }: Context, @Info() info: GraphQLResolveInfo): Connection {
    return new TransferConnection(sources.transfers.under("operationId", operationId, args, placeOf(info)));
  }

  @FieldResolver(() => TransferJobConnection, { nullable: true, description: "Its FTS jobs, of every attempt." })
  @OfOperation
  jobs(@Root() { operationId }: TransferOperation, @Args(() => TransferJobListArgs) args: ListArgs, @Ctx() { sources }: Context, @Info() info: GraphQLResolveInfo): Connection {
    return new TransferJobConnection(sources.transferJobs.under("operationId", operationId, args, placeOf(info)));
  }
}
