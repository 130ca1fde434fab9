import type { Sources } from "../../all-sources.ts";
import { once } from "../../../schema/common/once.ts";
import type { SiteWaitingJobs } from "../../../schema/wms/site-waiting-jobs.type.ts";
import { WaitingObstacle } from "../../../schema/wms/waiting-obstacle.type.ts";
import { reachedLimits } from "./reached-limits.ts";
import { anyFits, requirementsOf, type Requirement } from "./requirements.ts";
import { siteVerdict } from "./site-verdict.ts";
import { mayRunWhereBanned } from "./sites-not-usable.rule.ts";
import { waitingQueue, type WaitingQueue } from "./waiting-queue.ts";

/** A visible task queue with jobs, and what does not depend on the site. */
interface Line {
  readonly jobs: number;
  readonly queue: WaitingQueue;
  readonly candidates: ReadonlySet<string>;
  readonly requirements: readonly Requirement[];
  /** Sites whose limit for such jobs is reached. */
  readonly full: ReadonlySet<string>;
}

/** The other way round: how many waiting jobs could start at a site, and what keeps the others from it. */
export async function waitingAtSite(siteName: string, sources: Sources): Promise<SiteWaitingJobs> {
  const [lines, { queues }] = await Promise.all([linesOf(sources), sources.waitingPlaces.all()]), there = queues.get(siteName) ?? [], counts = new Map<WaitingObstacle | null, number>();
  const vos = [...new Set(lines.map(({ queue }) => queue.vo))], verdicts = await Promise.all(vos.map(vo => siteVerdict(siteName, vo, sources)));
  const isClosed = ({ vo }: WaitingQueue) => verdicts[vos.indexOf(vo)]!.usable === false;
  for (const { jobs, queue, candidates, requirements, full } of lines) {
    const obstacle = !candidates.has(siteName) ? WaitingObstacle.OTHER_SITES : !mayRunWhereBanned(queue) && isClosed(queue) ? WaitingObstacle.SITE_NOT_USABLE
      : !anyFits(there, requirements) ? WaitingObstacle.NO_QUEUE_FITS : full.has(siteName) ? WaitingObstacle.RUNNING_LIMIT : null;
    counts.set(obstacle, (counts.get(obstacle) ?? 0) + jobs);
  }
  const others = Object.values(WaitingObstacle).flatMap(code => (counts.has(code) ? [{ code, count: counts.get(code)! }] : []));
  return { total: lines.reduce((all, { jobs }) => all + jobs, 0), matching: counts.get(null) ?? 0, others };
}

const linesOf = once(async (sources: Sources): Promise<Line[]> => {
  const [visible, tree] = await Promise.all([sources.waitingLine.queues(), sources.schedulingOptions.tree()]);
  const lines = await Promise.all(visible.map(async ({ taskQueueId, vo }) => {
    const [jobs, queue] = await Promise.all([sources.taskQueueJobs.countOf(taskQueueId), waitingQueue(taskQueueId, vo, sources)]);
    const { closed } = jobs === 0 ? { closed: [] } : await reachedLimits(queue, limitedJob(queue));
    return { jobs, queue, candidates: new Set(queue.candidates), requirements: requirementsOf(queue, tree), full: new Set(closed) };
  }));
  return lines.filter(({ jobs }) => jobs > 0);
});

/** What a task queue tells of its jobs: not their groups and names. */
function limitedJob({ row, jobTypes, vo }: WaitingQueue) {
  return { jobType: jobTypes.length === 1 ? jobTypes[0]! : "", owner: row?.owner ?? "", ownerGroup: row?.ownerGroup ?? "", vo, jobGroup: "", jobName: "" };
}
