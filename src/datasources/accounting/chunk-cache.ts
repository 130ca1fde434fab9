import { hash } from "node:crypto";
import { LRUCache } from "lru-cache";
import { OperationCancelled } from "../../errors.ts";
import type { Catalog } from "../catalog.ts";
import { once } from "../../schema/common/once.ts";

const MINUTE_MS = 60_000, HOUR_MS = 60 * MINUTE_MS, DAY_S = 86_400;
/** Rows whose time is past that long change little: jobs that took longer are rare. */
const SETTLED_S = 9 * DAY_S;
/** Numbers in all rows that are kept, at 33 to 36 bytes each: 70 MB. */
const MAX_NUMBERS = 2_000_000;

interface Kept { readonly rows: Promise<readonly object[]> }

/**
 * What statements have found, for whoever asks the same soon: the people of an experiment look at the same plots. Between
 * 2 and 4 in the morning (UTC) DIRAC deletes rows and writes them again as longer ones, so that what is read then can lack
 * some: it is kept for a minute only, and what was read before is kept until it is over.
 */
class ChunkCache {
  readonly #kept = new LRUCache<string, Kept>({ max: 5000, maxSize: MAX_NUMBERS, sizeCalculation: () => 1 });

  /** `end`, of the rows that are asked for, and `now` in seconds since 1970. */
  get<Row extends object>(asked: string, { end, now }: { readonly end: number; readonly now: number }, read: () => Promise<readonly Row[]>): Promise<readonly Row[]> {
    // a filter may hold thousands of ids
    const question = hash("sha256", asked, "base64"), known = this.#kept.get(question);
    // who asked first may have gone, and has ended the statement: that is no answer for others
    if (known !== undefined) return (known.rows as Promise<readonly Row[]>).catch((error: unknown) => {
      if (error instanceof OperationCancelled) return this.get(asked, { end, now }, read);
      throw error;
    });
    const kept = { rows: read() }, ttl = lifetime(end, now);
    this.#kept.set(question, kept, { ttl });
    void this.#weigh(question, kept, ttl);
    return kept.rows;
  }

  /** How much it is is known when it is there; a failure is nobody else's. */
  async #weigh(question: string, kept: Kept, ttl: number): Promise<void> {
    const size = await kept.rows.then(rows => Math.min(1 + rows.length * numbersIn(rows[0]), MAX_NUMBERS), () => undefined);
    if (this.#kept.peek(question) !== kept) return;
    this.#kept.delete(question);
    // of a value that is there already the cache would not change the size
    if (size !== undefined) this.#kept.set(question, kept, { size, ttl });
  }
}

/** All rows of an answer have as many. */
const numbersIn = (row: object | undefined): number => JSON.stringify(row ?? 0).split(",").length;

/** The cache of a database as it was opened, whoever asks: when it is opened anew, its tables may be others. */
export const chunkCache = once((_catalog: Catalog) => new ChunkCache());

/** In milliseconds. */
export function lifetime(end: number, now: number): number {
  if (now - end < 0) return MINUTE_MS / 2;
  const hour = (now % DAY_S) / 3600;
  if (now - end < SETTLED_S || (hour >= 2 && hour < 4)) return MINUTE_MS;
  return hour < 2 ? (4 - hour) * HOUR_MS : HOUR_MS;
}
