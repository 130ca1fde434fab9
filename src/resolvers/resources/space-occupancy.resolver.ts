import type { GraphQLResolveInfo } from "graphql";
import { Args, Ctx, Info, Query, Resolver } from "type-graphql";
import type { Context } from "../../context.ts";
import { connectionOf, type Connection } from "../../schema/common/connection-of.ts";
import { listArgsOf, type ListArgs } from "../../schema/common/list-args.ts";
import { SpaceOccupancy } from "../../schema/resources/space-occupancy.type.ts";
import { Access, SIGNED_IN } from "../access.ts";
import { placeOf } from "../place.ts";

const SpaceOccupancyConnection = connectionOf(SpaceOccupancy), SpaceOccupancyListArgs = listArgsOf(SpaceOccupancy);

@Resolver(() => SpaceOccupancy)
export class SpaceOccupancyResolver {
  @Query(() => SpaceOccupancyConnection, { nullable: true, description: "How full the storage elements are." })
  @Access(SIGNED_IN)
  spaceOccupancies(@Args(() => SpaceOccupancyListArgs) args: ListArgs, @Ctx() { sources }: Context, @Info() info: GraphQLResolveInfo): Connection {
    return new SpaceOccupancyConnection(sources.spaceOccupancies.list(args, placeOf(info)));
  }
}
