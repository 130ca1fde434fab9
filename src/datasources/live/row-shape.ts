import { DECODE, isoTime } from "../query/decode.ts";
import type { BoundTable } from "../query/bound-table.ts";
import type { Follows } from "../query/follows.ts";
import type { Value } from "../query/predicate.ts";
import type { RawRow } from "../query/rows.ts";
import type { ColumnDescription } from "../../schema/common/table-registry.ts";
import type { StoredRow } from "./change.ts";

/** Gives the value of a field as conditions compare it. */
export type Reader = (field: string) => Value;

/** How a feed's rows are laid out: the fields that the server stores, and those that follow from them. */
export class RowShape<T extends object = object> {
  /** The stored fields, in the order of the rows. */
  readonly fields: readonly string[];
  readonly #places: ReadonlyMap<string, number>;
  readonly #following: ReadonlyMap<string, Follows>;
  readonly #readers = new WeakMap<StoredRow, Reader>();

  constructor(readonly table: BoundTable<T>) {
    const columns = [...table.columns];
    this.fields = columns.filter(([, { follows }]) => follows === undefined).map(([field]) => field);
    this.#places = new Map(this.fields.map((field, place) => [field, place]));
    this.#following = new Map(columns.flatMap(([field, { follows }]) => (follows === undefined ? [] : [[field, follows.from]])));
  }

  /** From a row as the driver gives it. */
  stored(raw: RawRow): StoredRow {
    return this.fields.map(field => {
      const value = raw[field] ?? null;
      return value instanceof Uint8Array ? Buffer.from(value).toString() : (value as string | number | null);
    });
  }

  /** The stored value of a field. */
  raw(row: StoredRow, field: string): string | number | null {
    return row[this.#places.get(field) ?? -1] ?? null;
  }

  /** The values of a row; decoded once, since every subscriber's filter reads them. */
  reader(row: StoredRow): Reader {
    const known = this.#readers.get(row);
    if (known !== undefined) return known;
    const values = new Map<string, Value>();
    const read: Reader = field => {
      let value = values.get(field);
      if (value === undefined) values.set(field, value = this.#value(row, field));
      return value;
    };
    this.#readers.set(row, read);
    return read;
  }

  /** The row as an entity; what this server does not have is null. */
  entity(row: StoredRow): T {
    const { description } = this.table, entity = new description.type() as Record<string, unknown>;
    for (const { field, kind } of description.columns.values()) entity[field] = this.#places.has(field) ? DECODE[kind](this.raw(row, field)) : this.#following.has(field) ? this.#value(row, field) : null;
    return entity as T;
  }

  /** The fields whose values differ, personal ones left out: those are for the policy to show. */
  differences(before: StoredRow, after: StoredRow): { readonly column: ColumnDescription; readonly before: Value; readonly after: Value }[] {
    const from = this.reader(before), to = this.reader(after);
    return [...this.table.description.columns.values()].filter(({ personal, field }) => !personal && from(field) !== to(field))
      .map(column => ({ column, before: from(column.field), after: to(column.field) }));
  }

  #value(row: StoredRow, field: string): Value {
    const follows = this.#following.get(field);
    if (follows !== undefined) {
      const source = this.raw(row, follows.field);
      return follows.valueOf(source === null ? null : String(source));
    }
    const column = this.table.description.columns.get(field);
    if (column === undefined) return null;
    const stored = this.raw(row, field);
    // times are compared in the databases' form
    return column.kind === "time" ? (typeof stored === "string" && isoTime(stored) !== null ? stored : null) : (DECODE[column.kind](stored) as Value);
  }
}

/** A value as text, in the form that filters take. */
export function shownValue(value: Value, kind: ColumnDescription["kind"]): string | null {
  return value === null ? null : kind === "time" ? isoTime(String(value)) : String(value);
}
