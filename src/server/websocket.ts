import type { IncomingMessage, Server } from "node:http";
import { execute, type ExecutionArgs } from "graphql";
import { CloseCode } from "graphql-ws";
import { useServer } from "graphql-ws/use/ws";
import { WebSocketServer } from "ws";
import type { Viewer } from "../auth/viewer.ts";
import { GatewayError } from "../errors.ts";
import { closeReason } from "./close-reason.ts";
import { atExpiry } from "./expiry.ts";
import { formatError } from "./format-error.ts";
import type { Gateway } from "./gateway.ts";
import type { LiveLimits } from "./live/limits.ts";
import { lastWord, type LiveOperations } from "./live/live-operations.ts";
import { SocketDelivery, type Wire } from "./live/socket-delivery.ts";
import { ViewerLimit } from "./live/viewer-limit.ts";
import { masked } from "./masked.ts";
import type { Operations } from "./operation.ts";
import { mayConnect, type OriginRules } from "./origins.ts";

/** As large as a body over HTTP. */
const MAX_MESSAGE = 4 * 1024 * 1024;
/** A phone on a slow network takes some seconds to send its token. */
const INIT_TIMEOUT_MS = 10_000;
const FAREWELL_MS = 2_000;
/** Whoever does not answer a ping until the next one is gone. */
const PING_MS = 12_000;
/** Sockets in all, those included that have not said yet who they are. */
const MAX_SOCKETS = 20_000;
/** Of one connection: a page shows some dozens of things. */
const MAX_RUNNING = 100;
/** Two of the largest answers. */
const MAX_UNREAD = 8 * 1024 * 1024;
/** Registered for WebSocket: 1013. */
const TRY_AGAIN_LATER = 1013;

interface Connection extends Record<PropertyKey, unknown> {
  viewer: Viewer | null;
  forgetExpiry: (() => void) | undefined;
  /** Queries that are being answered. */
  running: number | undefined;
  giveBack: (() => void) | undefined;
}

/** An operation, and where its answers go. */
interface SocketArgs extends ExecutionArgs {
  readonly wire: Wire;
  readonly id: string;
  readonly viewer: Viewer | null;
  readonly extra: Partial<Connection>;
}

export interface WebSocketParts {
  readonly gateway: Gateway;
  readonly operations: Operations;
  readonly live: LiveOperations;
  readonly limits: LiveLimits;
  readonly rules: OriginRules;
}

/**
 * Operations over WebSocket (graphql-transport-ws) at /graphql. The token comes in the connection parameters and ends the
 * connection with itself, with 4403: clients come back after it, with a new token; after 4401 they never do.
 */
export function webSockets(server: Server, { gateway, operations, live, limits, rules }: WebSocketParts): { dispose(): Promise<void> } {
  const sockets: WebSocketServer = new WebSocketServer({
    server, path: "/graphql", maxPayload: MAX_MESSAGE,
    // "complete" and "subscribe" with the same id may come in one packet: graphql-ws must be done with the one before the other
    allowSynchronousEvents: false,
    verifyClient: ({ req }: { req: IncomingMessage }) => mayConnect(req, rules) && sockets.clients.size < MAX_SOCKETS,
  });
  const connections = new ViewerLimit(limits.connections, "connections");
  const disposable = useServer<Record<string, unknown>, Connection>({
    connectionInitWaitTimeout: INIT_TIMEOUT_MS,
    onConnect: async ({ connectionParams, extra }) => {
      try {
        const viewer = await gateway.authenticate({ authorization: parameter(connectionParams, "authorization"), group: parameter(connectionParams, "x-dirac-group") });
        // who is gone meanwhile has nothing to give back any more
        if (extra.socket.readyState !== extra.socket.OPEN) return false;
        extra.viewer = viewer;
        extra.giveBack = connections.take(viewer);
      } catch (error) {
        if (!(error instanceof GatewayError)) throw error;
        // whoever could not be identified comes back with another token; who could not be asked about, later with the same
        extra.socket.close(error.code === "UNAUTHENTICATED" ? CloseCode.Forbidden : TRY_AGAIN_LATER, closeReason(error.message));
        return false;
      }
      extra.forgetExpiry = atExpiry(extra.viewer?.expiresAt, () => extra.socket.close(CloseCode.Forbidden, "the token has expired"));
      return true;
    },
    onClose: ({ extra }) => {
      extra.forgetExpiry?.();
      extra.giveBack?.();
    },
    onSubscribe: ({ extra }, id, payload) => {
      if (extra.request.socket.writableLength > MAX_UNREAD) return extra.socket.close(TRY_AGAIN_LATER, "read first what you have asked for");
      const viewer = extra.viewer ?? null, prepared = operations.prepare(payload, viewer, extra.request.socket.remoteAddress);
      return Array.isArray(prepared) ? prepared : { ...prepared, wire: { socket: extra.socket, connection: extra.request.socket }, id, viewer, extra } satisfies SocketArgs;
    },
    execute: async args => {
      const { extra } = args as SocketArgs, running = extra.running ?? 0;
      if (running >= MAX_RUNNING) return lastWord(new GatewayError("RATE_LIMITED", `${running} operations of this connection are being answered already; wait for some`));
      extra.running = running + 1;
      try {
        return await gateway.costs.execute(args, () => execute(args));
      } finally {
        extra.running--;
      }
    },
    subscribe: async args => {
      const { wire, id, viewer } = args as SocketArgs, started = await gateway.costs.subscribe(args, () => live.subscribe(args, viewer));
      return "next" in started ? new SocketDelivery(started, wire, id, error => JSON.stringify(masked(lastWord(error), gateway.log))) : started;
    },
    onNext: (_context, _id, _payload, { contextValue }, result) => masked(result, (contextValue as { log: Gateway["log"] }).log),
    onError: (_context, _id, _payload, errors) => errors.map(error => formatError(error.toJSON(), error, gateway.log)),
  }, sockets, PING_MS);
  // graphql-ws would print a stack to the terminal for whatever a client sends; `ws` closes by itself, and says why
  sockets.on("connection", socket => socket.removeAllListeners("error").on("error", error => gateway.log.debug({ err: error }, "a WebSocket failed")));
  return {
    dispose: async () => {
      // a phone that sleeps does not answer the farewell
      const last = setTimeout(() => sockets.clients.forEach(socket => socket.terminate()), FAREWELL_MS).unref();
      await disposable.dispose();
      clearTimeout(last);
    },
  };
}

/** Names of headers have no case; the playground and scripts spell them differently. What is there but no text is no "nothing". */
function parameter(parameters: Readonly<Record<string, unknown>> | undefined, name: string): string | undefined {
  const value = Object.entries(parameters ?? {}).find(([key]) => key.toLowerCase() === name)?.[1];
  if (value === undefined || value === null || typeof value === "string") return value ?? undefined;
  throw new GatewayError("UNAUTHENTICATED", `the connection parameter ${name} must be a text`);
}
