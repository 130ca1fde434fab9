import DataLoader from "dataloader";
import { sql } from "kysely";
import type { Databases } from "../databases.ts";
import type { SourceContext } from "../source-context.ts";

/**
 * PilotAgentsDB.JobToPilotMapping: which pilot took which job, the last one first. Only numbers, and no scope of its own:
 * whoever asks holds the pilot or the job, and reads the other one by its own policy.
 */
export class PilotMatchSource {
  readonly #jobs: DataLoader<number, number[]>;
  readonly #pilots: DataLoader<number, number[]>;

  constructor({ databases }: SourceContext) {
    this.#jobs = matched("JobID", "PilotID", databases);
    this.#pilots = matched("PilotID", "JobID", databases);
  }

  jobsOf(pilotId: number): Promise<number[]> {
    return this.#jobs.load(pilotId);
  }

  pilotsOf(jobId: number): Promise<number[]> {
    return this.#pilots.load(jobId);
  }
}

interface Match { readonly key: number; readonly other: number }

/** A pilot may take the same job again, after a reschedule: two rows, and one match. */
function matched(column: "JobID" | "PilotID", by: "JobID" | "PilotID", databases: Databases): DataLoader<number, number[]> {
  return new DataLoader(async keys => {
    const database = await databases.open("PilotAgentsDB");
    const matches = await database.rows(sql<Match>`
      select ${sql.ref(by)} as ${sql.ref("key")}, ${sql.ref(column)} as other from JobToPilotMapping where ${sql.ref(by)} in (${sql.join(keys)})
      group by ${sql.ref(by)}, ${sql.ref(column)} order by max(StartTime) desc, ${sql.ref(column)} desc`);
    const ofKey = Map.groupBy(matches, ({ key }) => Number(key));
    return keys.map(key => (ofKey.get(key) ?? []).map(({ other }) => Number(other)));
  }, { maxBatchSize: 1000 });
}
