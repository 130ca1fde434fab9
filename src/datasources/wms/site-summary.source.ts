import { sql } from "kysely";
import { all } from "../../schema/common/condition.ts";
import type { FilterInput } from "../../schema/common/filter-for.ts";
import type { SiteSummary } from "../../schema/wms/site-summary.type.ts";
import { withTexts } from "../failures/fingerprint-filter.ts";
import { conditionSql } from "../query/condition-sql.ts";
import { readFilter } from "../query/filter.ts";
import type { SourceContext } from "../source-context.ts";
import { visibleJobRows } from "./job-rows.ts";
import { summarizeSites, type SiteCounts } from "./site-summary.ts";

/** The visible jobs of JobDB.Jobs, counted for each site. */
export class SiteSummarySource {
  constructor(private readonly context: SourceContext) {}

  async list(filter: FilterInput | null | undefined): Promise<SiteSummary[]> {
    const { table, scope } = await visibleJobRows(this.context), { dialect } = table.database;
    const where = all(scope, await withTexts(readFilter(filter, table.description, this.context), table, scope)), lastDay = readFilter({ endExecTime: { gte: "-P1D" } }, table.description, this.context);
    const [site, status] = ["siteName", "status"].map(field => table.columns.get(field)!.value) as [ReturnType<typeof sql>, ReturnType<typeof sql>];
    const counts = await table.database.rows(sql<SiteCounts>`
      select min(${site}) as ${sql.ref("siteName")}, min(${status}) as status, count(*) as ${sql.ref("all")},
        count(case when ${conditionSql(lastDay, table)} then 1 end) as ${sql.ref("endedLastDay")}
      from ${table.from} where ${conditionSql(where, table)}
      group by ${dialect.exact(site)}, ${dialect.exact(status)}`);
    return summarizeSites(counts.map(row => ({ ...row, all: Number(row.all), endedLastDay: Number(row.endedLastDay) })));
  }
}
