import type { GraphQLResolveInfo } from "graphql";
import { Arg, Args, Ctx, Extensions, FieldResolver, Info, Query, Resolver, Root } from "type-graphql";
import type { Context } from "../../context.ts";
import { connectionOf, type Connection } from "../../schema/common/connection-of.ts";
import { Cost } from "../../schema/common/cost.ts";
import { listArgsOf, type ListArgs } from "../../schema/common/list-args.ts";
import { Site } from "../../schema/configuration/site.type.ts";
import { StorageElement } from "../../schema/configuration/storage-element.type.ts";
import { StorageProtocol } from "../../schema/configuration/storage-protocol.type.ts";
import { Access, SIGNED_IN } from "../access.ts";
import { loadVisible } from "../load-visible.ts";
import { placeOf } from "../place.ts";

const StorageElementConnection = connectionOf(StorageElement), StorageElementListArgs = listArgsOf(StorageElement);

@Resolver(() => StorageElement)
export class StorageElementResolver {
  @Query(() => StorageElement, { nullable: true, description: "One storage element; null if there is none." })
  @Access(SIGNED_IN)
  storageElement(@Arg("name", () => String) name: string, @Ctx() { sources }: Context): Promise<StorageElement | null> {
    return sources.storageElements.one(name);
  }

  @Query(() => StorageElementConnection, { nullable: true, description: "All storage elements." })
  @Access(SIGNED_IN)
  storageElements(@Args(() => StorageElementListArgs) args: ListArgs, @Ctx() { sources }: Context, @Info() info: GraphQLResolveInfo): Connection {
    return new StorageElementConnection(sources.storageElements.list(args, placeOf(info)));
  }

  @Cost({ gives: 5 })
  @FieldResolver(() => [StorageProtocol], { nullable: true, description: "How it is reached, in order of declaration, those of its base first." })
  @Extensions({ needs: ["name"] })
  protocols(@Root() { name }: StorageElement, @Ctx() { sources }: Context): Promise<StorageProtocol[]> {
    return sources.storageProtocols.allWith("storageElementName", name);
  }

  @Cost({ gives: 3 })
  @FieldResolver(() => [Site], { nullable: true, description: "The sites that it is local to." })
  @Extensions({ needs: ["siteNames"] })
  sites(@Root() { siteNames }: StorageElement, @Ctx() { sources }: Context): Promise<Site[]> {
    return loadVisible(sources.sites, siteNames);
  }
}
