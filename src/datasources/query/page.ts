import { sql } from "kysely";
import type { Edge, Page } from "../../schema/common/listing.ts";
import type { BoundTable } from "./bound-table.ts";
import { conditionSql } from "./condition-sql.ts";
import type { Condition } from "../../schema/common/condition.ts";
import { encodeCursor, type Position } from "./cursor.ts";
import { entityMaker } from "./entity-maker.ts";
import { branches } from "./branches.ts";
import { firstRows, mergedRows, rankedRows, type ListSql } from "./first-rows.ts";
import { afterSql, orderSql } from "./keyset.ts";
import { sortKeys, type OrderTerm, type SortKey } from "./order.ts";
import type { Parents } from "./parents.ts";
import { selectList, type RawRow } from "./rows.ts";
import { MAX_WEIGHT, weightOf } from "./weight.ts";

/** A window of an ordered list. */
export interface PageWindow {
  readonly order: readonly OrderTerm[];
  /** What its cursors are good for; asked for only where there is one. */
  readonly fingerprint: () => string;
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
  const positions = [...(window.after ? [afterSql(keys, window.after, false)] : []), ...(window.before ? [afterSql(keys, window.before, true)] : [])];
  const shared = { table, fields: selectList(table, wanted), order: orderSql(keys, window.fromEnd), rows: window.limit + 1 };
  const list = (of: Condition): ListSql => ({ ...shared, conditions: [conditionSql(of, table), ...positions] });
  // what each select says again must not add up to a statement that no server takes
  const fits = (selects: number) => selects === 1 || selects * weightOf(where, table) <= MAX_WEIGHT / 2;
  const parts = parents.keys === undefined ? branches(where, table, window.order) : undefined;
  const rows = parts !== undefined && fits(parts.length) ? [await mergedRows(parts.map(list), orderSql(keys.map(named), window.fromEnd))] : await (fits(parents.size) ? firstRows : rankedRows)(list(where), parents);
  const entity = entityMaker(table, wanted);
  return rows.map(own => toPage(own, window, entity));
}

/** A sort key as its field is called in what a statement gives. */
const named = (key: SortKey): SortKey => ({ ...key, value: sql.ref(key.field) });

function toPage<T>(rows: RawRow[], { limit, fromEnd, order, fingerprint, after, before }: PageWindow, entity: (row: RawRow) => T): Page<T> {
  const more = rows.length > limit;
  const kept = rows.slice(0, limit);
  if (fromEnd) kept.reverse();
  const cursor = (row: RawRow) => encodeCursor(fingerprint(), order.map(({ field }) => positionValue(row[field])));
  const edges = kept.map(row => new RowEdge(entity(row), row, cursor));
  return {
    edges,
    pageInfo: {
      hasNextPage: fromEnd ? before !== undefined : more,
      hasPreviousPage: fromEnd ? more : after !== undefined,
      get startCursor() { return edges[0]?.cursor ?? null; },
      get endCursor() { return edges.at(-1)?.cursor ?? null; },
    },
  };
}

/** Cursors cost as much as rows and are seldom asked for; a getter on each object instead of the class costs a quarter of that. */
class RowEdge<T> implements Edge<T> {
  constructor(readonly node: T, private readonly row: RawRow, private readonly encode: (row: RawRow) => string) {}

  get cursor(): string {
    return this.encode(this.row);
  }
}

const positionValue = (stored: unknown) => (stored instanceof Uint8Array ? Buffer.from(stored).toString() : (stored as string | number | null));
