import { jobsWithReadableDn } from "../../auth/policies/wms.policy.ts";
import { Job } from "../../schema/wms/job.type.ts";
import type { FeedDescription } from "../live/feed.ts";
import { visibleJobRows } from "./job-rows.ts";
import { JobWatch } from "./job-watch.ts";

/** The changes of JobDB.Jobs, with the records of JobLoggingDB. */
export const JOB_FEED: FeedDescription<Job> = {
  name: "jobs",
  type: Job,
  rows: visibleJobRows,
  personalWhere: jobsWithReadableDn,
  times: ["lastUpdateTime", "heartBeatTime"],
  watch: (parts, databases) => new JobWatch(parts, databases),
};
