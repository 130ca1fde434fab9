import type { RequestHandler, Response } from "express";
import { execute, type ExecutionArgs, type ExecutionResult } from "graphql";
import { createHandler } from "graphql-sse/lib/use/express";
import type { Viewer } from "../auth/viewer.ts";
import { GatewayError } from "../errors.ts";
import type { Gateway } from "./gateway.ts";
import { EventDelivery } from "./live/event-delivery.ts";
import { lastWord, type LiveOperations } from "./live/live-operations.ts";
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
      const prepared = operations.prepare({ query, variables, operationName: operationName ?? null }, viewer, raw.ip);
      return Array.isArray(prepared) ? only(masked({ errors: prepared }, gateway.log) as ExecutionResult) : ({ ...prepared, res, viewer } as StreamArgs);
    },
    // done when they were prepared
    validate: () => [],
    execute: async args => masked((await gateway.costs.execute(args, () => execute(args))) as ExecutionResult, gateway.log) as ExecutionResult,
    subscribe: async args => {
      const { res, viewer } = args as unknown as StreamArgs, started = await gateway.costs.subscribe(args, () => live.subscribe(args, viewer));
      return "next" in started ? new EventDelivery(started, res, viewer?.expiresAt, error => JSON.stringify(masked(lastWord(error), gateway.log))) : (masked(started, gateway.log) as ExecutionResult);
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

/** graphql-sse takes a result without data for no result. */
async function* only(result: ExecutionResult): AsyncGenerator<ExecutionResult> {
  yield result;
}
