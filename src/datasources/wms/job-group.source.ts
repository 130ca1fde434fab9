import { sql } from "kysely";
import { all, EVERYTHING, isOneOf } from "../../schema/common/condition.ts";
import type { ListArgs } from "../../schema/common/list-args.ts";
import type { Listing } from "../../schema/common/listing.ts";
import { describe } from "../../schema/common/table-registry.ts";
import { JobGroup } from "../../schema/wms/job-group.type.ts";
import type { StoredColumn } from "../catalog.ts";
import { bindTable } from "../query/bound-table.ts";
import { conditionSql } from "../query/condition-sql.ts";
import { ListPlaces } from "../query/list-places.ts";
import type { Place, Visible } from "../query/listing.ts";
import { oneByKey } from "../query/loaders.ts";
import type { SourceContext } from "../source-context.ts";
import { visibleJobRows } from "./job-rows.ts";

/** The visible jobs of JobDB.Jobs, grouped by JobGroup: a job group exists for those who see a job of it. */
export class JobGroupSource {
  readonly #lists: ListPlaces<JobGroup>;

  constructor(private readonly context: SourceContext) {
    this.#lists = new ListPlaces(describe(JobGroup), () => this.visible(), context);
  }

  readonly byName = oneByKey<string, JobGroup>(names => this.visible(names), "name");

  list(args: ListArgs, place: Place): Listing<JobGroup> {
    return this.#lists.root(args, place);
  }

  /** With names only these groups are formed, by the index on JobGroup. */
  private async visible(names?: readonly string[]): Promise<Visible<JobGroup>> {
    const { table: jobs, scope } = await visibleJobRows(this.context);
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
}
