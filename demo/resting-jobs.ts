import { newTask, siteTest, taskJob } from "./analyses.ts";
import { CAMPAIGNS, campaignJob } from "./campaigns.ts";
import type { JobSpec } from "./job-spec.ts";
import type { Stage } from "./life/stage.ts";
import type { Random } from "./random.ts";
import { groupNamed, USERS, userNamed } from "./registry.ts";
import { replicasOf } from "./replicas.ts";
import { SITES, siteNamed } from "./sites.ts";
import type { Submission } from "./submission.ts";
import { HOUR, MINUTE, SECOND } from "./time.ts";

/** States that pass quickly would be empty by chance: this share of all jobs, and at least one, is in each of them now. */
const QUOTAS: readonly { stage: Stage; share: number; submitted: readonly [number, number]; entered?: readonly [number, number] }[] = [
  { stage: "submitting", share: 0.0003, submitted: [2 * SECOND, 12 * SECOND] },
  { stage: "accepted", share: 0.0005, submitted: [1 * SECOND, 5 * SECOND] },
  { stage: "sanity", share: 0.0003, submitted: [40 * SECOND, 70 * SECOND] },
  { stage: "scheduling", share: 0.0004, submitted: [60 * SECOND, 90 * SECOND] },
  { stage: "held", share: 0.0005, submitted: [1 * HOUR, 40 * HOUR] },
  { stage: "scouting", share: 0.0003, submitted: [4 * MINUTE, 150 * MINUTE] },
  { stage: "staged", share: 0.0006, submitted: [10 * MINUTE, 8 * HOUR] },
  { stage: "queued", share: 0.022, submitted: [2 * MINUTE, 15 * HOUR] },
  { stage: "matched", share: 0.0003, submitted: [1 * HOUR, 6 * HOUR], entered: [1 * SECOND, 10 * SECOND] },
  { stage: "starting", share: 0.0004, submitted: [1 * HOUR, 6 * HOUR], entered: [25 * SECOND, 60 * SECOND] },
  { stage: "initialised", share: 0.0003, submitted: [1 * HOUR, 6 * HOUR], entered: [70 * SECOND, 90 * SECOND] },
  { stage: "running", share: 0.021, submitted: [17 * HOUR, 30 * HOUR], entered: [5 * MINUTE, 15 * HOUR] },
  { stage: "uploading", share: 0.0006, submitted: [8 * HOUR, 20 * HOUR], entered: [5 * SECOND, 200 * SECOND] },
  { stage: "requested", share: 0.0012, submitted: [45 * HOUR, 70 * HOUR], entered: [1 * HOUR, 36 * HOUR] },
  { stage: "stalled", share: 0.0008, submitted: [30 * HOUR, 50 * HOUR], entered: [10 * MINUTE, 12 * HOUR] },
  { stage: "rescheduling", share: 0.0002, submitted: [2 * HOUR, 20 * HOUR], entered: [15 * SECOND, 25 * SECOND] },
];

export function restingJobs(jobs: number, now: number, random: Random): Submission[] {
  // tasks are counted on from those of the finished jobs
  let task = Math.ceil(jobs * 0.1);
  return QUOTAS.flatMap(({ stage, share, submitted, entered }) => Array.from({ length: Math.max(1, Math.round(share * jobs)) }, (_, index) => ({
    // more of them are young than old
    at: now - submitted[0] - (submitted[1] - submitted[0]) * random.next() ** 1.5,
    spec: stage === "held" ? restingSpec(stage, index, ++task, random) : placeable(() => restingSpec(stage, index, ++task, random)),
    bulk: stage === "submitting",
    rest: { stage, at: entered ? now - random.between(...entered) : now },
  })));
}

/** A job whose sites are all banned would never get so far. */
function placeable(propose: () => JobSpec): JobSpec {
  let spec = propose();
  while (!mayRun(spec)) spec = propose();
  return spec;
}

function mayRun(spec: JobSpec): boolean {
  const sites = spec.sites.length > 0 ? spec.sites : replicasOf(spec).map(({ site }) => site.name);
  return sites.length === 0 || sites.some(name => !siteNamed(name)?.ban && !spec.bannedSites.includes(name));
}

function restingSpec(stage: Stage, index: number, task: number, random: Random): JobSpec {
  // two rare requirements, so that no table of requirements is empty
  if (stage === "queued" && index === 0) return siteTest(USERS.gridadm, "belle", SITES[0]!, task);
  if (stage === "queued" && index === 1) return taskJob({ ...newTask(USERS.hideki, "belle", random), sites: [], bannedSites: ["LCG.Roma3.it"], platform: "x86_64-el9", memory: 8192 }, task);
  const current = CAMPAIGNS.filter(({ to }) => to === 0);
  if (stage === "staged") return campaignJob(CAMPAIGNS.find(({ transformation }) => transformation === 9066)!, task, random);
  const held = stage === "held";
  if (!held && stage !== "submitting" && random.chance(0.62)) {
    const campaign = random.weighted(current, ({ weight, jobType }) => (jobType === "Merge" ? 0.2 : 1) * weight);
    return campaignJob(campaign, task, random);
  }
  const vo = held || random.chance(0.75) ? "belle" : "ctao";
  const owner = random.weighted(groupNamed(`${vo}_user`).users.map(userNamed), ({ weight }) => weight);
  const banned = SITES.filter(({ ban, vos }) => ban && vos.includes(vo)).map(({ name }) => name);
  const analysis = newTask(owner, vo, random);
  return taskJob({ ...analysis, mistake: undefined, sites: held ? [random.pick(banned)] : analysis.sites.filter(name => !banned.includes(name)) }, task % 40);
}
