import { GatewayError } from "../../errors.ts";
import type { BoundTable } from "../query/bound-table.ts";
import type { Digest, KnownRow, NewChange } from "./feed-state.ts";
import { InTurn } from "./in-turn.ts";
import { lookOften, type Look } from "./look-often.ts";
import { pause } from "./repeat.ts";
import { steadyNow } from "./steady-clock.ts";
import { TableLooks, type DigestedRow } from "./table-looks.ts";
import type { Watch, WatchParts } from "./watch.ts";

/** What a watch must know of a table whose changes no index tells. */
export interface Watched {
  /** The field that says how far a row has come. */
  readonly status: string;
  /** A row in one of these changes no more, as a rule. */
  readonly isFinal: (status: string) => boolean;
  /** Fields that change though nothing happens: by themselves they are no change. */
  readonly idle: readonly string[];
}

/** Keys are given in order, but what gets them need not be committed in that order. */
const LATE_KEYS = 200;
/** Rows that are read or compared in one statement. */
const WHOLE = 500, COMPARED = 2000, FIRST_LOOK = 2000;

/**
 * Watches a table that has no time which an index serves: new rows have higher keys than those that are known, those that
 * are not final are compared one by one, and all now and then, for what is gone or was written late.
 */
export class TableWatch<T extends object> implements Watch {
  readonly #stop = new AbortController();
  readonly #reading = new InTurn(WHOLE, this.#stop.signal, keys => this.#read(keys));
  #looks: { readonly table: BoundTable<T>; readonly looks: TableLooks<T> } | undefined;
  #allSince: number;
  #activeSince = 0;

  constructor(private readonly parts: WatchParts<T>, private readonly watched: Watched, private readonly name: string) {
    this.#allSince = Number(parts.state.note("settled") ?? 0);
  }

  get settledAt(): number {
    return this.#allSince;
  }

  async begin(): Promise<void> {
    const { state } = this.parts;
    if (state.note("complete") !== undefined) return;
    const started = steadyNow();
    for (let last = state.lastKey ?? -1, more = true; more;) {
      if (this.#stop.signal.aborted) throw new GatewayError("BACKEND_UNAVAILABLE", "the gateway is stopping");
      const readAt = steadyNow(), rows = await (await this.#now()).rowsAfter(last, FIRST_LOOK), known = rows.map(row => this.#known(row, readAt));
      state.remember({ changes: [], gone: [], known });
      last = known.at(-1)?.key ?? last;
      more = rows.length === FIRST_LOOK;
    }
    state.setNote("complete", "yes");
    this.#settle(started);
  }

  start(failed: (error: unknown) => void): void {
    const { pace, log } = this.parts;
    const looks: Look[] = [
      { name: `new ${this.name}`, every: pace.updates, look: () => this.#lookAtNew() }, { name: `unfinished ${this.name}`, every: pace.unfinished, look: () => this.#lookAtUnfinished() },
      { name: `all ${this.name}`, every: pace.all, look: () => this.#lookAtAll() },
    ];
    for (const look of looks) void lookOften(look, this.#stop.signal, log).catch(failed);
  }

  stop(): void {
    this.#stop.abort();
  }

  async #lookAtNew(): Promise<void> {
    const { state } = this.parts;
    for (let from = (state.lastKey ?? -1) - LATE_KEYS, more = true; more;) {
      const { page, isLast } = await (await this.#now()).after(from);
      await this.#reading.of(state.differing(page));
      from = page.at(-1)?.[0] ?? from;
      more = !isLast;
    }
  }

  async #lookAtUnfinished(): Promise<void> {
    const started = steadyNow(), { state } = this.parts;
    for (const status of state.statuses().filter(one => !this.watched.isFinal(one))) {
      for (let keys = state.keysOf(status, -1, COMPARED); keys.length > 0 && !this.#stop.signal.aborted; keys = state.keysOf(status, keys.at(-1)!, COMPARED)) {
        const asked = performance.now(), page = await (await this.#now()).of(keys);
        await this.#compareWith(page, keys[0]! - 1, keys.at(-1)!, status);
        await this.#rest(asked);
      }
    }
    if (!this.#stop.signal.aborted) this.#activeSince = started;
  }

  async #lookAtAll(): Promise<void> {
    const started = steadyNow();
    for (let from = -1, more = true; more && !this.#stop.signal.aborted;) {
      const asked = performance.now(), { page, isLast } = await (await this.#now()).after(from), end = isLast ? Number.MAX_SAFE_INTEGER : page.at(-1)![0];
      await this.#compareWith(page, from, end);
      from = end;
      more = !isLast;
      await this.#rest(asked);
    }
    if (!this.#stop.signal.aborted) this.#settle(started);
  }

  /** Reads what is not as a page says, and what should be on it and is not. */
  async #compareWith(page: readonly Digest[], from: number, end: number, status?: string): Promise<void> {
    const { state } = this.parts;
    await this.#reading.of(state.differing(page));
    for (let last = from, more = true; more;) {
      const missing = state.missing(page, last, end, WHOLE, status);
      await this.#reading.of(missing);
      last = missing.at(-1) ?? last;
      more = missing.length === WHOLE && !this.#stop.signal.aborted;
    }
  }

  async #read(keys: readonly number[]): Promise<void> {
    const { state, found } = this.parts, readAt = steadyNow(), raw = await (await this.#now()).rows(keys);
    if (this.#stop.signal.aborted) return;
    const rows = new Map(raw.map(row => this.#known(row, readAt)).map(row => [row.key, row])), before = state.known(keys);
    const gone: number[] = [], known: KnownRow[] = [], changes: NewChange[] = [];
    for (const key of keys) {
      const was = before.get(key), is = rows.get(key);
      if (was?.digest === is?.digest) continue;
      if (is === undefined) gone.push(key);
      else known.push(is);
      changes.push({ key, before: was?.row ?? null, after: is?.row ?? null, history: [], seenAt: readAt, knownAt: this.#knownAt(was) });
    }
    found({ gone, known, changes });
  }

  #known(raw: DigestedRow, seenAt: number): KnownRow {
    const { shape } = this.parts, row = shape.stored(raw);
    return { key: Number(shape.raw(row, shape.table.description.keys[0]!)), digest: Number(raw.digest), status: String(shape.raw(row, this.watched.status)), logPosition: null, seenAt, row };
  }

  /** Until when the row is known to have been as it was. */
  #knownAt(known: KnownRow | undefined): number {
    const looked = known !== undefined && !this.watched.isFinal(known.status) ? Math.max(this.#activeSince, this.#allSince) : this.#allSince;
    return Math.max(looked, known?.seenAt ?? 0);
  }

  #settle(at: number): void {
    this.#allSince = at;
    this.parts.state.setNote("settled", String(at));
  }

  async #now(): Promise<TableLooks<T>> {
    const table = await this.parts.table();
    if (this.#looks?.table !== table) this.#looks = { table, looks: new TableLooks(table, this.parts.shape.fields, this.watched.idle) };
    return this.#looks.looks;
  }

  /** So that a look at many rows takes a part of the database's time only. */
  async #rest(since: number): Promise<void> {
    const took = performance.now() - since;
    await pause(took * (1 / this.parts.pace.share - 1), this.#stop.signal);
  }
}
