import { sql } from "kysely";
import { conditionSql } from "../query/condition-sql.ts";
import type { SourceContext } from "../source-context.ts";
import { visibleJobRows } from "./job-rows.ts";
import { SCOUT_ID, scoutsOf, type Scouts } from "./scouts.ts";

/** A campaign has one block of scouts for thousands of jobs; what waits beyond this is not looked through. */
const MOST = 20_000;

interface Scouted extends Scouts { readonly jobId: number }

/** Which jobs wait for scouts, by JobDB.JobParameters: all that the viewer may see in one statement, by the index on Status. */
export class ScoutedJobSource {
  #waiting: Promise<readonly Scouted[] | null> | undefined;

  constructor(private readonly context: SourceContext) {}

  /** The numbers of the jobs that wait for this one, the oldest first; null where JobDB keeps no parameters (9.1). */
  async waitingFor(jobId: number): Promise<readonly number[] | null> {
    this.#waiting ??= this.#read();
    return (await this.#waiting)?.filter(({ first, last }) => first <= jobId && jobId <= last).map(scouted => scouted.jobId) ?? null;
  }

  async #read(): Promise<readonly Scouted[] | null> {
    const { table, scope } = await visibleJobRows(this.context), { database } = table;
    if (!database.catalog.has("JobParameters")) return null;
    const rows = await database.rows(sql<{ jobId: number | string; value: string | null }>`
      select p.JobID as ${sql.ref("jobId")}, p.Value as value
      from (select JobID from ${table.from} where Status = 'Scouting' and ${conditionSql(scope, table)}) as j join JobParameters as p on p.JobID = j.JobID and p.Name = ${SCOUT_ID}
      order by p.JobID limit ${sql.lit(MOST)}`);
    return rows.flatMap(({ jobId, value }) => {
      const scouts = scoutsOf(value === null ? undefined : String(value));
      return scouts === undefined ? [] : [{ jobId: Number(jobId), ...scouts }];
    });
  }
}
