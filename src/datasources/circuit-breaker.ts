/** So many failures in a row, without a statement that was answered in between, and nobody is sent there any more. */
const TRIPS_AFTER = 3;
/** How long nobody is sent there: doubled while it stays away. A server that restarts is back in some seconds. */
const FIRST_PAUSE_MS = 1000, LONGEST_PAUSE_MS = 8000;

/**
 * Keeps callers from a server that does not answer, so that it costs them an error and no time. After a pause one of them
 * tries it: where that works all others follow, else the next pause is twice as long.
 */
export class CircuitBreaker {
  #failures = 0;
  #pause = 0;
  #until = 0;

  /** Whether nobody is sent there now. */
  get isOpen(): boolean {
    return performance.now() < this.#until;
  }

  /** Whether the next one who is sent there finds out for all. */
  get isHalfOpen(): boolean {
    return this.#pause > 0 && !this.isOpen;
  }

  /** A statement was answered, if only by an error of its own. */
  answered(): void {
    this.#failures = 0;
    this.#pause = 0;
    this.#until = 0;
  }

  /** The server could not be reached, or hung up. */
  failed(): void {
    if (++this.#failures >= TRIPS_AFTER) this.trip();
  }

  trip(): void {
    // what was on its way when it tripped says nothing new
    if (this.isOpen) return;
    this.#pause = this.#pause === 0 ? FIRST_PAUSE_MS : Math.min(LONGEST_PAUSE_MS, this.#pause * 2);
    this.#until = performance.now() + this.#pause;
  }
}
