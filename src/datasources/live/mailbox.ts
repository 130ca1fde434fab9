const BATCH = 1024;

/** What waits for one subscriber, in order; ends with the error of `overflow` when more would wait than may. */
export class Mailbox<T> implements AsyncIterableIterator<T> {
  readonly #waiting: T[] = [];
  #taken = 0;
  #reader: { resolve(result: IteratorResult<T>): void; reject(error: unknown): void } | undefined;
  #end: { readonly error?: unknown } | undefined;

  /** `released` is called once, when nobody reads any more. */
  constructor(private readonly bound: number, private readonly overflow: () => unknown, private readonly released: () => void) {}

  push(item: T): void {
    if (this.#end !== undefined) return;
    if (this.#reader !== undefined) {
      const { resolve } = this.#reader;
      this.#reader = undefined;
      resolve({ done: false, value: item });
    } else if (this.#waiting.length - this.#taken >= this.bound) {
      // whoever does not keep up is not made to read all that waits before they learn it
      this.#waiting.length = this.#taken = 0;
      this.fail(this.overflow());
    }
    else this.#waiting.push(item);
  }

  /** Ends with an error, after what waits. */
  fail(error: unknown): void {
    this.#finish({ error });
  }

  next(): Promise<IteratorResult<T>> {
    if (this.#taken < this.#waiting.length) return Promise.resolve({ done: false, value: this.#take() });
    if (this.#end !== undefined) {
      const { error } = this.#end;
      this.#end = {};
      return error === undefined ? Promise.resolve({ done: true, value: undefined }) : Promise.reject(error);
    }
    return new Promise((resolve, reject) => { this.#reader = { resolve, reject }; });
  }

  return(): Promise<IteratorResult<T>> {
    this.#waiting.length = this.#taken = 0;
    this.#finish({});
    return Promise.resolve({ done: true, value: undefined });
  }

  throw(): Promise<IteratorResult<T>> {
    return this.return();
  }

  [Symbol.asyncIterator](): this {
    return this;
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.return().then(() => undefined);
  }

  #finish(end: { readonly error?: unknown }): void {
    if (this.#end !== undefined) return;
    this.#end = end;
    this.released();
    if (this.#reader === undefined) return;
    const { resolve, reject } = this.#reader;
    this.#reader = undefined;
    this.#end = {};
    if (end.error === undefined) resolve({ done: true, value: undefined });
    else reject(end.error);
  }

  /** Taken items are cut off in batches: shift() moves all that wait. */
  #take(): T {
    const item = this.#waiting[this.#taken++]!;
    if (this.#taken === this.#waiting.length || this.#taken > BATCH) {
      this.#waiting.splice(0, this.#taken);
      this.#taken = 0;
    }
    return item;
  }
}
