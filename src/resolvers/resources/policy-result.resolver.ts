import type { GraphQLResolveInfo } from "graphql";
import { Args, Ctx, Info, Query, Resolver } from "type-graphql";
import type { Context } from "../../context.ts";
import { connectionOf, type Connection } from "../../schema/common/connection-of.ts";
import { listArgsOf, type ListArgs } from "../../schema/common/list-args.ts";
import { PolicyResult } from "../../schema/resources/policy-result.type.ts";
import { Access, SIGNED_IN } from "../access.ts";
import { placeOf } from "../place.ts";

const PolicyResultConnection = connectionOf(PolicyResult), PolicyResultListArgs = listArgsOf(PolicyResult);

@Resolver(() => PolicyResult)
export class PolicyResultResolver {
  @Query(() => PolicyResultConnection, { nullable: true, description: "What the policies of the resource status system last said: of every VO, and of your own." })
  @Access(SIGNED_IN)
  policyResults(@Args(() => PolicyResultListArgs) args: ListArgs, @Ctx() { sources }: Context, @Info() info: GraphQLResolveInfo): Connection {
    return new PolicyResultConnection(sources.policyResults.list(args, placeOf(info)));
  }
}
