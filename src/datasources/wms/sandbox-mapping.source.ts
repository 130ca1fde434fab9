import DataLoader from "dataloader";
import { sql } from "kysely";
import type { Job } from "../../schema/wms/job.type.ts";
import type { SourceContext } from "../source-context.ts";
import { sandboxDbGeneration } from "./sandbox-generation.ts";

interface Mapping { readonly SBId: number; readonly EntityId: string; readonly Type: string; readonly EntitySetup?: string | null }

/**
 * SandboxMetadataDB.sb_EntityMapping: which sandboxes a job has. Only numbers, and no scope of its own: whoever asks holds
 * the job, and reads the sandboxes by their own policy.
 */
export class SandboxMappingSource {
  readonly #ofJobs: DataLoader<Job, readonly Mapping[], string>;

  constructor({ databases }: SourceContext) {
    this.#ofJobs = new DataLoader(async jobs => {
      const database = await databases.open("SandboxMetadataDB");
      // in 8.0 the jobs of several setups may share a number; an upgraded 9.1 keeps the column, and no longer fills it
      const ofSetup = sandboxDbGeneration(database.catalog) === "8.0";
      const rows = await database.rows(sql<Mapping>`
        select SBId, EntityId, Type ${ofSetup ? sql`, EntitySetup` : sql``} from sb_EntityMapping where EntityId in (${sql.join(jobs.map(entityOf))}) order by SBId`);
      const found = Map.groupBy(rows, ({ EntityId }) => EntityId);
      return jobs.map(job => (found.get(entityOf(job)) ?? []).filter(({ EntitySetup }) => !ofSetup || EntitySetup === job.diracSetup));
    }, { maxBatchSize: 1000, cacheKeyFn: job => JSON.stringify([job.jobId, job.diracSetup]) });
  }

  /** Needs the job's `diracSetup`. */
  async sandboxesOf(job: Job, type: "Input" | "Output"): Promise<number[]> {
    return (await this.#ofJobs.load(job)).filter(({ Type }) => Type === type).map(({ SBId }) => Number(SBId));
  }
}

const entityOf = ({ jobId }: Job) => `Job:${jobId}`;
