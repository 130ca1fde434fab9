import type { GraphQLResolveInfo } from "graphql";
import { Args, Ctx, Info, Query, Resolver } from "type-graphql";
import type { Context } from "../../context.ts";
import { connectionOf, type Connection } from "../../schema/common/connection-of.ts";
import { listArgsOf, type ListArgs } from "../../schema/common/list-args.ts";
import { FtsServer } from "../../schema/configuration/fts-server.type.ts";
import { Access, SIGNED_IN } from "../access.ts";
import { placeOf } from "../place.ts";

const FtsServerConnection = connectionOf(FtsServer), FtsServerListArgs = listArgsOf(FtsServer);

@Resolver(() => FtsServer)
export class FtsServerResolver {
  @Query(() => FtsServerConnection, { nullable: true, description: "All file transfer services." })
  @Access(SIGNED_IN)
  ftsServers(@Args(() => FtsServerListArgs) args: ListArgs, @Ctx() { sources }: Context, @Info() info: GraphQLResolveInfo): Connection {
    return new FtsServerConnection(sources.ftsServers.list(args, placeOf(info)));
  }
}
