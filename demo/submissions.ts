import { activity } from "./activity.ts";
import { newTask, siteTest, taskJob } from "./analyses.ts";
import { CAMPAIGNS, campaignJob, type Campaign } from "./campaigns.ts";
import type { Random } from "./random.ts";
import { groupNamed, USERS, userNamed, type DemoUser, type VoName } from "./registry.ts";
import { restingJobs } from "./resting-jobs.ts";
import { SITES } from "./sites.ts";
import type { Submission } from "./submission.ts";
import { DAY, SECOND } from "./time.ts";

/** How the jobs divide; the first VO has three quarters of them. */
const SHARES = { campaigns: 0.6, belleUsers: 0.27, ctaoUsers: 0.08 };

/** Exactly so many submissions of the thirty days before now, oldest first. */
export function submissions(jobs: number, now: number, random: Random): Submission[] {
  const resting = restingJobs(jobs, now, random);
  const past = Math.max(0, jobs - resting.length);
  const all = [
    ...CAMPAIGNS.flatMap((campaign, index) => campaignSubmissions(campaign, campaignSize(index, past), now, random)),
    ...userSubmissions("belle", Math.round(past * SHARES.belleUsers), now, random),
    ...userSubmissions("ctao", Math.round(past * SHARES.ctaoUsers), now, random),
  ];
  const tests = Array.from({ length: Math.max(0, past - all.length) }, (_, index) => test(index, now, random));
  return [...all, ...tests, ...resting].sort((left, right) => left.at - right.at).slice(0, jobs);
}

function campaignSize(index: number, past: number): number {
  const total = CAMPAIGNS.reduce((sum, { weight }) => sum + weight, 0);
  return Math.floor((past * SHARES.campaigns * CAMPAIGNS[index]!.weight) / total);
}

/** The transformation agent submits in batches, around the clock. */
function campaignSubmissions(campaign: Campaign, size: number, now: number, random: Random): Submission[] {
  const times: number[] = [];
  while (times.length < size) {
    const start = now - random.between(campaign.to, campaign.from) * DAY;
    // the machinery never sleeps, but it is slower when nobody watches it
    if (!random.chance(0.55 + 0.45 * activity(start, 1))) continue;
    for (let index = random.integer(5, 40); index > 0 && times.length < size; index--) times.push(Math.min(now - 15 * 60 * SECOND, start + index * 900));
  }
  return times.sort((left, right) => left - right).map((at, index) => ({ at, spec: campaignJob(campaign, index + 1, random), bulk: false }));
}

/** People submit by day, seldom on Sunday, some jobs at once. */
function userSubmissions(vo: VoName, size: number, now: number, random: Random): Submission[] {
  const users = groupNamed(`${vo}_user`).users.map(userNamed);
  const found: Submission[] = [];
  while (found.length < size) {
    const owner = random.weighted(users, user => user.weight);
    const at = now - random.between(0.02, 30) * DAY;
    if (!random.chance(activity(at, owner.zone))) continue;
    const count = Math.min(size - found.length, 1 + Math.floor(random.logNormal(9, 1.1)), Math.max(5, size / 8));
    found.push(...taskSubmissions(owner, vo, at, count, random));
  }
  return found;
}

function taskSubmissions(owner: DemoUser, vo: VoName, at: number, count: number, random: Random): Submission[] {
  const task = newTask(owner, vo, random);
  const bulk = count > 3 && random.chance(0.6);
  return Array.from({ length: count }, (_, index) => ({ at: at + index * (bulk ? 40 : 700), spec: taskJob(task, index), bulk }));
}

function test(index: number, now: number, random: Random): Submission {
  const vo = index % 4 === 3 ? "ctao" : "belle";
  const site = random.pick(SITES.filter(({ vos }) => vos.includes(vo)));
  return { at: now - random.between(0.02, 30) * DAY, spec: siteTest(vo === "belle" ? USERS.gridadm : USERS.ctaadm, vo, site, index), bulk: false };
}
