import type { ChangeLog } from "./change-log.ts";
import { Counter, type CountInterest, type CountsMessage } from "./counter.ts";
import type { FeedState } from "./feed-state.ts";
import type { RowShape } from "./row-shape.ts";

/** Counts that follow a feed: made once from what it knows, then moved by each change; the database is not asked. */
export class LiveCounts {
  readonly #counters = new Map<string, Counter>();

  constructor(log: ChangeLog, private readonly state: FeedState, private readonly shape: RowShape) {
    log.listen(changes => { for (const counter of this.#counters.values()) for (const change of changes) counter.move(change); });
  }

  /** A message with all counts, then one with those that changed, each `interval` milliseconds if there are any. */
  subscribe(interest: CountInterest, interval: number): AsyncIterableIterator<CountsMessage> {
    const key = JSON.stringify(interest), counter = this.#counters.get(key) ?? new Counter(interest, this.state, this.shape, () => this.#counters.delete(key));
    this.#counters.set(key, counter);
    return counter.join(interval);
  }

  /** Ends all subscriptions, with an error if there is one. */
  end(error?: unknown): void {
    for (const counter of this.#counters.values()) counter.end(error);
  }
}
