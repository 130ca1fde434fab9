/** Lets something happen a few times at once and then at a steady rate. */
export class TokenBucket {
  #left: number;
  #filledAt: number;

  constructor(private readonly burst: number, private readonly refillMs: number, private readonly clock: () => number) {
    this.#left = burst;
    this.#filledAt = clock();
  }

  /** Whether it may happen now; counts it if so. */
  take(): boolean {
    const now = this.clock(), refilled = Math.floor((now - this.#filledAt) / this.refillMs);
    if (refilled > 0) {
      this.#left = Math.min(this.burst, this.#left + refilled);
      this.#filledAt += refilled * this.refillMs;
    }
    if (this.#left === 0) return false;
    this.#left--;
    return true;
  }
}
