import { OperationCancelled } from "../errors.ts";
import type { Asker } from "./asker.ts";

/** All who wait, and how many of them may be one viewer's: the largest dashboards ask for some dozens of things at once. */
const QUEUE = 128, OWN_QUEUE = 64;
/** Who has waited so long is better told than left hanging. */
const PATIENCE_MS = 10_000;

/** Why there is no place in the queue: because of the one who asks, or of everybody. */
export type Refusal = "viewer" | "full" | "late";

export class QueueRefusal extends Error {
  constructor(readonly refusal: Refusal) {
    super(refusal);
  }
}

interface Waiting {
  readonly begin: () => void;
  readonly refuse: (reason: unknown) => void;
}

/**
 * Shares the connections of a database between viewers. Who runs k statements may begin another only where k others stay
 * free: one viewer alone gets half of the connections, the next half of what is left, and whoever comes then finds one
 * soon. Who waits gets their turn by viewer, not by statement.
 */
export class FairQueue {
  readonly #running = new Map<string, number>();
  /** By viewer, the one whose turn is next first. */
  readonly #waiting = new Map<string, Waiting[]>();
  #waitingCount = 0;
  #free: number;

  constructor(readonly size: number) {
    this.#free = size;
  }

  get running(): number {
    return this.size - this.#free;
  }

  get waiting(): number {
    return this.#waitingCount;
  }

  /** A place, to be given back with `give`; a promise only where there is something to wait for. Refuses rather than piling up. */
  take({ who = "", signal }: Asker): Promise<void> | undefined {
    signal?.throwIfAborted();
    if (!this.#waiting.has(who) && this.#may(who)) return void this.#begin(who);
    const own = this.#waiting.get(who) ?? [];
    if (this.#waitingCount >= QUEUE) throw new QueueRefusal("full");
    if (who !== "" && own.length >= OWN_QUEUE) throw new QueueRefusal("viewer");
    return new Promise((resolve, reject) => {
      const leave = (reason: unknown) => {
        own.splice(own.indexOf(waiting), 1);
        if (own.length === 0) this.#waiting.delete(who);
        done();
        reject(reason);
      };
      const cancelled = () => leave(new OperationCancelled());
      const done = () => {
        this.#waitingCount--;
        clearTimeout(timer);
        signal?.removeEventListener("abort", cancelled);
      };
      const timer = setTimeout(() => leave(new QueueRefusal("late")), PATIENCE_MS).unref();
      const waiting: Waiting = { begin: () => { done(); resolve(); }, refuse: leave };
      signal?.addEventListener("abort", cancelled, { once: true });
      own.push(waiting);
      this.#waiting.set(who, own);
      this.#waitingCount++;
    });
  }

  give({ who = "" }: Asker): void {
    this.#free++;
    const left = this.#running.get(who)! - 1;
    if (left === 0) this.#running.delete(who);
    else this.#running.set(who, left);
    this.#serve();
  }

  /** Drops all who wait. */
  refuseAll(reason: unknown): void {
    for (const waiting of [...this.#waiting.values()].flat()) waiting.refuse(reason);
  }

  #serve(): void {
    // as they stand now: who is served comes back to the end of the map, and would be met again
    for (const [who, own] of Array.from(this.#waiting)) {
      if (this.#free === 0) return;
      if (!this.#may(who)) continue;
      // whoever is served stands at the end again
      this.#waiting.delete(who);
      const [next] = own.splice(0, 1);
      if (own.length > 0) this.#waiting.set(who, own);
      this.#begin(who);
      next!.begin();
    }
  }

  #may(who: string): boolean {
    const own = this.#running.get(who) ?? 0;
    return this.#free > 0 && (who === "" || own === 0 || this.#free > own);
  }

  #begin(who: string): void {
    this.#free--;
    this.#running.set(who, (this.#running.get(who) ?? 0) + 1);
  }
}
