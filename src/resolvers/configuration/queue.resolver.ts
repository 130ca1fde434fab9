import type { GraphQLResolveInfo } from "graphql";
import { Args, Ctx, Extensions, FieldResolver, Info, Query, Resolver, Root } from "type-graphql";
import type { Context } from "../../context.ts";
import { connectionOf, type Connection } from "../../schema/common/connection-of.ts";
import { listArgsOf, type ListArgs } from "../../schema/common/list-args.ts";
import { ComputingElement } from "../../schema/configuration/computing-element.type.ts";
import { Queue } from "../../schema/configuration/queue.type.ts";
import { Site } from "../../schema/configuration/site.type.ts";
import { Access, SIGNED_IN } from "../access.ts";
import { placeOf } from "../place.ts";

const QueueConnection = connectionOf(Queue), QueueListArgs = listArgsOf(Queue);

@Resolver(() => Queue)
export class QueueResolver {
  @Query(() => QueueConnection, { nullable: true, description: "The queues of all computing elements." })
  @Access(SIGNED_IN)
  queues(@Args(() => QueueListArgs) args: ListArgs, @Ctx() { sources }: Context, @Info() info: GraphQLResolveInfo): Connection {
    return new QueueConnection(sources.queues.list(args, placeOf(info)));
  }

  @FieldResolver(() => ComputingElement, { nullable: true, description: "Its computing element." })
  @Extensions({ needs: ["siteName", "computingElementName"] })
  computingElement(@Root() { siteName, computingElementName }: Queue, @Ctx() { sources }: Context): Promise<ComputingElement | null> {
    return sources.computingElements.one(siteName, computingElementName);
  }

  @FieldResolver(() => Site, { nullable: true, description: "Its site." })
  @Extensions({ needs: ["siteName"] })
  site(@Root() { siteName }: Queue, @Ctx() { sources }: Context): Promise<Site | null> {
    return sources.sites.one(siteName);
  }
}
