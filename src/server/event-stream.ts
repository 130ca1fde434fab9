import type { IncomingMessage } from "node:http";
import type { RequestHandler, Response } from "express";
import { getOperationAST, GraphQLError, OperationTypeNode, type ExecutionArgs, type ExecutionResult } from "graphql";
import { createHandler } from "graphql-sse/lib/use/express";
import type { Viewer } from "../auth/viewer.ts";
import { GatewayError } from "../errors.ts";
import { answer } from "./answer.ts";
import type { Gateway } from "./gateway.ts";
import { EventDelivery } from "./live/event-delivery.ts";
import { lastWord, type LiveOperations } from "./live/live-operations.ts";
import { masked } from "./masked.ts";
import type { OperationTurns } from "./operation-turns.ts";
import type { Operations, PreparedArgs } from "./operation.ts";
import { Refusal } from "./refusal.ts";
import { whenGone } from "./when-gone.ts";

/** An operation, and where its answers go. */
interface StreamArgs extends ExecutionArgs {
  readonly contextValue: Record<string, unknown> & { readonly log: Gateway["log"] };
  readonly res: Response;
  readonly viewer: Viewer | null;
  readonly asker: string;
}

export interface EventStreamParts {
  readonly gateway: Gateway;
  readonly operations: Operations;
  readonly live: LiveOperations;
  readonly turns: OperationTurns;
  readonly askerOf: (viewer: Viewer | null, request: IncomingMessage) => string;
  /** Aborts when the server stops. */
  readonly stopping: AbortSignal;
}

/**
 * Operations over server-sent events, for clients behind proxies that break WebSockets: one stream for each operation
 * (graphql-sse's "distinct connections"; its other mode would keep reservations of anybody).
 */
export function eventStream({ gateway, operations, live, turns, askerOf, stopping }: EventStreamParts): RequestHandler {
  const handle = createHandler({
    authenticate: () => null,
    onSubscribe: async ({ raw, context: { res } }, { query, variables, operationName }) => {
      const viewer = await gateway.authenticate({ authorization: raw.headers.authorization, group: raw.get("x-dirac-group") });
      const asker = askerOf(viewer, raw), prepared = operations.prepare({ query, variables, operationName: operationName ?? null }, { viewer, asker, transport: "sse", signal: whenGone(res), requestId: res.locals["requestId"] as string });
      const refused = Array.isArray(prepared) ? prepared : onlyReads(raw.method, prepared);
      return Array.isArray(refused) ? only(masked({ errors: refused }, gateway.log) as ExecutionResult) : ({ ...refused, res, viewer, asker } as StreamArgs);
    },
    // done when they were prepared
    validate: () => [],
    execute: async args => {
      const { asker, contextValue } = args as unknown as StreamArgs;
      return masked(await answer(args as unknown as PreparedArgs, gateway, turns, asker), contextValue.log) as ExecutionResult;
    },
    subscribe: async args => {
      const { res, viewer, asker, contextValue: { log } } = args as unknown as StreamArgs, started = await gateway.costs.subscribe(args, () => live.subscribe(args, viewer, asker));
      return "next" in started ? new EventDelivery(started, res, { expiresAt: viewer?.expiresAt, stopping }, error => JSON.stringify(masked(lastWord(error), log))) : (masked(started, log) as ExecutionResult);
    },
  });
  return async (req, res, next) => {
    try {
      if (req.accepts(["json", "text/event-stream"]) !== "text/event-stream") throw new Refusal(406, "BAD_USER_INPUT", "a stream of events is what comes from here: ask with `Accept: text/event-stream`");
      // as graphql-sse spells it
      if (req.method === "POST") req.headers["content-type"] = "application/json";
      req.headers.accept = "text/event-stream";
      await handle(req, res);
    } catch (error) {
      if (res.headersSent) res.destroy();
      else next(error);
    }
  };
}

/** As Apollo holds it at /graphql: what a link or an image can ask for changes nothing. */
function onlyReads(method: string | undefined, args: ExecutionArgs): ExecutionArgs | GraphQLError[] {
  const isMutation = getOperationAST(args.document, args.operationName)?.operation === OperationTypeNode.MUTATION;
  return method === "GET" && isMutation ? [new GraphQLError("a mutation needs POST", { originalError: new GatewayError("BAD_USER_INPUT", "a mutation needs POST") })] : args;
}

/** graphql-sse takes a result without data for no result. */
async function* only(result: ExecutionResult): AsyncGenerator<ExecutionResult> {
  yield result;
}
