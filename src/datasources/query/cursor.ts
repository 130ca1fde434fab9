import { createHash } from "node:crypto";
import { badInput } from "../../errors.ts";
import type { FilterInput } from "../../schema/common/filter-for.ts";
import type { TableDescription } from "../../schema/common/table-registry.ts";
import type { OrderTerm } from "./order.ts";

/** The stored values of a row's sort keys, the row's key last. */
export type Position = readonly (string | number | null)[];

const VERSION = 1;
/** Three sort keys of 255 characters each are some 4 kB. */
const MAX_CURSOR = 8 * 1024;

/** What a cursor is good for: one field with one filter, as the client wrote it, and one order. */
export function fingerprint(field: string, filter: FilterInput | null | undefined, order: readonly OrderTerm[]): string {
  const text = JSON.stringify([field, canonical(filter ?? {}), order.map(term => [term.field, term.descending])]);
  return createHash("sha256").update(text).digest("base64url").slice(0, 10);
}

/** The same filter written with its fields in another order, or with nulls for what is not given, is the same filter. */
function canonical(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(canonical);
  if (value === null || typeof value !== "object") return value;
  return Object.fromEntries(Object.entries(value).filter(([, one]) => one !== undefined && one !== null).sort(([a], [b]) => (a < b ? -1 : 1)).map(([name, one]) => [name, canonical(one)]));
}

/** A cursor holds a position, no rights and no secret: whoever sends one sees what they may see anyway. */
export function encodeCursor(print: string, position: Position): string {
  return Buffer.from(JSON.stringify([VERSION, print, ...position])).toString("base64url");
}

/** Reads a cursor that a client sent; whatever is not one of ours, or belongs to another query, is the client's mistake. */
export function decodeCursor(cursor: string, print: string, order: readonly OrderTerm[], table: TableDescription, argument: string): Position {
  const parts = cursor.length > MAX_CURSOR ? undefined : parse(cursor);
  if (!Array.isArray(parts) || parts[0] !== VERSION) throw badInput(argument, "is no cursor of this graph; take it from `pageInfo` or `edges`");
  if (parts[1] !== print) throw badInput(argument, "is the cursor of another query: keep the field, its filter and its order, or start without it");
  const position = parts.slice(2) as unknown[];
  if (position.length !== order.length || !order.every(({ field }, index) => isPossible(position[index], table.columns.get(field)!.kind, table.keys.includes(field)))) {
    throw badInput(argument, "is no cursor of this graph; take it from `pageInfo` or `edges`");
  }
  return position as Position;
}

/** Zero dates are times that rows hold; MySQL refuses to compare with what is no time at all. */
const STORED_TIME = /^\d{4}-(0\d|1[0-2])-([0-2]\d|3[01]) ([01]\d|2[0-3]):[0-5]\d:[0-5]\d(\.\d{1,6})?$/;

function isPossible(value: unknown, kind: string, isKey: boolean): boolean {
  if (value === null) return !isKey;
  if (kind === "integer") return Number.isSafeInteger(value);
  return typeof value === "string" && (kind !== "time" || STORED_TIME.test(value));
}

function parse(cursor: string): unknown {
  try {
    return JSON.parse(Buffer.from(cursor, "base64url").toString());
  } catch {
    return undefined;
  }
}
