import { matchingDelays } from "../../../config/job-scheduling.ts";
import type { Job } from "../../../schema/wms/job.type.ts";
import { WaitingReasonCode } from "../../../schema/wms/waiting-reason-code.type.ts";
import { fact, type Rule } from "./finding.ts";
import { limitsFor } from "./limited-attributes.ts";
import { extent, type WaitingQueue } from "./waiting-queue.ts";
import { counted, listed } from "./words.ts";

/** Never certain: when the last one was taken only the matcher knows, in its memory. */
export const MATCHING_DELAY: Rule<[WaitingQueue, Job]> = {
  code: WaitingReasonCode.MATCHING_DELAY, rank: 9,
  async find(queue, job) {
    const { sources } = queue, tree = await sources.schedulingOptions.tree();
    const delays = limitsFor(job, queue, matchingDelays(tree, job.vo ?? "", await sources.waitingGeneration.ofJobs())).filter(({ limit }) => limit > 0);
    const sites = [...new Set(delays.map(({ siteName }) => siteName))];
    if (extent(queue, sites.length) === null) return null;
    const { attribute, value, limit } = delays[0]!;
    return {
      sentence: delays.length === 1 ? `At ${sites[0]} at most one job with ${attribute} ${value} starts every ${counted(limit, "second")}.` : `At ${listed(sites)} jobs like it start one by one, with a delay between them.`,
      certain: false,
      facts: delays.map(one => fact(`seconds between two jobs with ${one.attribute} ${one.value} at ${one.siteName}`, one.limit, `Operations ${one.option}`)),
    };
  },
};
