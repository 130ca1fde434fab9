import { sql } from "kysely";
import type { Edge, Page } from "../../schema/common/listing.ts";
import type { BoundTable } from "./bound-table.ts";
import { conditionSql } from "./condition-sql.ts";
import type { Condition } from "../../schema/common/condition.ts";
import { encodeCursor, type Position } from "./cursor.ts";
import { afterSql, orderSql } from "./keyset.ts";
import { sortKeys, type OrderTerm } from "./order.ts";
import type { Parents } from "./parents.ts";
import { entityMaker, selectList, type RawRow } from "./rows.ts";

/** A window of an ordered list. */
export interface PageWindow {
  readonly order: readonly OrderTerm[];
  readonly fingerprint: string;
  readonly limit: number;
  /** Whether the window is the end of the list rather than its start. */
  readonly fromEnd: boolean;
  readonly after: Position | undefined;
  readonly before: Position | undefined;
}

/** Reads the same window of each parent's list, all in one statement; the pages come in the parents' order. */
export async function readPages<T extends object>(table: BoundTable<T>, where: Condition, window: PageWindow, fields: Iterable<string>, parents: Parents): Promise<Page<T>[]> {
  const wanted = new Set([...fields, ...window.order.map(({ field }) => field)]);
  const keys = sortKeys(window.order, table);
  const conditions = [
    conditionSql(where, table),
    ...(window.after ? [afterSql(keys, window.after, false)] : []),
    ...(window.before ? [afterSql(keys, window.before, true)] : []),
  ];
  const list = selectList(table, wanted), order = orderSql(keys, window.fromEnd);
  const members = parents.each(table).map((isChild, index) => sql<RawRow>`
    select ${sql.lit(index)} as ${sql.ref("parent$")}, ${list} from ${table.from}
    where ${sql.join(isChild ? [isChild, ...conditions] : conditions, sql` and `)} order by ${order} limit ${sql.lit(window.limit + 1)}`);
  // each member is limited on its own, so each is a derived table; UNION ALL keeps the order of its members and their rows
  const query = members.length === 1 ? members[0]! : sql<RawRow>`${sql.join(members.map((member, index) => sql`select * from (${member}) as ${sql.ref(`p${index}`)}`), sql` union all `)}`;
  const rows = Map.groupBy(await table.database.rows(query), row => Number(row["parent$"]));
  const entity = entityMaker(table, wanted);
  return members.map((_, index) => toPage(rows.get(index) ?? [], window, entity));
}

function toPage<T>(rows: RawRow[], { limit, fromEnd, order, fingerprint, after, before }: PageWindow, entity: (row: RawRow) => T): Page<T> {
  const more = rows.length > limit;
  const kept = rows.slice(0, limit);
  if (fromEnd) kept.reverse();
  const cursor = (row: RawRow) => encodeCursor(fingerprint, order.map(({ field }) => positionValue(row[field])));
  // cursors cost as much as rows, and are seldom asked for
  const edges = kept.map((row): Edge<T> => ({ node: entity(row), get cursor() { return cursor(row); } }));
  return {
    edges,
    pageInfo: {
      hasNextPage: fromEnd ? before !== undefined : more,
      hasPreviousPage: fromEnd ? more : after !== undefined,
      startCursor: edges[0]?.cursor ?? null,
      endCursor: edges.at(-1)?.cursor ?? null,
    },
  };
}

const positionValue = (stored: unknown) => (stored instanceof Uint8Array ? Buffer.from(stored).toString() : (stored as string | number | null));
