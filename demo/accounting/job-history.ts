import { activity } from "../activity.ts";
import { Random } from "../random.ts";
import { USERS, type DemoUser } from "../registry.ts";
import { SITES, type DemoSite } from "../sites.ts";
import { DAY } from "../time.ts";
import type { RecordOf } from "./accounting-record.ts";
import { ACCOUNTING_TYPES } from "./accounting-types.ts";
import { wasDown } from "./past-work.ts";
import { snapshots, type Snapshots } from "./snapshots.ts";
import { workloadsOf, type Workload } from "./workloads.ts";

/** So many jobs of each status there are now. */
export type Present = ReadonlyMap<string, number>;

/** A row of a snapshot: jobs that are alike in all that the history tells apart. */
interface Heap { readonly status: string; readonly minor: string; readonly site: string; readonly workload: Workload; readonly share: number; /** In which part of the snapshots there are any. */ readonly presence: number }

/** The work that is large enough to be told: a snapshot has two dozen rows. */
const isLarge = ({ weight, jobType, owner }: Workload) => (jobType === "User" ? PEOPLE.has(owner) : weight >= 2.5);

const PEOPLE: ReadonlySet<DemoUser> = new Set([USERS.hideki, USERS.sakura, USERS.chiara]);

/** WMSHistory: how many jobs were in which state every quarter of an hour, as the StatesAccountingAgent sees them. */
export function jobHistory(from: number, now: number, present: Present, seed: number): RecordOf<"WMSHistory">[] {
  const random = new Random(seed), usual = wave(now), total = workloadsOf(0).filter(isLarge).reduce((sum, { weight }) => sum + weight, 0);
  return snapshots(ACCOUNTING_TYPES.WMSHistory.ladder, from, now, now).flatMap(taken => {
    const daysAgo = (now - taken.middle) / DAY, tide = wave(taken.middle) / usual;
    return workloadsOf(daysAgo).filter(isLarge).flatMap(workload => heapsOf(workload, daysAgo)).flatMap(heap => {
      const count = heap.presence === 1 ? taken.count : some(taken, heap.presence, random);
      const jobs = Math.round(count * (present.get(heap.status) ?? 0) * heap.share * (heap.workload.weight / total) * tide * random.between(0.92, 1.08));
      return jobs === 0 ? [] : [booked(heap, jobs, count, taken.first)];
    });
  });
}

/** Productions go on at night, people do not. */
const wave = (at: number) => 0.8 + 0.2 * activity(at, 4);

function some({ count }: Snapshots, presence: number, random: Random): number {
  let found = 0;
  for (let left = count; left > 0; left--) if (random.chance(presence)) found++;
  return found;
}

function heapsOf(workload: Workload, daysAgo: number): Heap[] {
  const heap = (status: string, minor: string, site: string, share: number, presence = 1): Heap => ({ status, minor, site, workload, share, presence });
  const sites = sitesOf(workload).filter(site => !wasDown(site, daysAgo)).map(({ name }) => name), [main = "ANY"] = sites;
  if (workload.jobType === "User") return [heap("Running", "Application", main, 1), heap("Waiting", "Pilot Agent Submission", "ANY", 1)];
  return [
    ...sites.map(site => heap("Running", "Application", site, 1 / sites.length)),
    heap("Waiting", "Pilot Agent Submission", workload.jobType === "MCSimulation" ? "ANY" : "Multiple", 1),
    ...(workload.jobType === "MCSimulation" ? [heap("Done", "Execution Complete", main, 1.5), heap("Failed", "Application Finished With Errors", main, 1.5), heap("Stalled", "Application", main, 2, 0.45)] : []),
  ];
}

const LARGE_SITES = SITES.filter(({ weight, ban }) => weight >= 20 && ban === undefined);

/** Two for a simulation, else one: always the same. */
function sitesOf({ vo, jobGroup, jobType, owner }: Workload): DemoSite[] {
  const possible = LARGE_SITES.filter(({ vos }) => vos.includes(vo)), number = [...jobGroup, ...owner.name].reduce((sum, letter) => sum + letter.codePointAt(0)!, 0);
  const first = possible[number % possible.length]!;
  return jobType !== "MCSimulation" ? [first] : [first, possible[(number + 3) % possible.length]!];
}

const booked = ({ status, minor, site, workload: { owner, group, jobGroup, jobType } }: Heap, jobs: number, count: number, at: number): RecordOf<"WMSHistory"> => ({
  type: "WMSHistory",
  keys: { Status: status, Site: site, User: owner.name, UserGroup: group, JobGroup: jobGroup, MinorStatus: minor, ApplicationStatus: "unset", JobSplitType: jobType },
  values: { Jobs: jobs, Reschedules: status === "Waiting" ? Math.floor(jobs / 40) : 0 },
  from: at, to: at, count,
});
