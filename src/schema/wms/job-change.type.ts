import { changeOf, type DescribedChange } from "../common/change-of.ts";
import { JobLogRecord } from "./job-log-record.type.ts";
import { Job } from "./job.type.ts";

export interface JobChange extends DescribedChange {
  readonly jobId: number;
  readonly history: JobLogRecord[];
}

export const JobChange = changeOf(Job, {
  description: "A change of a job, as it was observed: states that followed each other within a second may be one change. Comes at least once, "
    + "and for each job in the order in which things happened. docs/live.md says what is promised.\n\nSource: JobDB.Jobs and JobLoggingDB.LoggingInfo.",
  happenedAt: "the time that moved, or that of the last record",
  lists: { history: { of: JobLogRecord, description: "Records of its history that came with the change, or after an earlier one. A change may consist of them alone." } },
});
