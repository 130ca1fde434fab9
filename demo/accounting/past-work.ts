import { activity } from "../activity.ts";
import { PROFILES } from "../life/profile.ts";
import type { Random } from "../random.ts";
import { isBanned } from "../site-choice.ts";
import { SITES, type DemoSite } from "../sites.ts";
import { DAY, HOUR } from "../time.ts";
import { USUAL_WEIGHT, workloadsOf, type Workload } from "./workloads.ts";

/** A Tier-1 was down for a week: the cooling. */
const OUTAGE = { site: "LCG.CNAF.it", from: 66, to: 59 };

export const wasDown = (site: Pick<DemoSite, "name">, daysAgo: number) => site.name === OUTAGE.site && daysAgo <= OUTAGE.from && daysAgo >= OUTAGE.to;

/** Jobs of one workload that ran alike. */
export interface PastJobs {
  readonly workload: Workload;
  readonly site: DemoSite;
  readonly status: string;
  readonly minor: string;
  readonly from: number;
  readonly to: number;
  readonly count: number;
}

/** What ran between two times, as many jobs a day as given where the day is a usual one, told in so many pieces. */
export function pastWork(from: number, to: number, now: number, jobs: number, pieces: number, random: Random): PastJobs[] {
  const found: PastJobs[] = [];
  for (let day = from; day < to; day += DAY) {
    const active = workloadsOf((now - day) / DAY), calm = new Date(day).getUTCDay() % 6 === 0;
    const weights = active.map(({ weight, jobType }) => (calm && jobType === "User" ? 0.3 : 1) * weight), total = weights.reduce((sum, weight) => sum + weight, 0);
    const today = (jobs * total) / USUAL_WEIGHT, count = Math.max(1, Math.round(today / pieces));
    for (let left = Math.round(today / count); left > 0; left--) {
      const piece = somePiece(random.weighted(active, one => weights[active.indexOf(one)]!), day, now, count, random);
      if (piece !== undefined) found.push(piece);
    }
  }
  return found;
}

function somePiece(workload: Workload, day: number, now: number, count: number, random: Random): PastJobs | undefined {
  const from = day + random.between(0, DAY), { run, runSpread } = PROFILES[workload.jobType];
  if (workload.jobType === "User" && !random.chance(0.3 + 0.7 * activity(from, workload.owner.zone))) return undefined;
  const site = random.weighted(SITES.filter(({ vos }) => vos.includes(workload.vo)), ({ weight }) => weight);
  if (isBanned(site, from, now) || wasDown(site, (now - from) / DAY)) return undefined;
  const luck = random.next(), usual = { workload, site, from, count };
  const to = from + Math.min(22 * HOUR, random.logNormal(run, runSpread) * (17 / site.power));
  if (luck < 0.04) return { ...usual, to, status: "Failed", minor: "Application Finished With Errors" };
  if (luck < 0.06) return { ...usual, to, status: "Failed", minor: "Job stalled: pilot not running" };
  if (luck < 0.08) return { ...usual, to, status: "Failed", minor: "Input Data Resolution" };
  if (luck < 0.09) return { ...usual, to, status: "Killed", minor: "Received Kill signal" };
  return { ...usual, to, status: "Done", minor: "Execution Complete" };
}
