import type { RequestHandler, Response } from "express";
import type { OperationTurns } from "./operation-turns.ts";

const executed = new WeakMap<Response, Promise<void>>();

/** Knows when a handler that answers operations is done with one, also where nobody waits for the answer any more. */
export function holdingTurns(handler: RequestHandler): RequestHandler {
  return async (req, res, next) => {
    const { promise, resolve } = Promise.withResolvers<void>();
    executed.set(res, promise);
    try {
      await handler(req, res, next);
    } finally {
      resolve();
    }
  };
}

/**
 * Waits for a turn, and holds it until the operation has been executed and its answer taken. Whoever goes away meanwhile
 * has it until the execution ends: asking and going would else be the way around it.
 */
export async function holdTurn(turns: OperationTurns, asker: string, answer: Response, signal: AbortSignal): Promise<void> {
  const closed = answer.destroyed ? undefined : new Promise<void>(resolve => answer.once("close", resolve));
  const giveBack = await turns.take(asker, signal);
  void Promise.all([executed.get(answer), closed]).then(giveBack);
}
