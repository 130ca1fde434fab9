import type { DatabaseSync } from "node:sqlite";
import type { Generation } from "../../dirac/facts.ts";
import { Statements } from "../statements.ts";
import { bucketColumns, bucketTable, keyTable } from "./accounting-tables.ts";
import { accountingType, type AccountingTypeName } from "./accounting-types.ts";
import type { Buckets } from "./buckets.ts";
import { KeyDictionary } from "./key-dictionary.ts";
import type { Part } from "./ladder.ts";

/** AccountingDB as it stands: each share is the statement that DIRAC sends. */
export class StoredBuckets implements Buckets {
  readonly #db: Statements;
  readonly #generation: Generation;
  readonly #dictionaries = new Map<string, KeyDictionary>();

  constructor(db: DatabaseSync, generation: Generation) {
    this.#db = new Statements(db);
    this.#generation = generation;
  }

  idsOf(type: AccountingTypeName, keys: Readonly<Record<string, string>>): number[] {
    return accountingType(type).keys.map(name => this.#dictionaryOf(keyTable(this.#generation, type, name)).idOf(keys[name]!));
  }

  add(type: AccountingTypeName, ids: readonly number[], parts: readonly Part[], values: readonly number[], entries: number): void {
    const { keys, values: names } = accountingType(type), columns = bucketColumns(type);
    const sums = [...names, "entriesInBucket"].map(name => `${name} = ${name} + excluded.${name}`);
    const sql = `insert into ${bucketTable(this.#generation, type)} (${columns.join(", ")}) values (${columns.map(() => "?").join(", ")})
      on conflict (startTime, ${keys.join(", ")}, bucketLength) do update set ${sums.join(", ")}`;
    for (const { start, length, share } of parts) this.#db.run(sql, ...ids, ...values.map(value => value * share), entries * share, start, length);
  }

  #dictionaryOf(table: string): KeyDictionary {
    let dictionary = this.#dictionaries.get(table);
    if (dictionary === undefined) this.#dictionaries.set(table, dictionary = this.#read(table));
    return dictionary;
  }

  #read(table: string): KeyDictionary {
    const known = this.#db.all(`select id, value from ${table}`).map(({ id, value }) => [Number(id), String(value)] as const);
    return new KeyDictionary(value => Number(this.#db.run(`insert into ${table} (value) values (?)`, value).lastInsertRowid), known);
  }
}
