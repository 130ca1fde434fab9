import { setImmediate as turn } from "node:timers/promises";
import { GatewayError } from "../../errors.ts";
import type { ChangeLog } from "./change-log.ts";
import { Counter, type CountInterest, type CountsMessage } from "./counter.ts";
import type { FeedState } from "./feed-state.ts";
import { InterestIndex } from "./interest-index.ts";
import type { RowShape } from "./row-shape.ts";

/** Counts that one viewer may have at a time: a board has one or two. */
const MAX_COUNTERS = 100;
/** Rows that are counted before others get their turn, by all counts together: some 10 ms. */
const SLICE = 2000;

/** Counts that follow a feed: made once from what it knows, then moved by each change; the database is not asked. */
export class LiveCounts {
  readonly #counters = new Map<string, Counter>();
  readonly #index = new InterestIndex<Counter>();
  readonly #ofOwner = new Map<string, number>();
  readonly #waiting: Counter[] = [];
  #isCounting = false;

  constructor(log: ChangeLog, private readonly state: FeedState, private readonly shape: RowShape) {
    log.listen(changes => { for (const change of changes) for (const counter of this.#index.candidates(change, shape)) counter.move(change); });
  }

  /** A message with all counts, then one with those that changed, each `interval` milliseconds if there are any; `owner` tells whose they are. */
  subscribe(interest: CountInterest, interval: number, owner = ""): AsyncIterableIterator<CountsMessage> {
    const key = JSON.stringify(interest), counter = this.#counters.get(key) ?? this.#make(key, interest, owner);
    return counter.join(interval);
  }

  get size(): number {
    return [...this.#counters.values()].reduce((sum, { size }) => sum + size, 0);
  }

  /** Ends all subscriptions, with an error if there is one. */
  end(error?: unknown): void {
    for (const counter of this.#counters.values()) counter.end(error);
  }

  #make(key: string, interest: CountInterest, owner: string): Counter {
    const owned = this.#ofOwner.get(owner) ?? 0;
    if (owned >= MAX_COUNTERS) throw new GatewayError("RATE_LIMITED", `you have ${owned} different counts already; end some first`);
    const counter: Counter = new Counter(interest, this.shape, () => {
      this.#counters.delete(key);
      this.#index.delete(counter);
      this.#ofOwner.set(owner, this.#ofOwner.get(owner)! - 1);
      if (this.#ofOwner.get(owner) === 0) this.#ofOwner.delete(owner);
    });
    this.#ofOwner.set(owner, owned + 1);
    this.#counters.set(key, counter);
    this.#index.add(counter);
    this.#waiting.push(counter);
    if (!this.#isCounting) void this.#count();
    return counter;
  }

  /** Goes through all rows once for all counts that wait; who comes meanwhile waits for the next round. */
  async #count(): Promise<void> {
    this.#isCounting = true;
    await turn();
    while (this.#waiting.length > 0) {
      const counters = this.#waiting.splice(0), slice = Math.max(50, Math.floor(SLICE / counters.length));
      try {
        for (let rows = this.state.rowsAfter(-1, slice); rows.length > 0 && !counters.every(({ isEnded }) => isEnded); rows = this.state.rowsAfter(rows.at(-1)!.key, slice)) {
          for (const counter of counters) if (!counter.isEnded) counter.count(rows);
          await turn();
        }
        for (const counter of counters) counter.complete();
      } catch (error) {
        for (const counter of counters) counter.end(error);
      }
    }
    this.#isCounting = false;
  }
}
