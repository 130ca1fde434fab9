import { LRUCache } from "lru-cache";
import type { OpenDatabase } from "../database.ts";
import { once } from "../../schema/common/once.ts";

const MINUTE_MS = 60_000, HOUR_MS = 60 * MINUTE_MS, DAY_S = 86_400;
/** Rows whose time is past that long change little: jobs that took longer are rare. */
const SETTLED_S = 9 * DAY_S;
/** Rows in all; some 50 MB. */
const MAX_ROWS = 300_000;

/**
 * What statements have found, for whoever asks the same soon: the people of an experiment look at the same plots. Between
 * 2 and 4 in the morning (UTC) DIRAC deletes rows and writes them again as longer ones, so that what is read then can lack
 * some: it is kept for a minute only, and what was read before is kept until it is over.
 */
class ChunkCache {
  readonly #kept = new LRUCache<string, Promise<readonly object[]>>({ max: 5000, maxSize: MAX_ROWS, sizeCalculation: () => 1 });

  /** `end`, of the rows that are asked for, and `now` in seconds since 1970. */
  get<Row extends object>(question: string, { end, now }: { readonly end: number; readonly now: number }, read: () => Promise<readonly Row[]>): Promise<readonly Row[]> {
    const known = this.#kept.get(question) as Promise<readonly Row[]> | undefined;
    if (known !== undefined) return known;
    const reading = read();
    this.#kept.set(question, reading, { ttl: lifetime(end, now) });
    void this.#settle(question, reading, lifetime(end, now));
    return reading;
  }

  /** Its size is known when it is there; a failure is nobody else's. */
  async #settle(question: string, reading: Promise<readonly object[]>, ttl: number): Promise<void> {
    const size = await reading.then(rows => Math.min(rows.length + 1, MAX_ROWS), () => undefined);
    if (this.#kept.peek(question) !== reading) return;
    if (size === undefined) this.#kept.delete(question);
    else this.#kept.set(question, reading, { size, ttl });
  }
}

/** The cache of a database: a new connection begins a new one. */
export const chunkCache = once((_database: OpenDatabase) => new ChunkCache());

/** In milliseconds. */
export function lifetime(end: number, now: number): number {
  if (now - end < 0) return MINUTE_MS / 2;
  const hour = (now % DAY_S) / 3600;
  if (now - end < SETTLED_S || (hour >= 2 && hour < 4)) return MINUTE_MS;
  return hour < 2 ? (4 - hour) * HOUR_MS : HOUR_MS;
}
