import type { GraphQLResolveInfo } from "graphql";
import { Args, Ctx, Info, Query, Resolver } from "type-graphql";
import type { Context } from "../../context.ts";
import { connectionOf, type Connection } from "../../schema/common/connection-of.ts";
import { listArgsOf, type ListArgs } from "../../schema/common/list-args.ts";
import { Sandbox } from "../../schema/wms/sandbox.type.ts";
import { Access, SIGNED_IN } from "../access.ts";
import { placeOf } from "../place.ts";

const SandboxConnection = connectionOf(Sandbox), SandboxListArgs = listArgsOf(Sandbox);

@Resolver(() => Sandbox)
export class SandboxResolver {
  @Query(() => SandboxConnection, { nullable: true, description: "The sandboxes that you may see: your own in your group, the group's if it shares its jobs, the VO's for administrators and monitors." })
  @Access(SIGNED_IN)
  sandboxes(@Args(() => SandboxListArgs) args: ListArgs, @Ctx() { sources }: Context, @Info() info: GraphQLResolveInfo): Connection {
    return new SandboxConnection(sources.sandboxes.list(args, placeOf(info)));
  }
}
