import { Ctx, Extensions, FieldResolver, Resolver, Root } from "type-graphql";
import type { Context } from "../../context.ts";
import { Cost } from "../../schema/common/cost.ts";
import { Site } from "../../schema/configuration/site.type.ts";
import { Downtime } from "../../schema/resources/downtime.type.ts";
import { SiteMask } from "../../schema/resources/site-mask.type.ts";
import { SiteStatus } from "../../schema/resources/site-status.type.ts";
import { loadVisible } from "../load-visible.ts";

/** What the resource status system knows of a site. */
@Resolver(() => Site)
export class SiteResourcesResolver {
  @FieldResolver(() => SiteStatus, { nullable: true, description: "Its status for you: that for your VO where there is one, else that for all; null where DIRAC keeps none, which means unknown, not banned." })
  @Extensions({ needs: ["name"] })
  async status(@Root() { name }: Site, @Ctx() { sources: { siteStatuses } }: Context): Promise<SiteStatus | null> {
    return (await siteStatuses.effectiveWith("siteName", name))[0] ?? null;
  }

  @Cost({ gives: 4 })
  @FieldResolver(() => [SiteStatus], { nullable: true, description: "All its statuses that you may see: for all, and for your VO." })
  @Extensions({ needs: ["name"] })
  statuses(@Root() { name }: Site, @Ctx() { sources }: Context): Promise<SiteStatus[]> {
    return sources.siteStatuses.allWith("siteName", name);
  }

  @FieldResolver(() => SiteMask, { nullable: true, description: "Whether it may get jobs, in 8.0, where the resource status system does not decide; null in 9.1." })
  @Extensions({ needs: ["name"] })
  async mask(@Root() { name }: Site, @Ctx() { sources }: Context): Promise<SiteMask | null> {
    return (await sources.siteMasks.allWith("siteName", name))[0] ?? null;
  }

  @Cost({ statements: 4, gives: 10, reads: 40 })
  @FieldResolver(() => [Downtime], { nullable: true, description: "Downtimes of the site as a whole (by its name in the GOCDB, which several sites may share) and of its computing and storage elements, in order of their begin." })
  @Extensions({ needs: ["name", "gocdbName", "storageElementNames"] })
  async downtimes(@Root() { name, gocdbName, storageElementNames }: Site, @Ctx() { sources }: Context): Promise<Downtime[]> {
    const [computing, storage] = await Promise.all([sources.computingElements.allWith("siteName", name), loadVisible(sources.storageElements, storageElementNames ?? [])]);
    return sources.downtimes.of(gocdbName, [...computing.map(element => element.name), ...storage.flatMap(({ hosts }) => hosts)]);
  }
}
