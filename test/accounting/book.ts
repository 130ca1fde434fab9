import { ACCOUNTING_TYPES } from "../../src/generated/accounting-db.ts";
import type { TestGrid } from "../helpers/test-grid.ts";

export type TypeName = keyof typeof ACCOUNTING_TYPES;

/** A bucket row as a test says it: keys by their values, and what is not named is empty or 0. */
export interface BucketRow {
  readonly start: number;
  readonly length: number;
  readonly entries?: number;
  readonly keys?: Readonly<Record<string, string>>;
  readonly values?: Readonly<Record<string, number>>;
  /** Keys whose ids lead to no value. */
  readonly lost?: readonly string[];
}

export const LADDER = "lti691200ei3600eeti3024000ei14400eeti15552000ei86400eeti31536000ei172800eeti51840000ei604800eee";

/** Writes types, dictionaries and bucket rows as DIRAC keeps them. */
export class Book {
  readonly #ids = new Map<string, Map<string, number>>();

  constructor(private readonly grid: TestGrid) {}

  table(type: TypeName, kind: "bucket" | "in" = "bucket"): string {
    return `ac_${kind}_${this.name(type)}`;
  }

  name(type: TypeName): string {
    return this.grid.generation === "8.0" ? `Belle-Production_${type}` : type;
  }

  async declare(...types: TypeName[]): Promise<void> {
    await this.grid.insert("AccountingDB", "ac_catalog_Types", types.map(type => ({ name: this.name(type), keyFields: ACCOUNTING_TYPES[type].keys.join(), valueFields: ACCOUNTING_TYPES[type].values.join(), bucketsLength: LADDER })));
  }

  async add(type: TypeName, rows: readonly BucketRow[]): Promise<void> {
    const { keys, values } = ACCOUNTING_TYPES[type], stored = [];
    for (const row of rows) {
      const ids = await Promise.all(keys.map(async key => [key, row.lost?.includes(key) ? 999_999 : await this.#id(type, key, row.keys?.[key] ?? "")] as const));
      stored.push({ ...Object.fromEntries(ids), ...Object.fromEntries(values.map(value => [value, row.values?.[value] ?? 0])), entriesInBucket: row.entries ?? 1, startTime: row.start, bucketLength: row.length });
    }
    await this.grid.insert("AccountingDB", this.table(type), stored);
  }

  async #id(type: TypeName, key: string, value: string): Promise<number> {
    const table = `ac_key_${this.name(type)}_${key}`, known = this.#ids.get(table) ?? new Map<string, number>();
    this.#ids.set(table, known);
    const id = known.get(value) ?? known.size + 1;
    if (!known.has(value)) {
      known.set(value, id);
      await this.grid.insert("AccountingDB", table, [{ id, value }]);
    }
    return id;
  }
}

export const seconds = (instant: string): number => Date.parse(instant) / 1000;
