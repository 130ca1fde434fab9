import { FAILURES } from "../failures.ts";
import { incidentOf } from "../incidents.ts";
import type { DemoJob } from "../job.ts";
import { siteNamed, SITES, type DemoSite } from "../sites.ts";
import { HOUR, MINUTE } from "../time.ts";
import { PROFILES } from "./profile.ts";
import type { Ending, Run } from "./run.ts";
import type { World } from "./world.ts";

/** What will become of a job on a site. Without a site: the one where it is. */
export function planRun(job: DemoJob, chosen: DemoSite | undefined, at: number, { random, now }: World): Run {
  const site = chosen ?? siteNamed(job.row.Site) ?? SITES[0]!;
  const { run, runSpread } = PROFILES[job.spec.jobType];
  const usual = at + Math.max(MINUTE, random.logNormal(run, runSpread) * (17 / site.power));
  const endsAt = endOf(job, usual, now, random.next());
  const plan = {
    site,
    computingElement: random.pick(site.computingElements),
    host: `wn${String(random.integer(1, 240)).padStart(3, "0")}.${site.domain}`,
    startedAt: at,
    endsAt,
    reportsLeft: job.spec.jobType === "Test" ? 0 : random.integer(0, 3),
    dead: random.chance(0.65),
  };
  const success: Run = { ...plan, ending: { kind: "success" } };
  return { ...success, ending: endingOf(job, success, { random, now }) };
}

/** A job that is to rest ends when its rest says so; one that is to run, some hours from now. */
function endOf({ rest }: DemoJob, usual: number, now: number, luck: number): number {
  if (rest?.stage === "running") return now + (0.1 + 9 * luck) * HOUR;
  return rest && (["uploading", "requested", "stalled", "dying"] as const).some(stage => stage === rest.stage) ? rest.at : usual;
}

function endingOf(job: DemoJob, run: Run, { random, now }: Pick<World, "random" | "now">): Ending {
  if (job.rest?.stage === "stalled") return { kind: "stall" };
  if (job.rest?.stage === "dying") return { kind: "kill" };
  if (job.rest?.stage === "uploading" || job.rest?.stage === "requested") return { kind: "success" };
  if (random.chance(0.012)) return { kind: "kill" };
  if (random.chance(0.014)) return { kind: "stall" };
  const incident = incidentOf(job, run.site, run.endsAt, now);
  if (incident && random.chance(incident.probability)) return { kind: "failure", family: incident.family };
  if (job.spec.mistake && random.chance(0.93)) return { kind: "failure", family: job.spec.mistake };
  const poorSite = run.site.tier === 3 ? 1.7 : 1;
  if (random.chance(PROFILES[job.spec.jobType].failure * poorSite)) {
    return { kind: "failure", family: random.weighted(FAILURES, family => family.weight(job, run)).id };
  }
  return { kind: "success" };
}
