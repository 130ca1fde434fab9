import DataLoader from "dataloader";
import { sql } from "kysely";
import type { JobLoggingDB } from "../../generated/job-logging-db.ts";
import type { Job } from "../../schema/wms/job.type.ts";
import type { JobLogRecord } from "../../schema/wms/job-log-record.type.ts";
import type { SourceContext } from "../source-context.ts";
import { resolveHistory } from "./job-history.ts";

/** JobLoggingDB.LoggingInfo: no index but (JobID, SeqNum), so it is read by job only. Reached through a visible job only. */
export class JobHistorySource {
  readonly #byJob: DataLoader<number, JobLogRecord[]>;

  constructor({ databases }: SourceContext) {
    this.#byJob = new DataLoader(async jobIds => {
      const database = await databases.open("JobLoggingDB");
      const rows = await database.rows(sql<JobLoggingDB["LoggingInfo"]>`
        select JobID, SeqNum, Status, MinorStatus, ApplicationStatus, StatusTime, StatusTimeOrder, StatusSource
        from LoggingInfo where JobID in (${sql.join(jobIds)})`);
      const ofJob = Map.groupBy(rows, row => Number(row.JobID));
      return jobIds.map(jobId => resolveHistory(ofJob.get(jobId) ?? []));
    }, { maxBatchSize: 1000 });
  }

  /** The job's records in order of events. */
  of(job: Job): Promise<JobLogRecord[]> {
    return this.#byJob.load(job.jobId);
  }
}
