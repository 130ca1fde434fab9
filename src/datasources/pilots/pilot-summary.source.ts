import { sql } from "kysely";
import { all } from "../../schema/common/condition.ts";
import type { FilterInput } from "../../schema/common/filter-for.ts";
import type { PilotSummariesArgs } from "../../schema/pilots/pilot-summaries.args.ts";
import type { PilotSummary } from "../../schema/pilots/pilot-summary.type.ts";
import { withTexts } from "../failures/fingerprint-filter.ts";
import { conditionSql } from "../query/condition-sql.ts";
import { readFilter } from "../query/filter.ts";
import { checkFields } from "../query/group.ts";
import type { SourceContext } from "../source-context.ts";
import { visiblePilotRows } from "./pilot-rows.ts";
import { summarize, type PilotCounts } from "./pilot-summary.ts";

const KEYS = ["siteName", "computingElementName", "status"] as const;

/** The visible pilots of PilotAgentsDB.PilotAgents, counted. */
export class PilotSummarySource {
  constructor(private readonly context: SourceContext) {}

  async list({ by, filter }: PilotSummariesArgs): Promise<PilotSummary[]> {
    checkFields(by, "by");
    const { table, scope } = await visiblePilotRows(this.context);
    const condition = (input: FilterInput | null | undefined) => readFilter(input, table.description, this.context);
    const where = all(scope, await withTexts(condition(filter), table, scope));
    const count = (input: FilterInput) => sql`count(case when ${conditionSql(condition(input), table)} then 1 end)`;
    const lastDay = { lastUpdateTime: { gte: "-P1D" } }, lastHour = { lastUpdateTime: { gte: "-PT1H" } };
    const values = KEYS.map(field => ({ field, value: table.columns.get(field)!.value }));
    // by the exact values also where `by` names fewer: which counts DIRAC takes is decided for each computing element
    const counts = await table.database.rows(sql<PilotCounts>`
      select ${sql.join(values.map(({ field, value }) => sql`min(${value}) as ${sql.ref(field)}`))}, count(*) as ${sql.ref("all")}, ${count(lastDay)} as ${sql.ref("lastDay")},
        ${count(lastHour)} as ${sql.ref("lastHour")}, ${count({ ...lastDay, currentJobId: { eq: 0 } })} as ${sql.ref("emptyLastDay")}
      from ${table.from} where ${conditionSql(where, table)}
      group by ${sql.join(values.map(({ value }) => table.database.dialect.exact(value)))}`);
    return summarize(counts, by);
  }
}
