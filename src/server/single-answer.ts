/**
 * The answer to a query as a stream of one. graphql-ws forgets a query whose client says "complete" or is gone, and lets it
 * run; a stream it ends, and so this hears of it.
 */
export class SingleAnswer<A> implements AsyncGenerator<A, undefined> {
  #taken = false;

  constructor(private readonly answer: Promise<A>, private readonly gone: AbortController) {}

  async next(): Promise<IteratorResult<A, undefined>> {
    if (this.#taken) return { done: true, value: undefined };
    this.#taken = true;
    return { done: false, value: await this.answer };
  }

  return(): Promise<IteratorResult<A, undefined>> {
    this.gone.abort();
    return Promise.resolve({ done: true, value: undefined });
  }

  throw(): Promise<IteratorResult<A, undefined>> {
    return this.return();
  }

  [Symbol.asyncIterator](): this {
    return this;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.return();
  }
}
