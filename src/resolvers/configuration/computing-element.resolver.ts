import type { GraphQLResolveInfo } from "graphql";
import { Arg, Args, Ctx, Extensions, FieldResolver, Info, Query, Resolver, Root } from "type-graphql";
import type { Context } from "../../context.ts";
import { badInput } from "../../errors.ts";
import { connectionOf, type Connection } from "../../schema/common/connection-of.ts";
import { Cost } from "../../schema/common/cost.ts";
import { listArgsOf, type ListArgs } from "../../schema/common/list-args.ts";
import { ComputingElement } from "../../schema/configuration/computing-element.type.ts";
import { Queue } from "../../schema/configuration/queue.type.ts";
import { Site } from "../../schema/configuration/site.type.ts";
import { Access, SIGNED_IN } from "../access.ts";
import { placeOf } from "../place.ts";

const ComputingElementConnection = connectionOf(ComputingElement), ComputingElementListArgs = listArgsOf(ComputingElement);

@Resolver(() => ComputingElement)
export class ComputingElementResolver {
  @Query(() => ComputingElement, { nullable: true, description: "One computing element; null if there is none. Where several sites have one of this name, the site must be given." })
  @Access(SIGNED_IN)
  async computingElement(@Arg("siteName", () => String, { nullable: true }) siteName: string | null, @Arg("name", () => String) name: string, @Ctx() { sources }: Context): Promise<ComputingElement | null> {
    if (siteName) return sources.computingElements.one(siteName, name);
    const [found = null, ...others] = await sources.computingElements.allWith("name", name);
    if (found !== null && others.length > 0) throw badInput("siteName", `several sites have a computing element ${name}: ${[found, ...others].map(one => one.siteName).join(", ")}`);
    return found;
  }

  @Query(() => ComputingElementConnection, { nullable: true, description: "All computing elements." })
  @Access(SIGNED_IN)
  computingElements(@Args(() => ComputingElementListArgs) args: ListArgs, @Ctx() { sources }: Context, @Info() info: GraphQLResolveInfo): Connection {
    return new ComputingElementConnection(sources.computingElements.list(args, placeOf(info)));
  }

  @FieldResolver(() => Site, { nullable: true, description: "Its site." })
  @Extensions({ needs: ["siteName"] })
  site(@Root() { siteName }: ComputingElement, @Ctx() { sources }: Context): Promise<Site | null> {
    return sources.sites.one(siteName);
  }

  @Cost({ gives: 10 })
  @FieldResolver(() => [Queue], { nullable: true, description: "Its queues, in order of their names." })
  @Extensions({ needs: ["siteName", "name"] })
  async queues(@Root() { siteName, name }: ComputingElement, @Ctx() { sources }: Context): Promise<Queue[]> {
    return (await sources.queues.allWith("siteName", siteName)).filter(({ computingElementName }) => computingElementName === name);
  }
}
