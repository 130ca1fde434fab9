import type { DemoJob } from "./job.ts";
import type { Random } from "./random.ts";
import type { VoName } from "./registry.ts";
import { SITES, siteNamed, type DemoSite } from "./sites.ts";
import { HOUR } from "./time.ts";

const sitesOf: Readonly<Record<VoName, readonly DemoSite[]>> = {
  belle: SITES.filter(({ vos }) => vos.includes("belle")),
  ctao: SITES.filter(({ vos }) => vos.includes("ctao")),
};

export const isBanned = ({ ban }: DemoSite, at: number, now: number) => ban !== undefined && at > now - ban.hoursAgo * HOUR;

/** The site whose pilot takes the job; none when all that it may go to are banned. */
export function chooseSite({ candidateSites, spec }: DemoJob, at: number, now: number, random: Random): DemoSite | undefined {
  const named = candidateSites.map(siteNamed).filter(site => site !== undefined);
  const usable = (candidateSites.length > 0 ? named : sitesOf[spec.vo])
    .filter(site => !spec.bannedSites.includes(site.name) && (spec.jobType === "Test" || !isBanned(site, at, now)));
  return usable.length > 0 ? random.weighted(usable, site => site.weight) : undefined;
}
