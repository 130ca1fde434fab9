import { sql } from "kysely";
import type { BoundColumn, BoundTable } from "./bound-table.ts";
import { conditionSql, shownTime } from "./condition-sql.ts";
import type { Condition } from "../../schema/common/condition.ts";
import { isoTime } from "./decode.ts";
import type { Sql } from "./dialect.ts";
import type { Parents } from "./parents.ts";

/** What rows are counted by. `group` tells values apart exactly; `shown` gives one as text. */
export interface CountKey {
  readonly group: Sql;
  readonly shown: Sql;
  /** From that text to the form that filters take. */
  readonly read: (text: string) => string;
}

/** A row of `countedSql`: the values of the keys (v0, v1, …), their count, and what is said of all groups of the parent. */
export type CountedRow = Readonly<Record<`v${number}`, string | null>> & {
  readonly parent: string | number | null;
  readonly rows: number;
  /** Of the parent: rows in all groups, number of groups, and this group's place among them. */
  readonly total: number;
  readonly groups: number;
  readonly place: number;
};

export function countKey({ value, description }: BoundColumn, table: BoundTable): CountKey {
  const { dialect } = table.database;
  switch (description.kind) {
    case "text": return { group: dialect.exact(value), shown: sql`min(${value})`, read: text => text };
    case "time": {
      const time = shownTime(value);
      return { group: time, shown: sql`min(${time})`, read: text => isoTime(text)! };
    }
    case "flag": return { group: sql`${value} = 'True'`, shown: sql`min(${value} = 'True')`, read: text => (text === "1" ? "true" : "false") };
    default: return { group: value, shown: sql`min(${value})`, read: text => text };
  }
}

export interface Counting {
  readonly table: BoundTable;
  readonly where: Condition;
  readonly keys: readonly CountKey[];
  readonly parents: Parents;
  /** How groups are ranked; `rows` is the count, `g0`, `g1`, … are the keys. */
  readonly ranking: Sql;
  readonly first: number;
}

/** Counts rows by the keys and keeps each parent's first groups. The database cuts: there may be a million groups. */
export function countedSql({ table, where, keys, parents, ranking, first }: Counting): Sql<CountedRow> {
  const { asText } = table.database.dialect;
  const parent = parents.key(table), name = (letter: string, index: number) => sql.ref(`${letter}${index}`);
  const grouped = sql`
    select ${parent.group} as ${sql.ref("parentKey")}, min(${parent.shown}) as parent, count(*) as ${sql.ref("rows")}
      ${sql.join(keys.map(({ group, shown }, index) => sql`, ${group} as ${name("g", index)}, ${asText(shown)} as ${name("v", index)}`), sql``)}
    from ${table.from} where ${parents.some(table)} and ${conditionSql(where, table)}
    group by ${sql.join([sql.ref("parentKey"), ...keys.map((_, index) => name("g", index))])}`;
  const ranked = sql`
    select parent, ${sql.ref("rows")} ${sql.join(keys.map((_, index) => sql`, ${name("v", index)}`), sql``)},
      sum(${sql.ref("rows")}) over (partition by ${sql.ref("parentKey")}) as total,
      count(*) over (partition by ${sql.ref("parentKey")}) as ${sql.ref("groups")},
      row_number() over (partition by ${sql.ref("parentKey")} order by ${ranking}) as place
    from (${grouped}) as grouped`;
  return sql<CountedRow>`select * from (${ranked}) as ranked where place <= ${sql.lit(first)}`;
}

/** Largest first, ties by key. */
export function byCount(keys: readonly CountKey[]): Sql {
  return sql.join([sql`${sql.ref("rows")} desc`, ...keys.map((_, index) => sql.ref(`g${index}`))]);
}

/** The rows of each parent, in their ranking. */
export function byParent(rows: readonly CountedRow[]): Map<string, CountedRow[]> {
  const sorted = rows.toSorted((a, b) => Number(a.place) - Number(b.place));
  return Map.groupBy(sorted, ({ parent }) => (parent === null ? "" : String(parent)));
}

export function readValue(row: CountedRow, index: number, key: CountKey): string | null {
  const text = row[`v${index}`] ?? null;
  return text === null ? null : key.read(text);
}
