import { sql } from "kysely";
import type { BoundTable } from "../query/bound-table.ts";
import type { Sql } from "../query/dialect.ts";
import type { RawRow } from "../query/rows.ts";
import type { Digest } from "./feed-state.ts";

/** A whole row and its digest. */
export type DigestedRow = RawRow & { readonly digest: number | string };

export type DigestRow = { readonly key: number | string; readonly digest: number | string };

/** Rows of one statement; more is said in several, so that none of them takes long. */
export const PAGE = 5000;

/** The statements by which a feed looks at a table along its primary key. */
export class TableLooks<T extends object> {
  protected readonly key: Sql;
  protected readonly digest: Sql;

  constructor(protected readonly table: BoundTable<T>, private readonly fields: readonly string[], idle: readonly string[]) {
    this.key = this.column(table.description.keys[0]!);
    this.digest = table.database.dialect.digest(fields.filter(field => !idle.includes(field)).map(field => this.column(field)));
  }

  /** The next page of all rows. */
  async after(key: number): Promise<{ readonly page: readonly Digest[]; readonly isLast: boolean }> {
    const page = await this.#digests(sql`${this.key} > ${key} order by ${this.key} limit ${sql.lit(PAGE)}`);
    return { page, isLast: page.length < PAGE };
  }

  /** These rows, as far as they are there. */
  of(keys: readonly number[]): Promise<Digest[]> {
    return this.#digests(sql`${this.key} in (${sql.join(keys)}) order by ${this.key}`);
  }

  /** The next rows as they are, whole. */
  rowsAfter(key: number, count: number): Promise<DigestedRow[]> {
    return this.#rows(sql`${this.key} > ${key} order by ${this.key} limit ${sql.lit(count)}`);
  }

  rows(keys: readonly number[]): Promise<DigestedRow[]> {
    return this.#rows(sql`${this.key} in (${sql.join(keys)})`);
  }

  async #digests(condition: Sql): Promise<Digest[]> {
    const rows = await this.table.database.rows(sql<DigestRow>`select ${this.key} as ${sql.ref("key")}, ${this.digest} as digest from ${this.table.from} where ${condition}`);
    return rows.map(digestOf);
  }

  #rows(condition: Sql): Promise<DigestedRow[]> {
    const fields = this.fields.map(field => sql`${this.column(field)} as ${sql.ref(field)}`);
    return this.table.database.rows(sql<DigestedRow>`select ${sql.join(fields)}, ${this.digest} as digest from ${this.table.from} where ${condition}`);
  }

  /** What is stored, personal columns too: the feed keeps it, and the policy decides who reads it. */
  protected column(field: string): Sql {
    return sql.ref(this.table.description.columns.get(field)!.column);
  }
}

export const digestOf = ({ key, digest }: DigestRow): Digest => [Number(key), Number(digest)];
