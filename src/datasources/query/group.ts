import { badInput } from "../../errors.ts";
import type { Groups } from "../../schema/common/groups.type.ts";
import { constantCase } from "../../schema/common/table-registry.ts";
import { requireColumn, type BoundTable } from "./bound-table.ts";
import type { Condition } from "../../schema/common/condition.ts";
import { byCount, byParent, countedSql, countKey, readValue, type CountedRow, type CountKey } from "./grouped.ts";
import type { Parents } from "./parents.ts";

/** The largest list of groups that a page can show; more is an export. */
const MAX_FIRST = 1000;

export function checkFirst(first: number): void {
  if (first < 1 || first > MAX_FIRST) throw badInput("first", `${first} is out of range: 1 to ${MAX_FIRST}`);
}

export function checkFields(fields: readonly string[], argument: string): void {
  if (fields.length === 0) throw badInput(argument, "at least one field is needed");
  if (new Set(fields).size < fields.length) throw badInput(argument, "names a field twice");
}

export function countKeys(table: BoundTable, fields: readonly string[], argument: string): CountKey[] {
  return fields.map((field, index) => countKey(requireColumn(table, field, `${argument}.${index}`), table));
}

/** Counts each parent's rows by the values of some fields, in one statement. */
export async function groupRows(table: BoundTable, where: Condition, by: readonly string[], first: number, parents: Parents): Promise<Groups[]> {
  const keys = countKeys(table, by, "by");
  const rows = await table.database.rows(countedSql({ table, where, keys, parents, ranking: byCount(keys), first }));
  const groups = new Map([...byParent(rows)].map(([parent, counted]) => [parent, {
    ...summary(counted),
    buckets: counted.map(row => ({ key: by.map((field, index) => ({ field: constantCase(field), value: readValue(row, index, keys[index]!) })), count: Number(row.rows) })),
  }]));
  return parents.arrange(groups, () => ({ ...summary([]), buckets: [] }));
}

/** What is said of all groups of a parent, from its first groups. */
export function summary(rows: readonly CountedRow[]): { total: number; other: number; groupCount: number } {
  const total = Number(rows[0]?.total ?? 0);
  return { total, other: rows.reduce((rest, row) => rest - Number(row.rows), total), groupCount: Number(rows[0]?.groups ?? 0) };
}
