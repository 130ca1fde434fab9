import type { GraphQLResolveInfo } from "graphql";
import { Arg, Args, Ctx, FieldResolver, Info, Query, Resolver, Root } from "type-graphql";
import type { Context } from "../../context.ts";
import { GatewayError } from "../../errors.ts";
import { connectionOf, type Connection } from "../../schema/common/connection-of.ts";
import { Cost, FREE } from "../../schema/common/cost.ts";
import { listArgsOf, type ListArgs } from "../../schema/common/list-args.ts";
import { LOOK_THROUGH } from "../../schema/common/points.ts";
import { describe } from "../../schema/common/table-registry.ts";
import { RequestFile } from "../../schema/requests/request-file.type.ts";
import { LogicalFile } from "../../schema/transfers/logical-file.type.ts";
import { ProblematicFile } from "../../schema/transfers/problematic-file.type.ts";
import { Transfer } from "../../schema/transfers/transfer.type.ts";
import { Access, SIGNED_IN } from "../access.ts";
import { placeOf } from "../place.ts";

const RequestFileConnection = connectionOf(RequestFile), RequestFileListArgs = listArgsOf(RequestFile);
const TransferConnection = connectionOf(Transfer), TransferListArgs = listArgsOf(Transfer);
const ProblematicFileConnection = connectionOf(ProblematicFile), ProblematicFileListArgs = listArgsOf(ProblematicFile);

@Resolver(() => LogicalFile)
export class LogicalFileResolver {
  @Cost(FREE)
  @Query(() => LogicalFile, { nullable: true, description: "Everything about one file, by its logical name: `/vo/…`, with or without `LFN:` before it." })
  @Access(SIGNED_IN)
  lfn(@Arg("name", () => String) name: string): LogicalFile {
    const lfn = name.trim().replace(/^LFN:/i, "");
    if (!lfn.startsWith("/")) throw new GatewayError("BAD_USER_INPUT", `"${name}" is no logical file name: it starts with "/", as in "/belle/user/a/alice/out.root".`);
    return Object.assign(new LogicalFile(), { lfn });
  }

  @FieldResolver(() => RequestFileConnection, { nullable: true, description: "What is asked for it: its places in requests. By an index." })
  requestFiles(@Root() { lfn }: LogicalFile, @Args(() => RequestFileListArgs) args: ListArgs, @Ctx() { sources }: Context, @Info() info: GraphQLResolveInfo): Connection {
    return new RequestFileConnection(sources.requestFiles.under("lfn", lfn, args, placeOf(info)));
  }

  @Cost({ statements: 0, reads: 0, work: describe(Transfer).rows * LOOK_THROUGH })
  @FieldResolver(() => TransferConnection, { nullable: true, description: "Its transfers by FTS. DIRAC has no index for this: all transfers that you may see are looked through, in one statement." })
  transfers(@Root() { lfn }: LogicalFile, @Args(() => TransferListArgs) args: ListArgs, @Ctx() { sources }: Context, @Info() info: GraphQLResolveInfo): Connection {
    return new TransferConnection(sources.transfers.under("lfn", lfn, args, placeOf(info)));
  }

  @Cost({ statements: 0, reads: 0, work: describe(ProblematicFile).rows * LOOK_THROUGH })
  @FieldResolver(() => ProblematicFileConnection, { nullable: true, description: "What is found to be wrong with it. DIRAC has no index for this: all problematic files of your VO are looked through." })
  problematicFiles(@Root() { lfn }: LogicalFile, @Args(() => ProblematicFileListArgs) args: ListArgs, @Ctx() { sources }: Context, @Info() info: GraphQLResolveInfo): Connection {
    return new ProblematicFileConnection(sources.problematicFiles.under("lfn", lfn, args, placeOf(info)));
  }
}
