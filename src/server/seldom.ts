/** Texts that are remembered: each another one must not fill the memory. */
const MANY = 500;

/** Says yes once in a while for each key: a database that is away must not fill the disk with one sentence. */
export class Seldom {
  readonly #saidAt = new Map<string, number>();

  constructor(private readonly everyMs: number) {}

  may(key: string): boolean {
    const now = performance.now(), last = this.#saidAt.get(key);
    if (last !== undefined && now - last < this.everyMs) return false;
    if (this.#saidAt.size >= MANY) this.#saidAt.clear();
    this.#saidAt.set(key, now);
    return true;
  }
}
