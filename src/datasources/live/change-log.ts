import type { Change } from "./change.ts";
import type { FeedState, Finding } from "./feed-state.ts";

/** Ten minutes of a busy grid; clients that were cut off for a moment come back to these. */
const RECENT = 5000;

/** The changes that a feed saw, in order: the latest in memory, the rest in its state. */
export class ChangeLog {
  readonly #recent: Change[];
  readonly #listeners = new Set<(changes: readonly Change[]) => void>();

  constructor(private readonly state: FeedState) {
    // everybody comes back at once after a restart
    this.#recent = state.changesAfter(state.lastSeq - RECENT, RECENT);
  }

  get lastSeq(): number {
    return this.state.lastSeq;
  }

  /** Whether every change after this one is still there. */
  reachesBackTo(seq: number): boolean {
    return seq <= this.lastSeq && seq >= this.state.completeSince;
  }

  /** Remembers a finding, then tells everybody: what was told can be told again after a crash. */
  add(finding: Finding): void {
    const changes = this.state.remember(finding);
    if (changes.length === 0) return;
    this.#recent.push(...changes);
    if (this.#recent.length > RECENT) this.#recent.splice(0, this.#recent.length - RECENT);
    for (const listener of this.#listeners) listener(changes);
  }

  /** The changes after this one, oldest first. The same change is the same object for all who ask soon enough. */
  after(seq: number, count: number): readonly Change[] {
    const first = this.#recent[0]?.seq;
    return first !== undefined && first <= seq + 1 ? this.#recent.slice(seq + 1 - first, seq + 1 - first + count) : this.state.changesAfter(seq, count);
  }

  listen(listener: (changes: readonly Change[]) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }
}
