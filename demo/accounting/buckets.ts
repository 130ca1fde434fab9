import type { AccountingTypeName } from "./accounting-types.ts";
import type { Part } from "./ladder.ts";

/** Where a book writes: key tables and bucket tables. */
export interface Buckets {
  /** The numbers of the values of all keys, in their order. */
  idsOf(type: AccountingTypeName, keys: Readonly<Record<string, string>>): number[];
  /** To each of the rows, which may be there already, its share. */
  add(type: AccountingTypeName, ids: readonly number[], parts: readonly Part[], values: readonly number[], entries: number): void;
}
