import { randomBytes } from "node:crypto";
import { DatabaseSync, type SQLInputValue, type StatementSync } from "node:sqlite";
import type { Change, StoredRow } from "./change.ts";

/** What a feed knows of one row. */
export interface KnownRow {
  readonly key: number;
  /** Differs when the row does. */
  readonly digest: number;
  /** What the sweep of active rows goes by. */
  readonly status: string;
  /** The last log record that was told; null where that is not known. */
  readonly logPosition: number | null;
  /** When it was read, in milliseconds since 1970. */
  readonly seenAt: number;
  readonly row: StoredRow;
}

export type NewChange = Omit<Change, "seq">;

/** What one look at the database found, to be remembered as a whole or not at all. */
export interface Finding {
  /** Rows that are gone; one of the same key may be known anew. */
  readonly gone: readonly number[];
  readonly known: readonly KnownRow[];
  readonly changes: readonly NewChange[];
}

export type Digest = readonly [key: number, digest: number];

/** Twenty changes a second for almost three hours, some 200 MB. */
const MAX_CHANGES = 200_000;

/** The grace that a process gets to stop. */
const PATIENCE_MS = 4000;

const TABLES = `
  create table if not exists meta (name text primary key, value text not null) without rowid;
  create table if not exists known (key integer primary key, digest integer not null, status text not null, logPosition integer, seenAt integer not null, row text not null);
  create index if not exists knownStatus on known (status, key);
  create table if not exists changes (seq integer primary key autoincrement, key integer not null, before text, after text, history text not null, seenAt integer not null, knownAt integer not null);`;

/**
 * What a feed remembers, in SQLite: the rows as it last saw them, and a bounded log of their changes. In a file it
 * survives a kill at any moment: a finding is one transaction, on the disk before anybody is told of it.
 */
export class FeedState {
  readonly #database: DatabaseSync;
  readonly #statements = new Map<string, StatementSync>();
  #lastSeq: number;

  /** Throws when the file is in use by another process or is no database. */
  constructor(file: string) {
    this.#database = new DatabaseSync(file);
    try {
      // exclusive: two feeds that write one log would tell each other's clients nonsense
      // a process that is being restarted is gone in a moment
      this.#database.exec(`pragma busy_timeout = ${PATIENCE_MS}`);
      this.#database.exec("pragma locking_mode = exclusive; pragma journal_mode = wal; pragma synchronous = full; pragma temp_store = memory; pragma cache_size = -65536");
      this.#database.exec(`begin immediate; ${TABLES} commit`);
      this.#lastSeq = Number(this.#get("select seq from sqlite_sequence where name = 'changes'")?.["seq"] ?? 0);
    } catch (error) {
      this.#database.close();
      throw error;
    }
  }

  /** The secret that seals this state's cursors: those of any other state do not open with it. */
  get secret(): Buffer {
    if (this.note("secret") === undefined) this.renew();
    return Buffer.from(this.note("secret")!, "hex");
  }

  /** Sequence number of the last change; 0 when there was none yet. */
  get lastSeq(): number {
    return this.#lastSeq;
  }

