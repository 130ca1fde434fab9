import type { GraphQLResolveInfo } from "graphql";
import { Arg, Args, Ctx, Extensions, FieldResolver, Info, Query, Resolver, Root } from "type-graphql";
import type { Context } from "../../context.ts";
import { connectionOf, type Connection } from "../../schema/common/connection-of.ts";
import { Cost } from "../../schema/common/cost.ts";
import { listArgsOf, type ListArgs } from "../../schema/common/list-args.ts";
import { ComputingElement } from "../../schema/configuration/computing-element.type.ts";
import { Site } from "../../schema/configuration/site.type.ts";
import { StorageElement } from "../../schema/configuration/storage-element.type.ts";
import { Job } from "../../schema/wms/job.type.ts";
import { Access, SIGNED_IN } from "../access.ts";
import { loadVisible } from "../load-visible.ts";
import { placeOf } from "../place.ts";
import { JobConnection, jobConnection } from "../wms/job-connection.ts";

const SiteConnection = connectionOf(Site), SiteListArgs = listArgsOf(Site);
const ComputingElementConnection = connectionOf(ComputingElement), ComputingElementListArgs = listArgsOf(ComputingElement);
const JobListArgs = listArgsOf(Job);

@Resolver(() => Site)
export class SiteResolver {
  @Query(() => Site, { nullable: true, description: "One site; null if nothing knows it." })
  @Access(SIGNED_IN)
  site(@Arg("name", () => String) name: string, @Ctx() { sources }: Context): Promise<Site | null> {
    return sources.sites.one(name);
  }

  @Query(() => SiteConnection, { nullable: true, description: "All sites." })
  @Access(SIGNED_IN)
  sites(@Args(() => SiteListArgs) args: ListArgs, @Ctx() { sources }: Context, @Info() info: GraphQLResolveInfo): Connection {
    return new SiteConnection(sources.sites.list(args, placeOf(info)));
  }

  @FieldResolver(() => ComputingElementConnection, { nullable: true, description: "Its computing elements." })
  @Extensions({ needs: ["name"] })
  computingElements(@Root() { name }: Site, @Args(() => ComputingElementListArgs) args: ListArgs, @Ctx() { sources }: Context, @Info() info: GraphQLResolveInfo): Connection {
    return new ComputingElementConnection(sources.computingElements.under("siteName", name, args, placeOf(info)));
  }

  @Cost({ gives: 5 })
  @FieldResolver(() => [StorageElement], { nullable: true, description: "Its local storage elements; null: the configuration does not know the site." })
  @Extensions({ needs: ["storageElementNames"] })
  storageElements(@Root() { storageElementNames }: Site, @Ctx() { sources }: Context): Promise<StorageElement[]> | null {
    return storageElementNames && loadVisible(sources.storageElements, storageElementNames);
  }

  @FieldResolver(() => JobConnection, { nullable: true, description: "The jobs that are or were there, as far as you may see them." })
  @Extensions({ needs: ["name"] })
  jobs(@Root() { name }: Site, @Args(() => JobListArgs) args: ListArgs, @Ctx() context: Context, @Info() info: GraphQLResolveInfo): Connection | Promise<Connection> {
    return jobConnection(context.sources.jobs.under("siteName", name, args, placeOf(info)), context, info);
  }
}
