/** Reads by keys: one reading after the other, so that the order of changes is kept, and a long one lets others in between. */
export class InTurn {
  #last: Promise<unknown> = Promise.resolve();

  constructor(private readonly size: number, private readonly signal: AbortSignal, private readonly read: (keys: readonly number[]) => Promise<void>) {}

  async of(keys: readonly number[]): Promise<void> {
    for (let start = 0; start < keys.length && !this.signal.aborted; start += this.size) {
      const reading = this.#after(this.#last, keys.slice(start, start + this.size));
      this.#last = reading.catch(() => undefined);
      await reading;
    }
  }

  async #after(before: Promise<unknown>, keys: readonly number[]): Promise<void> {
    await before;
    await this.read(keys);
  }
}
