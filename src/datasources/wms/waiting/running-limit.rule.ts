import type { JobLimit } from "../../../config/job-scheduling.ts";
import type { Job } from "../../../schema/wms/job.type.ts";
import { WaitingReasonCode } from "../../../schema/wms/waiting-reason-code.type.ts";
import { fact, type Rule } from "./finding.ts";
import { reachedLimits } from "./reached-limits.ts";
import { extent, type WaitingQueue } from "./waiting-queue.ts";
import { counted, listed } from "./words.ts";

export const RUNNING_LIMIT: Rule<[WaitingQueue, Job]> = {
  code: WaitingReasonCode.RUNNING_LIMIT, rank: 9,
  async find(queue, job) {
    const { limits, closed } = await reachedLimits(queue, job), reach = extent(queue, closed.length);
    if (reach === null) return null;
    return {
      sentence: `${limits.length === 1 ? atOne(limits[0]!.limit) : `As many jobs like it as the configuration allows run at ${listed(closed)}`}.`,
      certain: reach === "all",
      facts: limits.flatMap(({ limit, visible }) => [
        fact(`limit at ${limit.computingElementName ?? limit.siteName} for ${limit.attribute} ${limit.value}`, limit.limit, `Operations ${limit.option}`),
        fact(`such jobs Running, Matched or Stalled at ${limit.siteName} that you may see`, visible, "JobDB.Jobs"),
      ]),
    };
  },
};

const atOne = ({ limit, siteName, computingElementName, attribute, value }: JobLimit) =>
  `No more than ${counted(limit, "job")} with ${attribute} ${value} may run at ${computingElementName === null ? siteName : `${computingElementName} of ${siteName}`}, and so many run there`;
