import { setImmediate as turn } from "node:timers/promises";
import type { Response } from "express";
import { GatewayError } from "../../errors.ts";
import { comeBack } from "../draining.ts";
import { atExpiry } from "../expiry.ts";
import type { MessageStream } from "./live-operations.ts";

/** A client that takes nothing for so long is gone; one message may take longer, as long as some of it is taken. */
const PATIENCE_MS = 10_000;

const HEAD = Buffer.from("event: next\ndata: "), TAIL = Buffer.from("\n\n");

/** What ends a stream beside itself and its client. */
export interface Ends {
  readonly expiresAt: number | undefined;
  /** Aborts when the server stops. */
  readonly stopping: AbortSignal;
}

/**
 * Writes a stream's messages itself, one only when the client has read those before: graphql-sse would take all that come
 * and keep them. To graphql-sse it is a stream without messages that ends when this one does.
 */
export class EventDelivery implements AsyncIterableIterator<never> {
  readonly #forgetEnds: () => void;
  #lastWord: string | undefined;

  /** `lastWord` makes the message of an error. */
  constructor(private readonly stream: MessageStream, private readonly res: Response, { expiresAt, stopping }: Ends, private readonly lastWord: (error: unknown) => string) {
    const end = (error: GatewayError) => {
      this.#lastWord ??= lastWord(error);
      stream.end();
    };
    const stop = () => end(comeBack()), forget = atExpiry(expiresAt, () => end(new GatewayError("UNAUTHENTICATED", "the token has expired")));
    stopping.addEventListener("abort", stop, { once: true });
    if (stopping.aborted) stop();
    this.#forgetEnds = () => {
      forget();
      stopping.removeEventListener("abort", stop);
    };
  }

  async next(): Promise<IteratorResult<never>> {
    // graphql-sse takes this first step before it sends the head
    while (!this.res.headersSent && !this.res.destroyed) await turn();
    try {
      for (let message = await this.stream.next(); message !== undefined && this.#lastWord === undefined; message = await this.stream.next()) {
        const written = this.#write(message.bytes);
        if (written !== undefined) await written;
      }
    } catch (error) {
      this.#lastWord ??= this.lastWord(error);
    }
    if (this.#lastWord !== undefined) this.#write(Buffer.from(this.#lastWord));
    return this.return();
  }

  return(): Promise<IteratorResult<never>> {
    this.#forgetEnds();
    this.stream.end();
    return Promise.resolve({ done: true, value: undefined });
  }

  throw(): Promise<IteratorResult<never>> {
    return this.return();
  }

  [Symbol.asyncIterator](): this {
    return this;
  }

  /** A promise only where the client reads more slowly than it is written to: kept until it has read, or is gone. */
  #write(data: Buffer): Promise<void> | undefined {
    const { res } = this;
    if (res.destroyed || res.write(Buffer.concat([HEAD, data, TAIL]))) return undefined;
    return new Promise(resolve => {
      const gone = () => res.destroy(), { timeout } = res.socket ?? {};
      const done = () => {
        res.off("drain", done).off("close", done).off("timeout", gone);
        res.setTimeout(timeout ?? 0);
        resolve();
      };
      // Node's own timeout, which knows whether a part of a message has left
      res.once("drain", done).once("close", done).once("timeout", gone).setTimeout(PATIENCE_MS);
    });
  }
}
