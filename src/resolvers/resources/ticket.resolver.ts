import type { GraphQLResolveInfo } from "graphql";
import { Args, Ctx, Info, Query, Resolver } from "type-graphql";
import type { Context } from "../../context.ts";
import { connectionOf, type Connection } from "../../schema/common/connection-of.ts";
import { listArgsOf, type ListArgs } from "../../schema/common/list-args.ts";
import { Ticket } from "../../schema/resources/ticket.type.ts";
import { Access, SIGNED_IN } from "../access.ts";
import { placeOf } from "../place.ts";

const TicketConnection = connectionOf(Ticket), TicketListArgs = listArgsOf(Ticket);

@Resolver(() => Ticket)
export class TicketResolver {
  @Query(() => TicketConnection, { nullable: true, description: "The sites of GOCDB that DIRAC asked GGUS about." })
  @Access(SIGNED_IN)
  tickets(@Args(() => TicketListArgs) args: ListArgs, @Ctx() { sources }: Context, @Info() info: GraphQLResolveInfo): Connection {
    return new TicketConnection(sources.tickets.list(args, placeOf(info)));
  }
}
