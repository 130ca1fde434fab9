import { sql } from "kysely";
import type { Facet } from "../../schema/common/facet.type.ts";
import { constantCase } from "../../schema/common/table-registry.ts";
import type { BoundTable } from "./bound-table.ts";
import { all, liftField, type Condition } from "../../schema/common/condition.ts";
import { countKeys, summary } from "./group.ts";
import { byCount, byParent, countedSql, readValue, type CountedRow } from "./grouped.ts";
import type { Parents } from "./parents.ts";

/**
 * Counts each parent's rows by each field, without the field's own condition in the filter: one statement for all fields
 * and parents. The scope is never lifted.
 */
export async function facetRows(table: BoundTable, scope: Condition, filter: Condition, fields: readonly string[], first: number, parents: Parents): Promise<Facet[][]> {
  const keys = countKeys(table, fields, "fields");
  const members = keys.map((key, index) => {
    const counted = countedSql({ table, where: all(scope, liftField(filter, fields[index]!)), keys: [key], parents, ranking: byCount([key]), first });
    return sql<CountedRow & { facet: number }>`select ${sql.lit(index)} as facet, counted.* from (${counted}) as counted`;
  });
  const rows = Map.groupBy(await table.database.rows(sql<CountedRow & { facet: number }>`${sql.join(members, sql` union all `)}`), ({ facet }) => Number(facet));
  const facets = fields.map((field, index) => {
    const counted = new Map([...byParent(rows.get(index) ?? [])].map(([parent, found]) => [parent, {
      field: constantCase(field), ...summary(found), buckets: found.map(row => ({ value: readValue(row, 0, keys[index]!), count: Number(row.rows) })),
    }]));
    return parents.arrange(counted, () => ({ field: constantCase(field), ...summary([]), buckets: [] }));
  });
  return Array.from({ length: parents.size }, (_, parent) => facets.map(facet => facet[parent]!));
}
