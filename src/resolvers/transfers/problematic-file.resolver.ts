import type { GraphQLResolveInfo } from "graphql";
import { Args, Ctx, Extensions, FieldResolver, Info, Query, Resolver, Root } from "type-graphql";
import type { Context } from "../../context.ts";
import { connectionOf, type Connection } from "../../schema/common/connection-of.ts";
import { listArgsOf, type ListArgs } from "../../schema/common/list-args.ts";
import { StorageElement } from "../../schema/configuration/storage-element.type.ts";
import { ProblematicFile } from "../../schema/transfers/problematic-file.type.ts";
import { Access, SIGNED_IN } from "../access.ts";
import { placeOf } from "../place.ts";

const ProblematicFileConnection = connectionOf(ProblematicFile), ProblematicFileListArgs = listArgsOf(ProblematicFile);

@Resolver(() => ProblematicFile)
export class ProblematicFileResolver {
  @Query(() => ProblematicFileConnection, { nullable: true, description: "The problematic files of your VO. Those that are open: `filter: {status: {eq: \"New\"}}`." })
  @Access(SIGNED_IN)
  problematicFiles(@Args(() => ProblematicFileListArgs) args: ListArgs, @Ctx() { sources }: Context, @Info() info: GraphQLResolveInfo): Connection {
    return new ProblematicFileConnection(sources.problematicFiles.list(args, placeOf(info)));
  }

  @FieldResolver(() => StorageElement, { nullable: true, description: "The storage element; null where the whole file is meant, or the configuration has none of this name." })
  @Extensions({ needs: ["storageElementName"] })
  async storageElement(@Root() { storageElementName }: ProblematicFile, @Ctx() { sources }: Context): Promise<StorageElement | null> {
    return storageElementName === null || storageElementName === "" ? null : sources.storageElements.one(storageElementName);
  }
}
