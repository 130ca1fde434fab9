import type { Job } from "../../../schema/wms/job.type.ts";
import { WaitingReasonCode } from "../../../schema/wms/waiting-reason-code.type.ts";
import { fact, type Rule } from "./finding.ts";
import { moment } from "./words.ts";
import type { WaitingQueue } from "./waiting-queue.ts";

/** The row is written a moment after the status, and taken a moment before it. */
export const NOT_IN_TASK_QUEUE: Rule<[WaitingQueue | null, Job]> = {
  code: WaitingReasonCode.NOT_IN_TASK_QUEUE, rank: 4,
  find(queue, { lastUpdateTime }) {
    if (queue !== null) return null;
    const since = lastUpdateTime === null ? "" : `; its status last changed at ${moment(lastUpdateTime)}`;
    return {
      sentence: `It is Waiting but in no task queue, so that no pilot can get it${since}. If this lasts longer than a moment, reschedule it.`, certain: true,
      facts: [fact("task queue", "none", "TaskQueueDB.tq_Jobs"), ...(lastUpdateTime === null ? [] : [fact("last change of status", lastUpdateTime, "JobDB.Jobs.LastUpdateTime")])],
    };
  },
};
