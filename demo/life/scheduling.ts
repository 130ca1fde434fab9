import type { DemoJob } from "../job.ts";
import { isProduction } from "../job-spec.ts";
import { kill } from "../paths/kill.ts";
import { optimize } from "../paths/optimize.ts";
import { replicasOf } from "../replicas.ts";
import type { Random } from "../random.ts";
import { isBanned } from "../site-choice.ts";
import { siteNamed } from "../sites.ts";
import { storageElementsOf } from "../storage-elements.ts";
import { HOUR, MINUTE, SECOND } from "../time.ts";
import { finish } from "./aftermath.ts";
import { proceed } from "./optimizing.ts";
import { PROFILES } from "./profile.ts";
import { serviceReport } from "./reporting.ts";
import type { World } from "./world.ts";

const RESCHEDULE_DELAYS = [60, 180, 300, 600];

/** JobScheduling: hold it, stage its input, refuse it, or put it in a queue. */
export function schedule(job: DemoJob, at: number, world: World): void {
  const { tables, random } = world;
  const { spec, row } = job;
  if (row.RescheduleCounter > 0 && !row.ApplicationStatus.startsWith("On Hold")) {
    const delay = RESCHEDULE_DELAYS[Math.min(row.RescheduleCounter, 3)]!;
    return hold(job, at, world, `after rescheduling ${row.RescheduleCounter}`, delay * SECOND);
  }
  const inactive = spec.sites.filter(name => isBanned(siteNamed(name)!, at, world.now));
  if (inactive.length > 0 && inactive.length === spec.sites.length && spec.jobType !== "Test") {
    if (row.ApplicationStatus.includes("are inactive") && random.chance(0.5)) {
      kill(tables, job, at);
      return finish(job, at, world);
    }
    return hold(job, at, world, `Requested site(s) ${inactive.join(",")} are inactive`, 48 * HOUR);
  }
  if (spec.platform === "aarch64-el9" || random.chance(0.0015)) {
    optimize(tables, job, at, "JobScheduling", { status: "Failed", minor: "No candidate sites available", application: "Impossible Site + Platform combination" });
    return finish(job, at, world);
  }
  if (job.candidateSites.length === 0 && needsStaging(job, world)) {
    const application = tapeSite(job);
    optimize(tables, job, at, "JobScheduling", { status: "Staging", minor: "Request To Be Sent", application });
    return proceed(job, "staging", at + random.between(1, 3) * MINUTE);
  }
  enqueue(job, at, world);
}

function hold(job: DemoJob, at: number, { tables }: World, reason: string, time: number): void {
  optimize(tables, job, at, "JobScheduling", { application: `On Hold: ${reason}` });
  proceed(job, "held", at + time);
}

const needsStaging = ({ spec, rest }: DemoJob, { random }: World) =>
  rest?.stage === "staged" || (spec.jobType === "DataReprocessing" && spec.inputData.length > 0 && random.chance(0.03));

const tapeSite = ({ spec }: DemoJob) => replicasOf(spec).find(({ site }) => storageElementsOf(site.name).some(({ tape }) => tape))?.site.name ?? (spec.vo === "belle" ? "LCG.KEK.jp" : "LCG.DESY.de");

export function requestStaging(job: DemoJob, at: number, world: World): void {
  serviceReport(job, at, world, "StagerSystem", { minor: "Request Sent" });
  proceed(job, "staged", at + world.random.between(1, 9) * HOUR);
}

/** The tape has answered: back to JobScheduling. */
export function stagingDone(job: DemoJob, at: number, world: World): void {
  serviceReport(job, at, world, "StagerSystem", { status: "Checking", minor: "JobScheduling" });
  job.candidateSites = [job.row.ApplicationStatus].filter(name => siteNamed(name) !== undefined);
  proceed(job, "scheduling", at + world.random.between(1, 10) * SECOND);
}

/** The last optimizer: Waiting, the rewritten description, a task queue. */
export function enqueue(job: DemoJob, at: number, { tables, random }: World): void {
  const { spec } = job;
  const online = replicasOf(spec).map(({ site }) => site.name);
  if (job.candidateSites.length === 0) job.candidateSites = spec.sites.length === 0 && !isProduction(spec.jobType) ? online : spec.sites;
  job.scheduled = true;
  optimize(tables, job, at, "JobScheduling", {
    status: "Waiting", minor: "Pilot Agent Submission", application: "Unknown", site: siteColumn(job.candidateSites, isProduction(spec.jobType) ? online : []),
  });
  tables.describe(job);
  tables.enqueue(job, at);
  proceed(job, "queued", at + waitingTime(job, at, random));
}

/** As long as such jobs usually wait; a job that is to rest in a later stage must get there in time. */
function waitingTime({ rest, spec }: DemoJob, at: number, random: Random): number {
  const { wait, waitSpread } = PROFILES[spec.jobType];
  if (!rest || rest.stage === "queued") return random.logNormal(wait, waitSpread);
  const share = ["uploading", "requested", "stalled"].includes(rest.stage) ? 0.3 : 1;
  return share * Math.max(0, rest.at - at);
}

function siteColumn(sites: readonly string[], online: readonly string[]): string {
  if (sites.length === 0) return "ANY";
  if (sites.length === 1) return sites[0]!;
  const holders = online.filter(name => sites.includes(name));
  if (holders.length === 1) return `Group.${holders[0]!.split(".").slice(1).join(".")}`;
  return holders.length > 1 ? "MultipleInput" : "Multiple";
}
