import type { Logger } from "pino";
import { GatewayError } from "../../errors.ts";
import { repeat } from "./repeat.ts";

export interface Look {
  /** For the log: what is looked at. */
  readonly name: string;
  /** Milliseconds. */
  readonly every: number;
  look(): Promise<void>;
}

/** Looks again and again. One that fails is told to the log once and tried again: the database comes back. Mistakes of ours reject. */
export function lookOften({ name, every, look }: Look, signal: AbortSignal, log: Logger): Promise<void> {
  let failing = false;
  return repeat(every, signal, async () => {
    try {
      await look();
      if (failing) log.info({ looks: name }, "a feed looks again");
      failing = false;
    } catch (error) {
      if (signal.aborted) return;
      if (!(error instanceof GatewayError) || error.code === "CURSOR_EXPIRED") throw error;
      if (!failing) log.warn({ err: error, looks: name }, "a feed cannot look");
      failing = true;
    }
  });
}
