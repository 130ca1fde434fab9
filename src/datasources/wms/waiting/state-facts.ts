import type { Sources } from "../../all-sources.ts";
import type { Job } from "../../../schema/wms/job.type.ts";
import type { WaitingFact } from "../../../schema/wms/waiting-reason.type.ts";
import { fact } from "./finding.ts";

/** The state of a job that has not come to a task queue, since when, and how many others are in it. */
export async function stateFacts({ status, minorStatus, submissionTime, lastUpdateTime }: Job, { jobBacklog }: Sources): Promise<WaitingFact[]> {
  const others = Math.max(0, await jobBacklog.count(status) - 1);
  return [
    fact("status", `${status}, ${minorStatus}`, "JobDB.Jobs.Status, MinorStatus"),
    ...(submissionTime === null ? [] : [fact("submitted", submissionTime, "JobDB.Jobs.SubmissionTime")]),
    ...(lastUpdateTime === null ? [] : [fact("last change of status", lastUpdateTime, "JobDB.Jobs.LastUpdateTime")]),
    fact("other jobs in this state that you may see", others, "JobDB.Jobs.Status"),
  ];
}
