import { sql } from "kysely";
import { all, EVERYTHING, isOneOf } from "../../schema/common/condition.ts";
import { describe } from "../../schema/common/table-registry.ts";
import { JobGroup } from "../../schema/wms/job-group.type.ts";
import type { StoredColumn } from "../catalog.ts";
import { bindTable } from "../query/bound-table.ts";
import { conditionSql } from "../query/condition-sql.ts";
import type { Visible } from "../query/listing.ts";
import { oneByKey } from "../query/loaders.ts";
import { TableSource } from "../query/table-source.ts";
import type { SourceContext } from "../source-context.ts";
import { visibleJobRows } from "./job-rows.ts";

/** The visible jobs of JobDB.Jobs, grouped by JobGroup: a job group exists for those who see a job of it. */
export class JobGroupSource extends TableSource<JobGroup, [string]> {
  readonly #named = oneByKey<string, JobGroup>(names => visibleJobGroupRows(this.context, names), "name");

  constructor(context: SourceContext) {
    super(JobGroup, context, visibleJobGroupRows);
  }

  override one(name: string): Promise<JobGroup | null> {
    return this.#named.load(name);
  }
}

/** With names only these groups are formed, by the index on JobGroup. */
async function visibleJobGroupRows(context: SourceContext, names?: readonly string[]): Promise<Visible<JobGroup>> {
  const { table: jobs, scope } = await visibleJobRows(context);
  const { value: jobGroup, stored } = jobs.columns.get("jobGroup")!;
  const where = names === undefined ? scope : all(scope, isOneOf("jobGroup", names));
  const from = sql`(
    select min(${jobGroup}) as ${sql.ref("JobGroup")}, count(*) as ${sql.ref("JobCount")}, max(${sql.ref("LastUpdateTime")}) as ${sql.ref("LastUpdateTime")}
    from ${jobs.from} where ${conditionSql(where, jobs)} group by ${jobs.database.dialect.exact(jobGroup)}) as ${sql.ref("JobGroups")}`;
  const columns = new Map<string, StoredColumn>([
    ["JobGroup", stored!],
    ["JobCount", { name: "JobCount", type: "bigint", nullable: false }],
    ["LastUpdateTime", { name: "LastUpdateTime", type: "datetime", nullable: true }],
  ]);
  return { table: bindTable(describe(JobGroup), jobs.database, { derived: { from, columns } }), scope: EVERYTHING };
}
