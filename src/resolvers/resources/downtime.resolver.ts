import type { GraphQLResolveInfo } from "graphql";
import { Args, Ctx, Extensions, FieldResolver, Info, Query, Resolver, Root } from "type-graphql";
import type { Context } from "../../context.ts";
import { connectionOf, type Connection } from "../../schema/common/connection-of.ts";
import { listArgsOf, type ListArgs } from "../../schema/common/list-args.ts";
import { DowntimeState } from "../../schema/resources/downtime-state.type.ts";
import { Downtime } from "../../schema/resources/downtime.type.ts";
import { Access, SIGNED_IN } from "../access.ts";
import { placeOf } from "../place.ts";

const DowntimeConnection = connectionOf(Downtime), DowntimeListArgs = listArgsOf(Downtime);

@Resolver(() => Downtime)
export class DowntimeResolver {
  @Query(() => DowntimeConnection, { nullable: true, description: "The downtimes that DIRAC has copied from GOCDB. Those that go on: `filter: {startDate: {lt: \"PT0S\"}, endDate: {gt: \"PT0S\"}}`." })
  @Access(SIGNED_IN)
  downtimes(@Args(() => DowntimeListArgs) args: ListArgs, @Ctx() { sources }: Context, @Info() info: GraphQLResolveInfo): Connection {
    return new DowntimeConnection(sources.downtimes.list(args, placeOf(info)));
  }

  @FieldResolver(() => DowntimeState, { nullable: true, description: "Whether it is over, goes on or is announced, by the clock of the operation. To filter by it compare the dates with now." })
  @Extensions({ needs: ["startDate", "endDate"] })
  state(@Root() downtime: Downtime, @Ctx() { sources }: Context): DowntimeState | null {
    return sources.downtimes.stateOf(downtime);
  }
}
