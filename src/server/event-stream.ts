import type { RequestHandler, Response } from "express";
import { execute, type ExecutionArgs, type ExecutionResult } from "graphql";
import { createHandler } from "graphql-sse/lib/use/express";
import type { Viewer } from "../auth/viewer.ts";
import { GatewayError } from "../errors.ts";
import { atExpiry } from "./expiry.ts";
import type { Gateway } from "./gateway.ts";
import { lastWord, type LiveOperations, type MessageStream } from "./live/live-operations.ts";
import { masked } from "./masked.ts";
import type { Operations } from "./operation.ts";
import { mayConnect, type OriginRules } from "./origins.ts";

/** An operation, and where its answers go. */
interface StreamArgs extends ExecutionArgs {
  readonly contextValue: Record<string, unknown>;
  readonly res: Response;
  readonly viewer: Viewer | null;
}

export interface EventStreamParts {
  readonly gateway: Gateway;
  readonly operations: Operations;
  readonly live: LiveOperations;
  readonly rules: OriginRules;
}

/**
 * Operations over server-sent events, for clients behind proxies that break WebSockets: one stream for each operation
 * (graphql-sse's "distinct connections"; its other mode would keep reservations of anybody).
 */
export function eventStream({ gateway, operations, live, rules }: EventStreamParts): RequestHandler {
  const handle = createHandler({
    authenticate: () => null,
    onSubscribe: async ({ raw, context: { res } }, { query, variables, operationName }) => {
      const viewer = await gateway.authenticate({ authorization: raw.headers.authorization, group: raw.get("x-dirac-group") });
      const prepared = operations.prepare({ query, variables, operationName: operationName ?? null }, viewer);
      return Array.isArray(prepared) ? (masked({ errors: prepared }, gateway.log) as ExecutionResult) : ({ ...prepared, res, viewer } as StreamArgs);
    },
    // done when they were prepared
    validate: () => [],
    execute: async args => masked((await execute(args)) as ExecutionResult, gateway.log) as ExecutionResult,
    subscribe: async args => {
      const { res, viewer } = args as unknown as StreamArgs, started = await live.subscribe(args, viewer);
      return "next" in started ? results(started, res, viewer, error => masked(lastWord(error), gateway.log) as ExecutionResult) : (masked(started, gateway.log) as ExecutionResult);
    },
  });
  return async (req, res, next) => {
    try {
      if (!mayConnect(req, rules)) throw new GatewayError("FORBIDDEN", "pages of that origin may not subscribe here");
      if (req.accepts(["json", "text/event-stream"]) !== "text/event-stream") throw new GatewayError("BAD_USER_INPUT", "a stream of events is what comes from here: ask with `Accept: text/event-stream`");
      req.headers.accept = "text/event-stream";
      await handle(req, res);
    } catch (error) {
      if (res.headersSent) res.destroy();
      else next(error);
    }
  };
}

/** The results of a stream, one only when the one before is on its way: what waits, waits where it is bounded. */
function results(stream: MessageStream, res: Response, viewer: Viewer | null, said: (error: unknown) => ExecutionResult): AsyncIterableIterator<ExecutionResult> {
  const state: { last?: ExecutionResult; ended?: true } = {};
  const forget = atExpiry(viewer?.expiresAt, () => {
    state.last = said(new GatewayError("UNAUTHENTICATED", "the token has expired"));
    stream.end();
  });
  const finish = () => {
    state.ended = true;
    forget();
    stream.end();
  };
  return {
    next: async () => {
      if (state.ended === true) return { done: true, value: undefined };
      try {
        if (res.writableNeedDrain) await new Promise<void>(resolve => res.once("drain", resolve).once("close", resolve));
        const message = await stream.next();
        if (message !== undefined) return { done: false, value: message.result as ExecutionResult };
      } catch (error) {
        state.last ??= said(error);
      }
      finish();
      return state.last === undefined ? { done: true, value: undefined } : { done: false, value: state.last };
    },
    return: async () => {
      finish();
      return { done: true, value: undefined };
    },
    throw: async () => {
      finish();
      return { done: true, value: undefined };
    },
    [Symbol.asyncIterator]() { return this; },
  };
}
