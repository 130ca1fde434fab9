import { sql } from "kysely";
import type { StoredColumn } from "../catalog.ts";
import type { Sql } from "../query/dialect.ts";
import type { AccountingTable } from "./accounting-table.ts";

/** DIRAC cuts the values of keys there, whatever the column takes. */
const LENGTH = 64;
/** Ids, or values, that one statement asks for. */
const AT_ONCE = 5000;

interface Entry { readonly id: number; readonly value: string }

/** The values of one key: every distinct one that was ever booked, in the spelling of the first. */
export class Dictionary {
  readonly #column: StoredColumn;
  readonly #value = sql.ref("value");

  constructor(private readonly table: AccountingTable, private readonly key: string) {
    this.#column = table.database.catalog.get(`ac_key_${table.tableName}_${key}`)!.columns.get("value")!;
  }

  /** The ids of these values, whatever their case. */
  async idsOf(values: readonly string[]): Promise<number[]> {
    const entries = await this.#inParts(values.map(value => value.slice(0, LENGTH)), part => {
      // where the collation does not compare rightly, every value is brought to lower case
      const [byIndex, others] = [part.filter(value => this.#dialect.ignoresCase(value, this.#column)), part.filter(value => !this.#dialect.ignoresCase(value, this.#column))];
      const tests = [
        ...(byIndex.length === 0 ? [] : [sql`${this.#value} in (${sql.join(byIndex.map(value => this.#dialect.storedOperand(value, this.#column)))})`]),
        ...(others.length === 0 ? [] : [sql`${this.#dialect.lower(this.#value)} in (${sql.join(others.map(value => this.#dialect.lowerOperand(value)))})`]),
      ];
      return this.#read(sql`where ${sql.join(tests, sql` or `)}`);
    });
    return entries.map(({ id }) => id);
  }

  /** The ids of these values as they are spelt. */
  async exactIdsOf(values: readonly string[]): Promise<number[]> {
    const wanted = new Set(values);
    return (await this.#inParts([...wanted], part => this.#read(sql`where ${this.#dialect.exact(this.#value)} in (${sql.join(part.map(value => this.#dialect.exactOperand(value)))})`))).map(({ id }) => id);
  }

  async idsStartingWith(prefix: string): Promise<number[]> {
    const { lower, lowerOperand, startsWith } = this.#dialect;
    return (await this.#read(sql`where ${startsWith(lower(this.#value), lowerOperand(prefix.slice(0, LENGTH)))}`)).map(({ id }) => id);
  }

  /** The values of these ids; one that is missing there has been lost. */
  async valuesOf(ids: readonly number[]): Promise<Map<number, string>> {
    return new Map((await this.#inParts(ids, part => this.#read(sql`where id in (${sql.join(part.map(id => sql.lit(id)))})`))).map(({ id, value }) => [id, value]));
  }

  async all(): Promise<Map<number, string>> {
    return new Map((await this.#read(sql``)).map(({ id, value }) => [id, value]));
  }

  /** The first values that contain a text, in order of the alphabet. */
  async search(contains: string, first: number): Promise<string[]> {
    const { lower, lowerOperand, contains: holds } = this.#dialect;
    const where = contains === "" ? sql`` : sql`where ${holds(lower(this.#value), lowerOperand(contains))}`;
    return (await this.#read(sql`${where} order by ${lower(this.#value)}, ${this.#value} limit ${sql.lit(first)}`)).map(({ value }) => value);
  }

  get #dialect() {
    return this.table.database.dialect;
  }

  async #read(rest: Sql): Promise<Entry[]> {
    return (await this.table.database.rows(sql<Entry>`select id, ${this.#value} from ${this.table.dictionary(this.key)} ${rest}`)).map(({ id, value }) => ({ id: Number(id), value: String(value) }));
  }

  async #inParts<A>(all: readonly A[], read: (part: readonly A[]) => Promise<Entry[]>): Promise<Entry[]> {
    const entries: Entry[] = [];
    for (let start = 0; start < all.length; start += AT_ONCE) entries.push(...await read(all.slice(start, start + AT_ONCE)));
    return entries;
  }
}
