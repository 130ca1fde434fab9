import { Ctx, Extensions, FieldResolver, Resolver, Root } from "type-graphql";
import type { Context } from "../../context.ts";
import { Cost } from "../../schema/common/cost.ts";
import { Site } from "../../schema/configuration/site.type.ts";
import { Pilot } from "../../schema/pilots/pilot.type.ts";
import { Downtime } from "../../schema/resources/downtime.type.ts";
import { SiteStatus } from "../../schema/resources/site-status.type.ts";
import { sitesOfHost } from "./sites-of-host.ts";

@Resolver(() => Pilot)
export class PilotSiteResolver {
  @FieldResolver(() => Site, { nullable: true, description: "The site that it reported from; null while that is unknown." })
  @Extensions({ needs: ["siteName"] })
  site(@Root() { siteName }: Pilot, @Ctx() { sources }: Context): Promise<Site | null> {
    return sources.sites.one(siteName);
  }
}

@Resolver(() => SiteStatus)
export class SiteStatusSiteResolver {
  @FieldResolver(() => Site, { nullable: true, description: "The site." })
  @Extensions({ needs: ["siteName"] })
  site(@Root() { siteName }: SiteStatus, @Ctx() { sources }: Context): Promise<Site | null> {
    return sources.sites.one(siteName);
  }
}

@Resolver(() => Downtime)
export class DowntimeSitesResolver {
  @Cost({ statements: 6, gives: 3, reads: 10, waves: 3 })
  @FieldResolver(() => [Site], { nullable: true, description: "The DIRAC sites that it concerns: those of that name in the GOCDB, or those of the machine." })
  @Extensions({ needs: ["element", "name"] })
  sites(@Root() { element, name }: Downtime, @Ctx() { sources }: Context): Promise<Site[]> {
    return element === "Site" ? sources.sites.allWith("gocdbName", name) : sitesOfHost(sources, name);
  }
}
