import type { WebSocket } from "ws";
import { GatewayError } from "../../errors.ts";
import type { MessageStream } from "./live-operations.ts";

/** Bytes that may wait in a socket before the next message does. */
const HIGH_WATER = 256 * 1024;
/** Registered for WebSocket: clients come back after it, with their last cursor. */
const TRY_AGAIN_LATER = 1013;

/**
 * Sends a stream's messages itself, since graphql-ws would write each anew for each subscriber; to graphql-ws it is a
 * stream without messages that ends when this one does.
 */
export class SocketDelivery implements AsyncIterableIterator<never> {
  readonly #head: string;
  #stopped = false;

  /** `lastWord` makes the message of an error. */
  constructor(private readonly stream: MessageStream, private readonly socket: WebSocket, id: string, private readonly lastWord: (error: unknown) => string) {
    this.#head = `{"id":${JSON.stringify(id)},"type":"next","payload":`;
  }

  async next(): Promise<IteratorResult<never>> {
    try {
      for (let message = await this.stream.next(); message !== undefined && !this.#stopped; message = await this.stream.next()) {
        const sent = this.#send(message.text);
        if (sent !== undefined) await sent;
      }
    } catch (error) {
      if (!this.#stopped) await this.#send(this.lastWord(error));
      if (error instanceof GatewayError && error.code === "RATE_LIMITED") this.socket.close(TRY_AGAIN_LATER, error.message.slice(0, 120));
    }
    return { done: true, value: undefined };
  }

  return(): Promise<IteratorResult<never>> {
    this.#stopped = true;
    this.stream.end();
    return Promise.resolve({ done: true, value: undefined });
  }

  throw(): Promise<IteratorResult<never>> {
    return this.return();
  }

  [Symbol.asyncIterator](): this {
    return this;
  }

  /** A promise only where the socket is full. */
  #send(payload: string): Promise<void> | undefined {
    const { socket } = this, text = `${this.#head}${payload}}`;
    if (socket.readyState !== socket.OPEN) return undefined;
    if (socket.bufferedAmount < HIGH_WATER) {
      socket.send(text);
      return undefined;
    }
    return new Promise(resolve => socket.send(text, () => resolve()));
  }
}
