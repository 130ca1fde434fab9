import { runningLimits, type JobLimit } from "../../../config/job-scheduling.ts";
import { fieldOf, limitsFor, type LimitedJob } from "./limited-attributes.ts";
import type { WaitingQueue } from "./waiting-queue.ts";

export interface ReachedLimits {
  /** The candidate sites that take no more such jobs. */
  readonly closed: readonly string[];
  /** Why, with the number of running jobs that the viewer may see. */
  readonly limits: readonly { readonly limit: JobLimit; readonly visible: number }[];
}

/** DIRAC compares with all jobs of the site, whoever may see them, also for the limit of a computing element: Jobs does not tell where at a site a job runs. */
export async function reachedLimits(queue: WaitingQueue, job: LimitedJob): Promise<ReachedLimits> {
  const { sources: { schedulingOptions, waitingGeneration, waitingPlaces, runningJobs }, candidates } = queue;
  const limits = limitsFor(job, queue, runningLimits(await schedulingOptions.tree(), job.vo ?? "", await waitingGeneration.ofJobs()));
  if (limits.length === 0) return { closed: [], limits: [] };
  const counts = await Promise.all(limits.map(async limit => {
    const like = [limit.siteName, fieldOf(limit), limit.value] as const, [all, visible] = await Promise.all([runningJobs.all(...like), runningJobs.visible(...like)]);
    return { limit, visible, isReached: all >= limit.limit };
  }));
  const { queues } = await waitingPlaces.all(), reached = counts.filter(({ isReached }) => isReached);
  const closed = candidates.filter(name => isClosed(name, reached.map(({ limit }) => limit), queues.get(name)?.map(({ computingElementName }) => computingElementName) ?? []));
  return { closed, limits: reached.filter(({ limit }) => closed.includes(limit.siteName)) };
}

/** By its own limit, or by those of all its computing elements. */
function isClosed(siteName: string, reached: readonly JobLimit[], elements: readonly string[]): boolean {
  const closed = new Set(reached.filter(limit => limit.siteName === siteName).map(({ computingElementName }) => computingElementName));
  return closed.has(null) || (elements.length > 0 && elements.every(name => closed.has(name)));
}
