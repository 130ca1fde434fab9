import { sql } from "kysely";
import type { SourceContext } from "../source-context.ts";
import { SCOUT_ID, scoutsOf, type Scouts } from "./scouts.ts";

/** A campaign has one block of scouts for thousands of jobs; what waits beyond this is not looked through. */
const MOST = 20_000;

interface Scouted extends Scouts { readonly jobId: number }

/** Which jobs wait for scouts, by JobDB.JobParameters: all of them in one statement, by the index on Status. */
export class ScoutedJobSource {
  #waiting: Promise<readonly Scouted[] | null> | undefined;

  constructor(private readonly context: SourceContext) {}

  /** The numbers of the jobs that wait for this one, the oldest first; null where JobDB keeps no parameters (9.1). Says nothing of who may see them. */
  async waitingFor(jobId: number): Promise<readonly number[] | null> {
    this.#waiting ??= this.#read();
    return (await this.#waiting)?.filter(({ first, last }) => first <= jobId && jobId <= last).map(scouted => scouted.jobId) ?? null;
  }

  async #read(): Promise<readonly Scouted[] | null> {
    const database = await this.context.databases.open("JobDB");
    if (!database.catalog.has("JobParameters")) return null;
    const rows = await database.rows(sql<{ jobId: number | string; value: string | null }>`
      select p.JobID as ${sql.ref("jobId")}, p.Value as value from Jobs as j join JobParameters as p on p.JobID = j.JobID and p.Name = ${SCOUT_ID}
      where j.Status = 'Scouting' order by j.JobID limit ${sql.lit(MOST)}`);
    return rows.flatMap(({ jobId, value }) => {
      const scouts = scoutsOf(value === null ? undefined : String(value));
      return scouts === undefined ? [] : [{ jobId: Number(jobId), ...scouts }];
    });
  }
}
