import type { GraphQLResolveInfo } from "graphql";
import { Args, Ctx, Extensions, FieldResolver, Info, Query, Resolver, Root } from "type-graphql";
import type { Context } from "../../context.ts";
import { connectionOf, type Connection } from "../../schema/common/connection-of.ts";
import { Cost } from "../../schema/common/cost.ts";
import { listArgsOf, type ListArgs } from "../../schema/common/list-args.ts";
import { SiteStatus } from "../../schema/resources/site-status.type.ts";
import { StatusChange } from "../../schema/resources/status-change.type.ts";
import { Access, SIGNED_IN } from "../access.ts";
import { placeOf } from "../place.ts";

const SiteStatusConnection = connectionOf(SiteStatus), SiteStatusListArgs = listArgsOf(SiteStatus);

@Resolver(() => SiteStatus)
export class SiteStatusResolver {
  @Query(() => SiteStatusConnection, { nullable: true, description: "The statuses of sites: of every VO, and of your own." })
  @Access(SIGNED_IN)
  siteStatuses(@Args(() => SiteStatusListArgs) args: ListArgs, @Ctx() { sources }: Context, @Info() info: GraphQLResolveInfo): Connection {
    return new SiteStatusConnection(sources.siteStatuses.list(args, placeOf(info)));
  }

  @Cost({ statements: 2, gives: 50 })
  @FieldResolver(() => [StatusChange], { nullable: true, description: "How it came to this: its changes, oldest first. DIRAC files changes of a VO's row under `all` within minutes." })
  @Extensions({ needs: ["siteName", "statusType", "vo"] })
  async history(@Root() { siteName, statusType, vo }: SiteStatus, @Ctx() { sources }: Context): Promise<StatusChange[]> {
    const changes = await sources.statusChanges.ofElement("Site", siteName);
    return changes.filter(change => change.statusType === statusType && change.vo === vo);
  }
}
