import { sql } from "kysely";
import type { Sql } from "../query/dialect.ts";

/** Which bucket rows: a condition on the ids of their keys. */
export type KeyCondition =
  | { readonly all: readonly KeyCondition[] }
  | { readonly any: readonly KeyCondition[] }
  | { readonly key: string; readonly ids: readonly number[]; readonly negated: boolean };

export const EVERY_ROW: KeyCondition = { all: [] };
export const NO_ROW: KeyCondition = { any: [] };

/** The key's id is one of these, or none of them; sorted, so that equal conditions are spelt alike. */
export function idIn(key: string, ids: readonly number[], negated = false): KeyCondition {
  if (ids.length === 0) return negated ? EVERY_ROW : NO_ROW;
  return { key, ids: [...new Set(ids)].sort((a, b) => a - b), negated };
}

export function allOf(...parts: readonly KeyCondition[]): KeyCondition {
  if (parts.some(isNoRow)) return NO_ROW;
  const kept = parts.filter(part => !isEveryRow(part));
  return kept.length === 1 ? kept[0]! : { all: kept };
}

export function anyOf(...parts: readonly KeyCondition[]): KeyCondition {
  if (parts.some(isEveryRow)) return EVERY_ROW;
  const kept = parts.filter(part => !isNoRow(part));
  return kept.length === 1 ? kept[0]! : { any: kept };
}

export const isNoRow = (condition: KeyCondition): boolean => "any" in condition && condition.any.length === 0;
export const isEveryRow = (condition: KeyCondition): boolean => "all" in condition && condition.all.length === 0;

export function keySql(condition: KeyCondition): Sql {
  if ("key" in condition) return sql`${sql.id(condition.key)} ${condition.negated ? sql`not in` : sql`in`} (${sql.join(condition.ids.map(id => sql.lit(id)))})`;
  if ("all" in condition) return condition.all.length === 0 ? sql`1 = 1` : sql`(${sql.join(condition.all.map(keySql), sql` and `)})`;
  return condition.any.length === 0 ? sql`1 = 0` : sql`(${sql.join(condition.any.map(keySql), sql` or `)})`;
}
