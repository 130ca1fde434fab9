import { sql } from "kysely";
import type { BoundTable } from "./bound-table.ts";
import { conditionSql } from "./condition-sql.ts";
import type { Condition } from "../../schema/common/condition.ts";
import type { Parents } from "./parents.ts";

/** Counts each parent's rows, in one statement. */
export async function countRows(table: BoundTable, where: Condition, parents: Parents): Promise<number[]> {
  const { group, shown } = parents.key(table);
  const counted = sql<{ parent: string | number | null; rows: number }>`
    select min(${shown}) as parent, count(*) as ${sql.ref("rows")} from ${table.from} where ${parents.some(table)} and ${conditionSql(where, table)}`;
  const rows = parents.keys === undefined ? [await table.database.one(counted)] : await table.database.rows(sql<{ parent: string | number; rows: number }>`${counted} group by ${group}`);
  return parents.arrange(new Map(rows.map(row => [row.parent === null ? "" : String(row.parent), Number(row.rows)])), () => 0);
}
