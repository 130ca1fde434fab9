import { runningLimits, type JobLimit } from "../../../config/job-scheduling.ts";
import type { Job } from "../../../schema/wms/job.type.ts";
import { WaitingReasonCode } from "../../../schema/wms/waiting-reason-code.type.ts";
import { fact, type Rule } from "./finding.ts";
import { fieldOf, limitsFor } from "./limited-attributes.ts";
import { extent, type WaitingQueue } from "./waiting-queue.ts";
import { counted, listed } from "./words.ts";

/** DIRAC compares with all jobs of the site, whoever may see them, also for the limit of a computing element: Jobs does not tell where at a site a job runs. */
export const RUNNING_LIMIT: Rule<[WaitingQueue, Job]> = {
  code: WaitingReasonCode.RUNNING_LIMIT, rank: 9,
  async find(queue, job) {
    const { sources, candidates } = queue;
    const limits = limitsFor(job, queue, runningLimits(await sources.schedulingOptions.tree(), job.vo ?? "", await sources.waitingGeneration.ofJobs()));
    if (limits.length === 0) return null;
    const { queues } = await sources.waitingPlaces.all();
    const counts = await Promise.all(limits.map(async limit => ({ limit, all: await sources.runningJobs.all(limit.siteName, fieldOf(limit), limit.value), visible: await sources.runningJobs.visible(limit.siteName, fieldOf(limit), limit.value) })));
    const reached = counts.filter(({ limit, all }) => all >= limit.limit);
    const closed = candidates.filter(name => isClosed(name, reached.map(({ limit }) => limit), queues.get(name)?.map(({ computingElementName }) => computingElementName) ?? []));
    const reach = extent(queue, closed.length), telling = reached.filter(({ limit }) => closed.includes(limit.siteName));
    if (reach === null) return null;
    return {
      sentence: `${telling.length === 1 ? atOne(telling[0]!.limit) : `As many jobs like it as the configuration allows run at ${listed(closed)}`}.`,
      certain: reach === "all",
      facts: telling.flatMap(({ limit, visible }) => [
        fact(`limit at ${limit.computingElementName ?? limit.siteName} for ${limit.attribute} ${limit.value}`, limit.limit, `Operations ${limit.option}`),
        fact(`such jobs Running, Matched or Stalled at ${limit.siteName} that you may see`, visible, "JobDB.Jobs"),
      ]),
    };
  },
};

/** By its own limit, or by those of all its computing elements. */
function isClosed(siteName: string, reached: readonly JobLimit[], elements: readonly string[]): boolean {
  const closed = reached.filter(limit => limit.siteName === siteName).map(({ computingElementName }) => computingElementName);
  return closed.includes(null) || (elements.length > 0 && elements.every(name => closed.includes(name)));
}

const atOne = ({ limit, siteName, computingElementName, attribute, value }: JobLimit) =>
  `No more than ${counted(limit, "job")} with ${attribute} ${value} may run at ${computingElementName === null ? siteName : `${computingElementName} of ${siteName}`}, and so many run there`;
