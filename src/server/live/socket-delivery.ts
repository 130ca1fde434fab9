import type { Socket } from "node:net";
import type { WebSocket } from "ws";
import { GatewayError } from "../../errors.ts";
import type { MessageStream } from "./live-operations.ts";
import { textFrame } from "./text-frame.ts";
import { writeTogether } from "./together.ts";

/** Bytes that may wait in a socket before the next message does. */
const HIGH_WATER = 256 * 1024;
/** Registered for WebSocket: clients come back after it, with their last cursor. */
const TRY_AGAIN_LATER = 1013;
const TAIL = Buffer.from("}");

/** A WebSocket, and the connection below it. */
export interface Wire {
  readonly socket: WebSocket;
  readonly connection: Socket;
}

/**
 * Sends a stream's messages itself, since graphql-ws would write each anew for each subscriber; to graphql-ws it is a
 * stream without messages that ends when this one does. Frames go to the connection below `ws`, which would send each in
 * two parts and by itself: `ws` writes whole frames only, and without compression at once, so that none comes in between.
 */
export class SocketDelivery implements AsyncIterableIterator<never> {
  readonly #head: Buffer;
  #stopped = false;

  /** `lastWord` makes the message of an error. */
  constructor(private readonly stream: MessageStream, private readonly wire: Wire, id: string, private readonly lastWord: (error: unknown) => string) {
    this.#head = Buffer.from(`{"id":${JSON.stringify(id)},"type":"next","payload":`);
  }

  async next(): Promise<IteratorResult<never>> {
    try {
      for (let message = await this.stream.next(); message !== undefined && !this.#stopped; message = await this.stream.next()) {
        const sent = this.#send(message.bytes);
        if (sent !== undefined) await sent;
      }
    } catch (error) {
      if (!this.#stopped) await this.#send(Buffer.from(this.lastWord(error)));
      if (error instanceof GatewayError && error.code === "RATE_LIMITED") this.wire.socket.close(TRY_AGAIN_LATER, error.message.slice(0, 120));
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
  #send(payload: Buffer): Promise<void> | undefined {
    const { socket, connection } = this.wire;
    if (socket.readyState !== socket.OPEN) return undefined;
    const frame = textFrame(this.#head, payload, TAIL);
    if (connection.writableLength >= HIGH_WATER) return new Promise(resolve => writeTogether(connection, frame, resolve));
    writeTogether(connection, frame);
    return undefined;
  }
}
