import type { Job } from "../../../schema/wms/job.type.ts";
import type { JobLimit } from "../../../config/job-scheduling.ts";
import type { WaitingQueue } from "./waiting-queue.ts";

/** The attributes of jobs, as DIRAC names them, for which limits make sense; the graph's names of them. */
const FIELDS: Readonly<Record<string, "jobType" | "jobGroup" | "jobName" | "owner" | "ownerGroup" | "vo">> = {
  JobType: "jobType", JobGroup: "jobGroup", JobName: "jobName", Owner: "owner", OwnerGroup: "ownerGroup", VO: "vo",
};

export const fieldOf = ({ attribute }: JobLimit) => FIELDS[attribute]!;

/** What limits look at. */
export type LimitedJob = Pick<Job, (typeof FIELDS)[string]>;

/** The limits, at sites where it may run, that are for jobs like this one. */
export function limitsFor(job: LimitedJob, { candidates }: WaitingQueue, limits: readonly JobLimit[]): JobLimit[] {
  return limits.filter(({ siteName, attribute, value }) => Object.hasOwn(FIELDS, attribute) && job[FIELDS[attribute]!] === value && candidates.includes(siteName));
}
