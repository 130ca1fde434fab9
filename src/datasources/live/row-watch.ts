import type { BoundTable } from "../query/bound-table.ts";
import type { Digest, KnownRow } from "./feed-state.ts";
import { InTurn } from "./in-turn.ts";
import { lookOften, type Look } from "./look-often.ts";
import { pause } from "./repeat.ts";
import type { TableLooks } from "./table-looks.ts";
import type { Watch, WatchParts } from "./watch.ts";

/** Rows that are read whole in one statement. */
export const WHOLE = 500;

/**
 * What every watch has: it compares digests with what is known. Looks may overlap and come late: each row that differs is
 * then read whole, one reading at a time, so that the order of its changes is kept.
 */
export abstract class RowWatch<T extends object, L extends TableLooks<T> = TableLooks<T>> implements Watch {
  readonly #stop = new AbortController();
  /** When each look that succeeded began. */
  readonly #sawAt = new Map<string, number>();
  readonly #isFinal: (status: string) => boolean;
  #looks: { readonly table: BoundTable<T>; readonly looks: L } | undefined;
  #allSince: number;
  protected activeSince = 0;
  protected readonly stopped = this.#stop.signal;
  protected readonly reading = new InTurn(WHOLE, this.stopped, keys => this.read(keys));

  /** `isFinal`: a row of such a status changes no more, as a rule. */
  constructor(protected readonly parts: WatchParts<T>, isFinal: (status: string) => boolean) {
    this.#isFinal = isFinal;
    this.#allSince = Number(parts.state.note("settled") ?? 0);
  }

  abstract begin(): Promise<void>;

  /** What is looked at again and again. */
  protected abstract looks(): readonly Look[];

  /** Reads these rows and tells what has changed. */
  protected abstract read(keys: readonly number[]): Promise<void>;

  protected abstract statementsFor(table: BoundTable<T>): L;

  get settledAt(): number {
    return this.#allSince;
  }

  start(failed: (error: unknown) => void): void {
    for (const { name, every, look } of this.looks()) {
      this.#sawAt.set(name, performance.now());
      const noted = async () => {
        const began = performance.now();
        await look();
        this.#sawAt.set(name, began);
      };
      void lookOften({ name, every, look: noted }, this.stopped, this.parts.log).catch(failed);
    }
  }

  ages(): ReadonlyMap<string, number> {
    return new Map([...this.#sawAt].map(([name, at]) => [name, performance.now() - at]));
  }

  stop(): void {
    this.#stop.abort();
  }

  /** The statements, for the database as it is now. */
  protected async now(): Promise<L> {
    const table = await this.parts.table();
    if (this.#looks?.table !== table) this.#looks = { table, looks: this.statementsFor(table) };
    return this.#looks.looks;
  }

  /** All rows, page by page; `started` is when it was begun. */
  protected async compareAll(started: number, now: () => Promise<L>): Promise<void> {
    for (let from = -1, more = true; more && !this.stopped.aborted;) {
      const asked = performance.now(), { page, isLast } = await (await now()).after(from), end = isLast ? Number.MAX_SAFE_INTEGER : page.at(-1)![0];
      await this.compareWith(page, from, end);
      from = end;
      more = !isLast;
      await this.rest(asked);
    }
    if (!this.stopped.aborted) this.settle(started);
  }

  /** Reads what is not as a page says, and what should be on it and is not. */
  protected async compareWith(page: readonly Digest[], from: number, end: number, status?: string): Promise<void> {
    const { state } = this.parts;
    await this.reading.of(state.differing(page));
    for (let last = from, more = true; more;) {
      const missing = state.missing(page, last, end, WHOLE, status);
      await this.reading.of(missing);
      last = missing.at(-1) ?? last;
      more = missing.length === WHOLE && !this.stopped.aborted;
    }
  }

  /** So that a look at many rows takes a part of the database's time only. */
  protected async rest(since: number, share = this.parts.pace.share): Promise<void> {
    const took = performance.now() - since;
    await pause(took * (1 / share - 1), this.stopped);
  }

  /** Every row has been looked at since then. */
  protected settle(at: number): void {
    this.#allSince = at;
    this.parts.state.setNote("settled", String(at));
  }

  /** Until when the row is known to have been as it was. */
  protected knownAt(known: KnownRow | undefined): number {
    const looked = known !== undefined && !this.#isFinal(known.status) ? Math.max(this.activeSince, this.#allSince) : this.#allSince;
    return Math.max(looked, known?.seenAt ?? 0);
  }
}
