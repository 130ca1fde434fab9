import type { GraphQLResolveInfo } from "graphql";
import { Args, Ctx, Extensions, FieldResolver, Info, Query, Resolver, Root } from "type-graphql";
import type { Context } from "../../context.ts";
import { connectionOf, type Connection } from "../../schema/common/connection-of.ts";
import { Cost } from "../../schema/common/cost.ts";
import { listArgsOf, type ListArgs } from "../../schema/common/list-args.ts";
import { SiteMaskChange } from "../../schema/resources/site-mask-change.type.ts";
import { SiteMask } from "../../schema/resources/site-mask.type.ts";
import { Access, SIGNED_IN } from "../access.ts";
import { placeOf } from "../place.ts";

const SiteMaskConnection = connectionOf(SiteMask), SiteMaskListArgs = listArgsOf(SiteMask);

@Resolver(() => SiteMask)
export class SiteMaskResolver {
  @Query(() => SiteMaskConnection, { nullable: true, description: "The site mask. Null in 9.1, which has none (see `gateway`)." })
  @Access(SIGNED_IN)
  async siteMasks(@Args(() => SiteMaskListArgs) args: ListArgs, @Ctx() { sources }: Context, @Info() info: GraphQLResolveInfo): Promise<Connection | null> {
    const listing = sources.siteMasks.list(args, placeOf(info));
    return (await sources.siteMasks.isKept()) ? new SiteMaskConnection(listing) : null;
  }

  @Cost({ gives: 50 })
  @FieldResolver(() => [SiteMaskChange], { nullable: true, description: "How it came to this: its changes, oldest first." })
  @Extensions({ needs: ["siteName"] })
  history(@Root() mask: SiteMask, @Ctx() { sources }: Context): Promise<SiteMaskChange[]> {
    return sources.siteMasks.changesOf(mask);
  }
}
