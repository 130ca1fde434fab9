import type { Socket } from "node:net";
import type { WebSocket } from "ws";
import { GatewayError } from "../../errors.ts";
import type { MessageStream } from "./live-operations.ts";
import { closeReason } from "../close-reason.ts";
import { textFrame } from "./text-frame.ts";
import { writeTogether } from "./together.ts";

/** Bytes that may wait in a socket before the next message does. */
const HIGH_WATER = 256 * 1024;
/** Registered for WebSocket: clients come back after it, with their last cursor. */
const TRY_AGAIN_LATER = 1013;
const TAIL = Buffer.from("}");
const PATIENCE_MS = 10_000, FAREWELL_MS = 2000;
const TOO_SLOW = "you read too slowly; come back with your last cursor";

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
  readonly #end = Promise.withResolvers<IteratorResult<never>>();
  #stopped = false;

  /** `lastWord` makes the message of an error. */
  constructor(private readonly stream: MessageStream, private readonly wire: Wire, id: string, private readonly lastWord: (error: unknown) => string) {
    this.#head = Buffer.from(`{"id":${JSON.stringify(id)},"type":"next","payload":`);
  }

  /** Ends as soon as `return` is called, whatever is on its way: graphql-ws takes the id of a subscription that goes on for its own. */
  next(): Promise<IteratorResult<never>> {
    void this.#deliver().finally(() => this.return());
    return this.#end.promise;
  }

  return(): Promise<IteratorResult<never>> {
    this.#stopped = true;
    this.stream.end();
    this.#end.resolve({ done: true, value: undefined });
    return this.#end.promise;
  }

  async #deliver(): Promise<void> {
    try {
      for (let message = await this.stream.next(); message !== undefined && !this.#stopped; message = await this.stream.next()) {
        const sent = this.#send(message.bytes);
        if (sent !== undefined) await this.#soon(sent);
      }
    } catch (error) {
      if (this.#stopped) return;
      void this.#send(Buffer.from(this.lastWord(error)));
      if (error instanceof GatewayError && error.code === "RATE_LIMITED") this.wire.socket.close(TRY_AGAIN_LATER, closeReason(error.message));
    }
  }

  /** Whoever takes nothing for so long is told, as far as they listen, and cut off. */
  async #soon(sent: Promise<void>): Promise<void> {
    const patience = setTimeout(() => {
      this.wire.socket.close(TRY_AGAIN_LATER, TOO_SLOW);
      setTimeout(() => this.wire.socket.terminate(), FAREWELL_MS).unref();
    }, PATIENCE_MS).unref();
    await sent;
    clearTimeout(patience);
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
    if (socket.readyState !== socket.OPEN) {
      this.#stopped = true;
      return undefined;
    }
    const frame = textFrame(this.#head, payload, TAIL);
    if (connection.writableLength >= HIGH_WATER) return new Promise(resolve => writeTogether(connection, frame, resolve));
    writeTogether(connection, frame);
    return undefined;
  }
}
