import { GatewayError } from "../../errors.ts";
import type { BoundTable } from "../query/bound-table.ts";
import type { KnownRow, NewChange } from "./feed-state.ts";
import type { Look } from "./look-often.ts";
import { RowWatch } from "./row-watch.ts";
import { steadyNow } from "./steady-clock.ts";
import { TableLooks, type DigestedRow } from "./table-looks.ts";
import type { WatchParts } from "./watch.ts";

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
/** Rows that are compared, or read at first, in one statement. */
const COMPARED = 2000, FIRST_LOOK = 2000;

/**
 * Watches a table that has no time which an index serves: new rows have higher keys than those that are known, those that
 * are not final are compared one by one, and all now and then, for what is gone or was written late.
 */
export class TableWatch<T extends object> extends RowWatch<T> {
  constructor(parts: WatchParts<T>, private readonly watched: Watched, private readonly name: string) {
    super(parts, watched.isFinal);
  }

  async begin(): Promise<void> {
    const { state } = this.parts;
    if (state.note("complete") !== undefined) return;
    const started = steadyNow();
    for (let last = state.lastKey ?? -1, more = true; more;) {
      if (this.stopped.aborted) throw new GatewayError("BACKEND_UNAVAILABLE", "the gateway is stopping");
      const readAt = steadyNow(), rows = await (await this.now()).rowsAfter(last, FIRST_LOOK), known = rows.map(row => this.#known(row, readAt));
      state.remember({ changes: [], gone: [], known });
      last = known.at(-1)?.key ?? last;
      more = rows.length === FIRST_LOOK;
    }
    state.setNote("complete", "yes");
    this.settle(started);
  }

  protected looks(): Look[] {
    const { pace } = this.parts;
    return [
      { name: `new ${this.name}`, every: pace.updates, look: () => this.#lookAtNew() }, { name: `unfinished ${this.name}`, every: pace.unfinished, look: () => this.#lookAtUnfinished() },
      { name: `all ${this.name}`, every: pace.all, look: () => this.compareAll(steadyNow(), () => this.now()) },
    ];
  }

  protected statementsFor(table: BoundTable<T>): TableLooks<T> {
    return new TableLooks(table, this.parts.shape.fields, this.watched.idle);
  }

  async #lookAtNew(): Promise<void> {
    const { state } = this.parts;
    for (let from = (state.lastKey ?? -1) - LATE_KEYS, more = true; more;) {
      const { page, isLast } = await (await this.now()).after(from);
      await this.reading.of(state.differing(page));
      from = page.at(-1)?.[0] ?? from;
      more = !isLast;
    }
  }

  async #lookAtUnfinished(): Promise<void> {
    const started = steadyNow(), { state } = this.parts;
    for (const status of state.statuses().filter(one => !this.watched.isFinal(one))) {
      for (let keys = state.keysOf(status, -1, COMPARED); keys.length > 0 && !this.stopped.aborted; keys = state.keysOf(status, keys.at(-1)!, COMPARED)) {
        const asked = performance.now(), page = await (await this.now()).of(keys);
        await this.compareWith(page, keys[0]! - 1, keys.at(-1)!, status);
        await this.rest(asked);
      }
    }
    if (!this.stopped.aborted) this.activeSince = started;
  }

  protected async read(keys: readonly number[]): Promise<void> {
    const { state, found } = this.parts, readAt = steadyNow(), raw = await (await this.now()).rows(keys);
    if (this.stopped.aborted) return;
    const rows = new Map(raw.map(row => this.#known(row, readAt)).map(row => [row.key, row])), before = state.known(keys);
    const gone: number[] = [], known: KnownRow[] = [], changes: NewChange[] = [];
    for (const key of keys) {
      const was = before.get(key), is = rows.get(key);
      if (was?.digest === is?.digest) continue;
      if (is === undefined) gone.push(key);
      else known.push(is);
      changes.push({ key, before: was?.row ?? null, after: is?.row ?? null, history: [], seenAt: readAt, knownAt: this.knownAt(was) });
    }
    found({ gone, known, changes });
  }

  #known(raw: DigestedRow, seenAt: number): KnownRow {
    const { shape } = this.parts, row = shape.stored(raw);
    return { key: Number(shape.raw(row, shape.table.description.keys[0]!)), digest: Number(raw.digest), status: String(shape.raw(row, this.watched.status)), logPosition: null, seenAt, row };
  }
}
