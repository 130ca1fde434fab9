import type { SQLInputValue } from "node:sqlite";
import type { Generation } from "../dirac/facts.ts";
import type { DemoJob } from "./job.ts";
import { SETUP } from "./registry.ts";
import { dateTime } from "./time.ts";

/** Every column of JobDB.Jobs, with what DIRAC writes into it. */
type Column = readonly [name: string, value: (job: DemoJob) => SQLInputValue];

const time = (at: number | null) => (at === null ? null : dateTime(at));

const COMMON: readonly Column[] = [
  ["JobID", ({ row }) => row.JobID],
  ["JobType", ({ spec }) => spec.jobType],
  ["JobGroup", ({ spec }) => spec.jobGroup],
  ["Site", ({ row }) => row.Site],
  ["JobName", ({ spec }) => spec.jobName],
  ["Owner", ({ spec }) => spec.owner.name],
  ["OwnerGroup", ({ spec }) => spec.ownerGroup],
  ["SubmissionTime", ({ row }) => time(row.SubmissionTime)],
  ["RescheduleTime", ({ row }) => time(row.RescheduleTime)],
  ["LastUpdateTime", ({ row }) => time(row.LastUpdateTime)],
  ["StartExecTime", ({ row }) => time(row.StartExecTime)],
  ["HeartBeatTime", ({ row }) => time(row.HeartBeatTime)],
  ["EndExecTime", ({ row }) => time(row.EndExecTime)],
  ["Status", ({ row }) => row.Status],
  ["MinorStatus", ({ row }) => row.MinorStatus],
  ["ApplicationStatus", ({ row }) => row.ApplicationStatus],
  ["UserPriority", ({ spec }) => spec.priority],
  ["RescheduleCounter", ({ row }) => row.RescheduleCounter],
  ["VerifiedFlag", () => "True"],
  ["AccountedFlag", ({ row }) => row.AccountedFlag],
];

/** The flags of 8.0 stay at their defaults, whatever happens to the job. */
const OF_GENERATION: Readonly<Record<Generation, readonly Column[]>> = {
  "8.0": [
    ["DIRACSetup", () => SETUP],
    ["OwnerDN", ({ spec }) => spec.owner.dn],
    ["JobSplitType", () => "Single"],
    ["MasterJobID", () => 0],
    ["ApplicationNumStatus", () => 0],
    ["SystemPriority", () => 0],
    ...["DeletedFlag", "KilledFlag", "FailedFlag", "ISandboxReadyFlag", "OSandboxReadyFlag", "RetrievedFlag"].map((flag): Column => [flag, () => "False"]),
  ],
  "9.1": [["VO", ({ spec }) => spec.vo]],
};

export const jobColumns = (generation: Generation): readonly Column[] => [...COMMON, ...OF_GENERATION[generation]];
