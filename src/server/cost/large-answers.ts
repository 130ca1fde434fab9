import type { Asker } from "../../datasources/asker.ts";
import { FairQueue, QueueRefusal } from "../../datasources/fair-queue.ts";
import { GatewayError, OperationCancelled } from "../../errors.ts";

/** Rows that an operation may hold without waiting for its turn: a list of 1,000, a page of 50 jobs with their history. */
export const LARGE = 2000;
/** One process puts one answer together at a time; the others of these wait for a database meanwhile. */
const AT_ONCE = 8;

/**
 * Answers of many rows are put together so many at a time, whoever asks, shared out between viewers as connections are: a
 * hundred at once would be no faster, since one process has one core, and all of their rows would be in memory together.
 */
export class LargeAnswers {
  readonly #queue = new FairQueue(AT_ONCE);

  /** Waits for a turn, to be given back by the function. */
  async begin(asker: Asker): Promise<() => void> {
    if (asker.signal?.aborted === true) throw new OperationCancelled();
    try {
      await this.#queue.take(asker);
    } catch (error) {
      if (!(error instanceof QueueRefusal)) throw error;
      throw new GatewayError("RATE_LIMITED", `too many answers of more than ${LARGE} rows are wanted at the moment; ask again, or for fewer rows at once`, { retryAfter: 1 });
    }
    let isGiven = false;
    return () => {
      if (isGiven) return;
      isGiven = true;
      this.#queue.give(asker);
    };
  }
}
