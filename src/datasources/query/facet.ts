import { sql } from "kysely";
import type { Facet } from "../../schema/common/facet.type.ts";
import { constantCase } from "../../schema/common/table-registry.ts";
import type { BoundTable } from "./bound-table.ts";
import { all, liftField, type Condition } from "../../schema/common/condition.ts";
import { countKeys, summary } from "./group.ts";
import { byCount, byParent, countedSql, readValue, type CountedRow, type CountKey } from "./grouped.ts";
import type { Parents } from "./parents.ts";
import { MAX_WEIGHT, weightOf } from "./weight.ts";

/** A field, and the key to count by it. */
interface Counted { readonly field: string; readonly key: CountKey }

/**
 * Counts each parent's rows by each field, without the field's own condition in the filter: one statement for all fields
 * and parents, or a few where each field repeats a long list. The scope is never lifted.
 */
export async function facetRows(table: BoundTable, scope: Condition, filter: Condition, fields: readonly string[], first: number, parents: Parents): Promise<Facet[][]> {
  const counted = countKeys(table, fields, "fields").map((key, index): Counted => ({ field: fields[index]!, key }));
  const size = Math.max(1, Math.floor(MAX_WEIGHT / (weightOf(filter, table) + parents.size)));
  const parts = Array.from({ length: Math.ceil(counted.length / size) }, (_, part) => counted.slice(part * size, (part + 1) * size));
  const facets = (await Promise.all(parts.map(part => readFacets(table, scope, filter, part, first, parents)))).flat();
  return Array.from({ length: parents.size }, (_, parent) => facets.map(facet => facet[parent]!));
}

/** For each field each parent's facet. */
async function readFacets(table: BoundTable, scope: Condition, filter: Condition, fields: readonly Counted[], first: number, parents: Parents): Promise<Facet[][]> {
  const members = fields.map(({ field, key }, index) => {
    const counted = countedSql({ table, where: all(scope, liftField(filter, field)), keys: [key], parents, ranking: byCount([key]), first });
    return sql<CountedRow & { facet: number }>`select ${sql.lit(index)} as facet, counted.* from (${counted}) as counted`;
  });
  const rows = Map.groupBy(await table.database.rows(sql<CountedRow & { facet: number }>`${sql.join(members, sql` union all `)}`), ({ facet }) => Number(facet));
  return fields.map(({ field, key }, index) => {
    const counted = new Map([...byParent(rows.get(index) ?? [])].map(([parent, found]) => [parent, {
      field: constantCase(field), ...summary(found), buckets: found.map(row => ({ value: readValue(row, 0, key), count: Number(row.rows) })),
    }]));
    return parents.arrange(counted, () => ({ field: constantCase(field), ...summary([]), buckets: [] }));
  });
}
