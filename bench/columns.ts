/** The fields of Job and their columns: all that DIRAC 9.1 has, which are 21. */
export const COLUMNS = {
  jobId: "JobID", jobType: "JobType", jobGroup: "JobGroup", siteName: "Site", jobName: "JobName", owner: "Owner", ownerGroup: "OwnerGroup", vo: "VO",
  submissionTime: "SubmissionTime", rescheduleTime: "RescheduleTime", lastUpdateTime: "LastUpdateTime", startExecTime: "StartExecTime",
  heartBeatTime: "HeartBeatTime", endExecTime: "EndExecTime", status: "Status", minorStatus: "MinorStatus", applicationStatus: "ApplicationStatus",
  userPriority: "UserPriority", rescheduleCounter: "RescheduleCounter", verifiedFlag: "VerifiedFlag", accountedFlag: "AccountedFlag",
} as const;

export type Field = keyof typeof COLUMNS;

export const ALL_FIELDS = Object.keys(COLUMNS) as Field[];
/** What a list on a page shows. */
export const FEW_FIELDS: readonly Field[] = ["jobId", "status", "siteName", "owner", "lastUpdateTime"];

export const selectList = (fields: readonly Field[]) => fields.map(field => `${COLUMNS[field]} as ${field}`).join();