  /** All changes after this one are still there. */
  get completeSince(): number {
    return Number(this.#get("select min(seq) as first from changes")?.["first"] ?? this.#lastSeq + 1) - 1;
  }

  note(name: string): string | undefined {
    return this.#get("select value from meta where name = ?", name)?.["value"] as string | undefined;
  }

  setNote(name: string, value: string): void {
    this.#run("insert into meta values (?, ?) on conflict (name) do update set value = excluded.value", name, value);
  }

  /** Makes all cursors expire. */
  renew(): void {
    this.setNote("secret", randomBytes(32).toString("hex"));
  }

  /** Forgets everything, cursors included. */
  clear(): void {
    this.#inTransaction(() => this.#database.exec("delete from meta; delete from known; delete from changes"));
  }

  get lastKey(): number | undefined {
    return this.#get("select max(key) as key from known")?.["key"] as number | undefined ?? undefined;
  }

  statuses(): string[] {
    // a step of the index for each; "distinct" would walk it
    return this.#all(`
      with recursive step (status) as (select min(status) from known union all select (select min(known.status) from known where known.status > step.status) from step where step.status is not null)
      select status from step where status is not null`).map(({ status }) => status as string);
  }

  /** The keys of a page whose digest is not the known one, and those that are not known. */
  differing(page: readonly Digest[]): number[] {
    return this.#all("select value ->> 0 as key from json_each(?) left join known on known.key = value ->> 0 where known.digest is not value ->> 1", JSON.stringify(page)).map(keyOf);
  }

  /** The first known keys after `from`, up to `to`, that a page which should hold them lacks. */
  missing(page: readonly Digest[], from: number, to: number, count: number, status?: string): number[] {
    const keys = JSON.stringify(page.map(([key]) => key));
    const lacking = "and key not in (select value from json_each(?)) order by key limit ?";
    return (status === undefined
      ? this.#all(`select key from known where key > ? and key <= ? ${lacking}`, from, to, keys, count)
      : this.#all(`select key from known where status = ? and key > ? and key <= ? ${lacking}`, status, from, to, keys, count)).map(keyOf);
  }

  /** The keys of a page of (key, last log record) that have records which were not told. */
  behind(page: readonly Digest[]): number[] {
    return this.#all("select known.key from json_each(?) join known on known.key = value ->> 0 where logPosition is not value ->> 1", JSON.stringify(page)).map(keyOf);
  }

  /** The next keys of a status. */
  keysOf(status: string, after: number, count: number): number[] {
    return this.#all("select key from known where status = ? and key > ? order by key limit ?", status, after, count).map(keyOf);
  }

  keysAfter(key: number, count: number): number[] {
    return this.#all("select key from known where key > ? order by key limit ?", key, count).map(keyOf);
  }

  known(keys: readonly number[]): Map<number, KnownRow> {
    return new Map(this.#all("select * from known where key in (select value from json_each(?))", JSON.stringify(keys)).map(row => [row["key"] as number, knownRow(row)]));
  }

  /** The rows after this key. */
  rowsAfter(key: number, count: number): Pick<KnownRow, "key" | "row">[] {
    return this.#all("select key, row from known where key > ? order by key limit ?", key, count).map(knownRow);
  }

  /** The changes after this one, oldest first. */
  changesAfter(seq: number, count: number): Change[] {
    return this.#all("select * from changes where seq > ? order by seq limit ?", seq, count).map(row => ({ ...row, before: parsed(row["before"]), after: parsed(row["after"]), history: JSON.parse(row["history"] as string) }) as unknown as Change);
  }

  /** Remembers a finding and numbers its changes. */
  remember({ known, gone, changes }: Finding): Change[] {
    if (known.length + gone.length + changes.length === 0) return [];
    const before = this.#lastSeq;
    try {
      return this.#inTransaction(() => {
        for (const key of gone) this.#run("delete from known where key = ?", key);
        for (const { key, digest, status, logPosition, seenAt, row } of known) {
          this.#run("insert into known values (?, ?, ?, ?, ?, ?) on conflict (key) do update set digest = excluded.digest, status = excluded.status, logPosition = excluded.logPosition, seenAt = excluded.seenAt, row = excluded.row", key, digest, status, logPosition, seenAt, JSON.stringify(row));
        }
        const numbered = changes.map(change => this.#log(change));
        if (numbered.length > 0) this.#run("delete from changes where seq <= ?", this.#lastSeq - MAX_CHANGES);
        return numbered;
      });
    } catch (error) {
      this.#lastSeq = before;
      throw error;
    }
  }

  close(): void {
    this.#database.close();
  }

  #log(change: NewChange): Change {
    const { key, before, after, history, seenAt, knownAt } = change, seq = ++this.#lastSeq;
    this.#run("insert into changes values (?, ?, ?, ?, ?, ?, ?)", seq, key, before && JSON.stringify(before), after && JSON.stringify(after), JSON.stringify(history), seenAt, knownAt);
    return { ...change, seq };
  }

  #inTransaction<A>(work: () => A): A {
    this.#database.exec("begin immediate");
    try {
      const done = work();
      this.#database.exec("commit");
      return done;
    } catch (error) {
      if (this.#database.isTransaction) this.#database.exec("rollback");
      throw error;
    }
  }

  #all(text: string, ...values: SQLInputValue[]): Record<string, unknown>[] {
    return this.#statement(text).all(...values);
  }

  #get(text: string, ...values: SQLInputValue[]): Record<string, unknown> | undefined {
    return this.#statement(text).get(...values);
  }

  #run(text: string, ...values: SQLInputValue[]): void {
    this.#statement(text).run(...values);
  }

  #statement(text: string): StatementSync {
    const known = this.#statements.get(text) ?? this.#database.prepare(text);
    this.#statements.set(text, known);
    return known;
  }
}

const keyOf = ({ key }: Record<string, unknown>) => key as number;
const parsed = (text: unknown) => (text === null ? null : (JSON.parse(text as string) as StoredRow));
const knownRow = (row: Record<string, unknown>) => ({ ...row, row: JSON.parse(row["row"] as string) }) as unknown as KnownRow;
