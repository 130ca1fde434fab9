import type { GraphQLResolveInfo } from "graphql";
import { Args, Ctx, Extensions, FieldResolver, Info, Resolver, Root } from "type-graphql";
import type { Context } from "../../context.ts";
import { connectionOf, type Connection } from "../../schema/common/connection-of.ts";
import { listArgsOf, type ListArgs } from "../../schema/common/list-args.ts";
import { ComputingElement } from "../../schema/configuration/computing-element.type.ts";
import { Site } from "../../schema/configuration/site.type.ts";
import { Pilot } from "../../schema/pilots/pilot.type.ts";
import { placeOf } from "../place.ts";

const PilotConnection = connectionOf(Pilot), PilotListArgs = listArgsOf(Pilot);

@Resolver(() => Site)
export class SitePilotsResolver {
  @FieldResolver(() => PilotConnection, { nullable: true, description: "The pilots that reported from there, as far as you may see them." })
  @Extensions({ needs: ["name"] })
  pilots(@Root() { name }: Site, @Args(() => PilotListArgs) args: ListArgs, @Ctx() { sources }: Context, @Info() info: GraphQLResolveInfo): Connection {
    return new PilotConnection(sources.pilots.under("siteName", name, args, placeOf(info)));
  }
}

@Resolver(() => ComputingElement)
export class ComputingElementPilotsResolver {
  @FieldResolver(() => PilotConnection, { nullable: true, description: "The pilots that were submitted to it, as far as you may see them." })
  @Extensions({ needs: ["name"] })
  pilots(@Root() { name }: ComputingElement, @Args(() => PilotListArgs) args: ListArgs, @Ctx() { sources }: Context, @Info() info: GraphQLResolveInfo): Connection {
    return new PilotConnection(sources.pilots.under("computingElementName", name, args, placeOf(info)));
  }
}
