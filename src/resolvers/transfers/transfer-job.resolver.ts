import type { GraphQLResolveInfo } from "graphql";
import { Args, Ctx, Extensions, FieldResolver, Info, Query, Resolver, Root } from "type-graphql";
import type { Context } from "../../context.ts";
import { connectionOf, type Connection } from "../../schema/common/connection-of.ts";
import { Cost, FREE } from "../../schema/common/cost.ts";
import { listArgsOf, type ListArgs } from "../../schema/common/list-args.ts";
import { FtsServer } from "../../schema/configuration/fts-server.type.ts";
import { TransferJob } from "../../schema/transfers/transfer-job.type.ts";
import { TransferOperation } from "../../schema/transfers/transfer-operation.type.ts";
import { Transfer } from "../../schema/transfers/transfer.type.ts";
import { Access, SIGNED_IN } from "../access.ts";
import { placeOf } from "../place.ts";

const TransferJobConnection = connectionOf(TransferJob), TransferJobListArgs = listArgsOf(TransferJob);
const TransferConnection = connectionOf(Transfer), TransferListArgs = listArgsOf(Transfer);

@Resolver(() => TransferJob)
export class TransferJobResolver {
  @Query(() => TransferJobConnection, { nullable: true, description: "The FTS jobs that you may see. Those that are stuck: `filter: {status: {in: [\"Submitted\", \"Ready\", \"Active\", \"Staging\"]}, submitTime: {lt: \"-P1D\"}}`." })
  @Access(SIGNED_IN)
  transferJobs(@Args(() => TransferJobListArgs) args: ListArgs, @Ctx() { sources }: Context, @Info() info: GraphQLResolveInfo): Connection {
    return new TransferJobConnection(sources.transferJobs.list(args, placeOf(info)));
  }

  @FieldResolver(() => TransferOperation, { nullable: true, description: "Its operation; null if that is gone." })
  @Extensions({ needs: ["operationId"] })
  operation(@Root() { operationId }: TransferJob, @Ctx() { sources }: Context): Promise<TransferOperation | null> {
    return sources.transferOperations.one(operationId);
  }

  @Cost({ ...FREE, beside: { statements: 1, reads: 100 } })
  @FieldResolver(() => TransferConnection, { nullable: true, description: "The transfers that it has now: none any more once FTS is done with them." })
  @Extensions({ needs: ["jobId"] })
  transfers(@Root() { jobId }: TransferJob, @Args(() => TransferListArgs) args: ListArgs, @Ctx() { sources }: Context, @Info() info: GraphQLResolveInfo): Connection {
    return new TransferConnection(sources.transfers.ofJob(jobId, args, placeOf(info)));
  }

  @FieldResolver(() => FtsServer, { nullable: true, description: "The FTS server; null for one that the configuration no longer has under this URL." })
  @Extensions({ needs: ["ftsServer"] })
  async server(@Root() { ftsServer }: TransferJob, @Ctx() { sources }: Context): Promise<FtsServer | null> {
    return ftsServer === null ? null : (await sources.ftsServers.allWith("url", ftsServer))[0] ?? null;
  }
}
