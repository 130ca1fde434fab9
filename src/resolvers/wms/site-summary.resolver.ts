import { Args, Ctx, FieldResolver, Query, Resolver, Root } from "type-graphql";
import type { Context } from "../../context.ts";
import { Cost } from "../../schema/common/cost.ts";
import { GROUP, GROUP_FURTHER, MANY_ROWS } from "../../schema/common/points.ts";
import { SafeInt } from "../../schema/common/scalars.ts";
import { Site } from "../../schema/configuration/site.type.ts";
import { SiteSummariesArgs } from "../../schema/wms/site-summaries.args.ts";
import { SiteSummary } from "../../schema/wms/site-summary.type.ts";
import { Access, SIGNED_IN } from "../access.ts";

/** What DIRAC takes where the configuration names no tier. */
const USUAL_TIER = 2;

@Resolver(() => SiteSummary)
export class SiteSummaryResolver {
  @Cost({ statements: 2, work: MANY_ROWS * (GROUP + GROUP_FURTHER), gives: 500, reads: 5000 })
  @Query(() => [SiteSummary], { nullable: true, description: "How jobs do, site by site, in order of the names. Reads all jobs that you may see." })
  @Access(SIGNED_IN)
  siteSummaries(@Args(() => SiteSummariesArgs) { filter }: SiteSummariesArgs, @Ctx() { sources }: Context): Promise<SiteSummary[]> {
    return sources.siteSummaries.list(filter);
  }

  @FieldResolver(() => Site, { nullable: true, description: "The site; null for names that are none of a site." })
  site(@Root() { siteName }: SiteSummary, @Ctx() { sources }: Context): Promise<Site | null> {
    return sources.sites.one(siteName);
  }

  @FieldResolver(() => SafeInt, { nullable: true, description: "Tier by the memorandum of understanding; 2 where the configuration names none, as DIRAC has it." })
  async tier(@Root() { siteName }: SiteSummary, @Ctx() { sources }: Context): Promise<number> {
    return (await sources.sites.one(siteName))?.tier ?? USUAL_TIER;
  }

  @Cost({ statements: 3, reads: 3 })
  @FieldResolver(() => String, { nullable: true, description: "Active or Banned, where its status is one of these (in 8.0 that of the site mask, where there is one); else NoMask, also for Degraded and Probing." })
  async maskStatus(@Root() { siteName }: SiteSummary, @Ctx() { sources: { siteMasks, siteStatuses } }: Context): Promise<string> {
    const [mask] = await siteMasks.allWith("siteName", siteName), status = mask?.status ?? (await siteStatuses.effectiveWith("siteName", siteName))[0]?.status;
    return status === "Active" || status === "Banned" ? status : "NoMask";
  }
}
