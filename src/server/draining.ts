import { setMaxListeners } from "node:events";
import type { RequestHandler } from "express";
import { GatewayError } from "../errors.ts";

const LOOK_MS = 20;

/** How a server comes to its end: what is asked already is answered, as far as there is time. */
export class Draining {
  readonly #stopping = new AbortController();
  #answering = 0;
  #deadline = Number.POSITIVE_INFINITY;

  constructor(private readonly graceMs: number) {
    // each stream of events listens
    setMaxListeners(0, this.#stopping.signal);
  }

  /** Aborts when the end begins. */
  get signal(): AbortSignal {
    return this.#stopping.signal;
  }

  /** Counts what is being answered, and tells who comes by a connection that was kept to take another one. */
  readonly handler: RequestHandler = (_req, res, next) => {
    if (this.signal.aborted) res.set("connection", "close");
    this.#answering++;
    res.once("close", () => this.#answering--);
    next();
  };

  begin(): void {
    this.#deadline = performance.now() + this.graceMs;
    this.#stopping.abort();
  }

  /** Until everything is answered, or there is no time left. */
  async over(isIdle: () => boolean): Promise<void> {
    while ((this.#answering > 0 || !isIdle()) && performance.now() < this.#deadline) await new Promise(resolve => setTimeout(resolve, LOOK_MS));
  }
}

/** What streams of events are told. */
export const comeBack = () => new GatewayError("BACKEND_UNAVAILABLE", "this server stops; come back with your last cursor");
