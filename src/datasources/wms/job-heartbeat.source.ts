import DataLoader from "dataloader";
import { sql } from "kysely";
import type { JobDB } from "../../generated/job-db.ts";
import type { JobHeartbeatSeries } from "../../schema/wms/job-heartbeat-series.type.ts";
import type { Job } from "../../schema/wms/job.type.ts";
import type { SourceContext } from "../source-context.ts";
import { heartbeatSeries } from "./heartbeat-series.ts";

/** JobDB.HeartBeatLoggingInfo: cheap by job only. Reached through a visible job only. */
export class JobHeartbeatSource {
  readonly #byJob: DataLoader<number, JobHeartbeatSeries[]>;

  constructor({ databases }: SourceContext) {
    this.#byJob = new DataLoader(async jobIds => {
      const database = await databases.open("JobDB");
      const rows = await database.rows(sql<JobDB["HeartBeatLoggingInfo"]>`
        select JobID, Name, Value, HeartBeatTime from HeartBeatLoggingInfo where JobID in (${sql.join(jobIds)})`);
      const ofJob = Map.groupBy(rows, row => Number(row.JobID));
      return jobIds.map(jobId => heartbeatSeries(ofJob.get(jobId) ?? []) as JobHeartbeatSeries[]);
    }, { maxBatchSize: 1000 });
  }

  of(job: Job): Promise<JobHeartbeatSeries[]> {
    return this.#byJob.load(job.jobId);
  }
}
