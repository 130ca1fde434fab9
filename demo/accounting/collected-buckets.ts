import type { DatabaseSync } from "node:sqlite";
import type { Generation } from "../../dirac/facts.ts";
import { BulkInsert } from "../bulk-insert.ts";
import { bucketColumns, bucketTable, keyTable } from "./accounting-tables.ts";
import { accountingType, TYPE_NAMES, type AccountingTypeName } from "./accounting-types.ts";
import type { Buckets } from "./buckets.ts";
import { KeyDictionary } from "./key-dictionary.ts";
import type { Part } from "./ladder.ts";

/** One key, with its values by their numbers, which count from 1. */
interface Key { readonly name: string; readonly values: string[]; readonly dictionary: KeyDictionary }

/** Adds up in memory what months have left, and inserts it into empty tables. */
export class CollectedBuckets implements Buckets {
  readonly #rows = new Map<AccountingTypeName, Map<string, number[]>>(TYPE_NAMES.map(type => [type, new Map()]));
  readonly #keys = new Map<AccountingTypeName, readonly Key[]>(TYPE_NAMES.map(type => [type, accountingType(type).keys.map(newKey)]));

  idsOf(type: AccountingTypeName, keys: Readonly<Record<string, string>>): number[] {
    return this.#keys.get(type)!.map(({ name, dictionary }) => dictionary.idOf(keys[name]!));
  }

  add(type: AccountingTypeName, ids: readonly number[], parts: readonly Part[], values: readonly number[], entries: number): void {
    const rows = this.#rows.get(type)!, who = ids.join(" "), first = ids.length;
    for (const { start, length, share } of parts) {
      const place = `${start} ${length} ${who}`, row = rows.get(place);
      if (row === undefined) {
        rows.set(place, [...ids, ...values.map(value => value * share), entries * share, start, length]);
        continue;
      }
      for (let index = 0; index < values.length; index++) row[first + index]! += values[index]! * share;
      row[first + values.length]! += entries * share;
    }
  }

  /** What was booked with this value keeps its number, which nothing explains. */
  forget(type: AccountingTypeName, key: string, value: string): void {
    const { values } = this.#keys.get(type)!.find(({ name }) => name === key)!;
    delete values[values.indexOf(value)];
  }

  insert(db: DatabaseSync, generation: Generation): void {
    for (const type of TYPE_NAMES) {
      for (const { name, values } of this.#keys.get(type)!) {
        const insert = new BulkInsert(db, keyTable(generation, type, name), ["id", "value"]);
        // forEach leaves out what was forgotten
        values.forEach((value, index) => insert.add(index + 1, value));
        insert.flush();
      }
      const insert = new BulkInsert(db, bucketTable(generation, type), bucketColumns(type));
      for (const row of this.#rows.get(type)!.values()) insert.add(...row);
      insert.flush();
    }
  }
}

function newKey(name: string): Key {
  const values: string[] = [];
  return { name, values, dictionary: new KeyDictionary(value => values.push(value)) };
}
