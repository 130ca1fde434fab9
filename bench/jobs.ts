import { Random } from "../demo/random.ts";
import { SITES } from "../demo/sites.ts";
import { GROUPS, ownersOf } from "./registry.ts";

export type Value = string | number | null;
export type JobRow = Readonly<Record<string, Value>>;

/** The bench's clock stands here, so that every machine measures the same jobs. */
export const NOW = "2026-11-20T12:00:00Z";
const DAYS = 30;
const HOUR = 3600_000;

/** An index over weights: big sites, groups and users have most of the jobs. */
function weighted<T>(items: readonly (readonly [item: T, weight: number])[]): (random: Random) => T {
  const sums: number[] = [];
  for (const [, weight] of items) sums.push((sums.at(-1) ?? 0) + weight);
  return random => {
    const point = random.next() * sums.at(-1)!;
    return items[sums.findIndex(sum => point < sum)]![0];
  };
}

const MORE_SITES = Array.from({ length: Math.max(0, 60 - SITES.length) }, (_, index): [string, number] => [`LCG.Tier3-${index + 1}.eu`, 3]);
const siteOf = weighted([...SITES.map(({ name, weight }): [string, number] => [name, weight]), ...MORE_SITES]);
const groupOf = weighted(GROUPS.map(group => [group, group.share]));
// a few people have most of a group's jobs
const ownerOf = new Map(GROUPS.map(group => [group.name, weighted(ownersOf(group).map((owner, index): [string, number] => [owner, 1 / (index + 1)]))]));

/** `#` is the job's number: error texts of real jobs are seldom the same twice. */
type Ending = readonly [status: string, minor: string, application: string];
const FINAL = weighted<Ending>([
  [["Done", "Execution Complete", "Unknown"], 80],
  [["Failed", "Application Finished With Errors", "basf2 exited with code 139 (Segmentation fault) at event #"], 9],
  [["Failed", "Uploading Outputs", "Uploading output failed at wn#.cc.kek.jp: no space for LFN:/belle/user/a/alice/out_#.root"], 3],
  [["Failed", "Job stalled: pilot not running", "Job has reached the CPU limit of the queue after # s at 2026-11-19T12:00:00Z"], 2],
  [["Killed", "Marked for termination", "Unknown"], 4],
  [["Deleted", "Deleted by user", "Unknown"], 1],
  [["Completed", "Pending Requests", "Unknown"], 1],
]);
const LIVING = weighted<Ending>([
  [["Running", "Application", "Executing RunScript step1"], 55],
  [["Waiting", "Pilot Agent Submission", "Unknown"], 36],
  [["Matched", "Assigned", "Unknown"], 3],
  [["Stalled", "Watchdog identified this job as stalled", "Unknown"], 2],
  [["Received", "Job accepted", "Unknown"], 2],
  [["Checking", "JobSanity", "Unknown"], 2],
]);

const dateTime = (ms: number) => new Date(ms).toISOString().slice(0, 19).replace("T", " ");

/**
 * Jobs as an installation has them: submitted evenly over 30 days with rising numbers, ended after hours, those of the
 * last hours still waiting or running. The same numbers make the same jobs.
 */
export function* benchJobs(count: number): Generator<JobRow> {
  const random = new Random(1), now = Date.parse(NOW);
  for (let id = 1; id <= count; id++) {
    const group = groupOf(random), owner = ownerOf.get(group.name)!(random), isProduction = group.name.endsWith("_prod");
    const submitted = now - DAYS * 24 * HOUR * (1 - id / count), start = submitted + random.between(0.05, 6) * HOUR, end = start + random.between(0.1, 20) * HOUR;
    const ended = end < now, started = start < now;
    const [status, minor, application] = ended ? FINAL(random) : LIVING(random);
    const updated = ended ? end : Math.min(started ? start : submitted, now), ran = ended || status === "Running" || status === "Stalled";
    const task = random.integer(1, 99_999), transformation = String(random.integer(9000, 9039)).padStart(8, "0");
    yield {
      JobID: id,
      JobType: isProduction ? random.pick(["MCSimulation", "MCReconstruction", "Merge"]) : "User",
      JobGroup: isProduction ? transformation : `${owner}_${random.integer(1, 40)}`,
      Site: status === "Waiting" && random.chance(0.6) ? "ANY" : siteOf(random),
      JobName: isProduction ? `${transformation}_${String(task).padStart(8, "0")}` : `analysis_${task}`,
      Owner: owner,
      OwnerGroup: group.name,
      VO: group.vo,
      SubmissionTime: dateTime(submitted),
      RescheduleTime: random.chance(0.03) ? dateTime(start) : null,
      LastUpdateTime: dateTime(updated),
      StartExecTime: ran ? dateTime(Math.min(start, now)) : null,
      HeartBeatTime: ran ? dateTime(Math.min(updated, now)) : null,
      EndExecTime: ended ? dateTime(end) : null,
      Status: status,
      MinorStatus: minor,
      ApplicationStatus: application.replaceAll("#", String(id)),
      UserPriority: isProduction ? random.integer(1, 5) : 1,
      RescheduleCounter: random.chance(0.03) ? 1 : 0,
      VerifiedFlag: "True",
      AccountedFlag: ended ? "True" : "False",
      // of 8.0 only
      DIRACSetup: "Bench-Production",
      OwnerDN: `/DC=org/DC=bench/CN=${owner}`,
      JobSplitType: "Single",
    };
  }
}
