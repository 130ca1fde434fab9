import { sql } from "kysely";
import type { BoundTable } from "./bound-table.ts";
import type { Sql } from "./dialect.ts";
import type { Parents } from "./parents.ts";
import type { RawRow } from "./rows.ts";

/** What the lists of all parents have in common. */
export interface ListSql {
  readonly table: BoundTable;
  readonly conditions: readonly Sql[];
  readonly fields: Sql;
  readonly order: Sql;
  readonly rows: number;
}

/** Each parent's first rows by one select for each, which an index on the parent and the order serves. */
export async function firstRows({ table, conditions, fields, order, rows }: ListSql, parents: Parents): Promise<RawRow[][]> {
  const members = parents.each(table).map((isChild, index) => sql<RawRow>`
    select ${sql.lit(index)} as ${sql.ref("parent$")}, ${fields} from ${table.from}
    where ${sql.join(isChild ? [isChild, ...conditions] : conditions, sql` and `)} order by ${order} limit ${sql.lit(rows)}`);
  // UNION ALL keeps the order of its members and their rows
  const query = members.length === 1 ? members[0]! : united(members);
  const found = Map.groupBy(await table.database.rows(query), row => Number(row["parent$"]));
  return members.map((_, index) => found.get(index) ?? []);
}

/** The first rows of a root list that is made of others, which have no row in common; `order` says by its fields how they are put together. */
export async function mergedRows(parts: readonly ListSql[], order: Sql): Promise<RawRow[]> {
  const [{ table, rows }] = parts as readonly [ListSql, ...ListSql[]];
  const members = parts.map(({ conditions, fields, order: own }) => sql<RawRow>`select ${fields} from ${table.from} where ${sql.join(conditions, sql` and `)} order by ${own} limit ${sql.lit(rows)}`);
  return table.database.rows(sql<RawRow>`select * from (${united(members)}) as merged order by ${order} limit ${sql.lit(rows)}`);
}

/** Each member is limited on its own, so each is a derived table. */
const united = (members: readonly Sql<RawRow>[]) => sql<RawRow>`${sql.join(members.map((member, index) => sql`select * from (${member}) as ${sql.ref(`p${index}`)}`), sql` union all `)}`;

/** The same by one select that ranks each parent's rows: a filter that is long itself cannot be said once for each parent. */
export async function rankedRows({ table, conditions, fields, order, rows }: ListSql, parents: Parents): Promise<RawRow[][]> {
  const { group, shown } = parents.key(table);
  const ranked = sql`
    select ${shown} as ${sql.ref("parent$")}, ${fields}, row_number() over (partition by ${group} order by ${order}) as ${sql.ref("place$")}
    from ${table.from} where ${sql.join([parents.some(table), ...conditions], sql` and `)}`;
  const query = sql<RawRow>`select * from (${ranked}) as ranked where ${sql.ref("place$")} <= ${sql.lit(rows)} order by ${sql.ref("place$")}`;
  const found = Map.groupBy(await table.database.rows(query), row => String(row["parent$"]));
  return parents.arrange(found, () => []);
}
