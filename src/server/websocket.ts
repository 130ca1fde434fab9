import type { IncomingMessage, Server } from "node:http";
import { GraphQLError } from "graphql";
import { CloseCode } from "graphql-ws";
import { useServer } from "graphql-ws/use/ws";
import { WebSocketServer, type WebSocket } from "ws";
import type { Viewer } from "../auth/viewer.ts";
import { GatewayError } from "../errors.ts";
import { closeReason } from "./close-reason.ts";
import { answer } from "./answer.ts";
import { comeBack } from "./draining.ts";
import { atExpiry } from "./expiry.ts";
import { formatError } from "./format-error.ts";
import type { Gateway } from "./gateway.ts";
import { AskerLimit } from "./live/asker-limit.ts";
import type { LiveLimits } from "./live/limits.ts";
import { lastWord, type LiveOperations } from "./live/live-operations.ts";
import { SocketDelivery, type Wire } from "./live/socket-delivery.ts";
import { masked } from "./masked.ts";
import type { OperationTurns } from "./operation-turns.ts";
import type { Operations, PreparedArgs } from "./operation.ts";
import { mayConnect, type OriginRules } from "./origins.ts";
import { SingleAnswer } from "./single-answer.ts";

/** As large as a body over HTTP. */
const MAX_MESSAGE = 4 * 1024 * 1024;
/** A phone on a slow network takes some seconds to send its token. */
const INIT_TIMEOUT_MS = 10_000;
const FAREWELL_MS = 2_000;
/** What an answer takes from its execution to the socket. */
const LAST_ANSWER_MS = 50;
/** Whoever does not answer a ping until the next one is gone. */
const PING_MS = 12_000;
/** Sockets in all, those included that have not said yet who they are. */
const MAX_SOCKETS = 20_000;
/** Of one connection: a page shows some dozens of things. */
const MAX_RUNNING = 100;
/** Two of the largest answers. */
const MAX_UNREAD = 8 * 1024 * 1024;
/** Of a client that is being cut off: without an answer graphql-ws would look for a schema, and print that it has none. */
const UNHEARD = [new GraphQLError("read first what you have asked for")];
/** Registered for WebSocket. Clients come back after both. */
const SERVICE_RESTART = 1012, TRY_AGAIN_LATER = 1013;

interface Connection extends Record<PropertyKey, unknown> {
  viewer: Viewer | null;
  forgetExpiry: (() => void) | undefined;
  giveBack: (() => void) | undefined;
}

/** An operation, and where its answers go. */
interface SocketArgs extends PreparedArgs {
  readonly wire: Wire;
  readonly id: string;
  readonly viewer: Viewer | null;
  readonly asker: string;
  readonly gone: AbortController;
}

export interface WebSocketParts {
  readonly gateway: Gateway;
  readonly operations: Operations;
  readonly live: LiveOperations;
  readonly limits: LiveLimits;
  readonly rules: OriginRules;
  readonly turns: OperationTurns;
  readonly askerOf: (viewer: Viewer | null, request: IncomingMessage) => string;
  /** Aborts when the server stops. */
  readonly stopping: AbortSignal;
}

/**
 * Operations over WebSocket (graphql-transport-ws) at /graphql. The token comes in the connection parameters and ends the
 * connection with itself, with 4403: clients come back after it, with a new token; after 4401 they never do.
 */
export function webSockets(server: Server, { gateway, operations, live, limits, rules, turns, askerOf, stopping }: WebSocketParts): { isIdle(): boolean; dispose(): Promise<void> } {
  const sockets: WebSocketServer = new WebSocketServer({
    server, path: "/graphql", maxPayload: MAX_MESSAGE,
    // "complete" and "subscribe" with the same id may come in one packet: graphql-ws must be done with the one before the other
    allowSynchronousEvents: false,
    verifyClient: ({ req }: { req: IncomingMessage }, answer: (isWelcome: boolean, status?: number) => void) => {
      if (!mayConnect(req, rules)) answer(false, 403);
      else if (stopping.aborted || sockets.clients.size >= MAX_SOCKETS) answer(false, 503);
      else answer(strangers.hasLeft(askerOf(null, req)), 429);
    },
  });
  const connections = new AskerLimit(limits.connections, "connections"), strangers = new AskerLimit(limits.strangers, "connections of nobody");
  /** How those who have said who they are stop being strangers. */
  const introduced = new WeakMap<WebSocket, () => void>();
  sockets.on("connection", (socket, request) => {
    const giveBack = strangers.take(askerOf(null, request));
    introduced.set(socket, giveBack);
    socket.once("close", giveBack);
  });
  /** graphql-ws would say to the client, and print, whatever is thrown. */
  const prepare: Operations["prepare"] = (request, caller) => {
    try {
      return operations.prepare(request, caller);
    } catch (error) {
      return [...lastWord(error).errors];
    }
  };
  const running = new Map<WebSocket, number>();
  const answered = (socket: WebSocket) => {
    const left = running.get(socket)! - 1;
    if (left > 0) return void running.set(socket, left);
    if (!stopping.aborted) return void running.delete(socket);
    // the answer goes first, and that it is complete: else the client would ask again
    setTimeout(() => {
      running.delete(socket);
      farewell(socket);
    }, LAST_ANSWER_MS);
  };
  stopping.addEventListener("abort", () => { for (const socket of sockets.clients) if (!running.has(socket)) farewell(socket); }, { once: true });
  const disposable = useServer<Record<string, unknown>, Connection>({
    connectionInitWaitTimeout: INIT_TIMEOUT_MS,
    onConnect: async ({ connectionParams, extra }) => {
      try {
        const viewer = await gateway.authenticate({ authorization: parameter(connectionParams, "authorization"), group: parameter(connectionParams, "x-dirac-group") });
        // who is gone meanwhile has nothing to give back any more
        if (extra.socket.readyState !== extra.socket.OPEN) return false;
        extra.viewer = viewer;
        extra.giveBack = connections.take(askerOf(viewer, extra.request));
        if (viewer !== null) introduced.get(extra.socket)?.();
      } catch (error) {
        if (!(error instanceof GatewayError)) {
          extra.socket.close(CloseCode.InternalServerError, closeReason(formatError({ message: "" }, error, gateway.log).message));
          return false;
        }
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
      if (extra.request.socket.writableLength > MAX_UNREAD) {
        extra.socket.close(TRY_AGAIN_LATER, "read first what you have asked for");
        return UNHEARD;
      }
      if (stopping.aborted) {
        if (!running.has(extra.socket)) farewell(extra.socket);
        return [new GraphQLError(comeBack().message, { originalError: comeBack() })];
      }
      const viewer = extra.viewer ?? null, asker = askerOf(viewer, extra.request), gone = new AbortController(), prepared = prepare(payload, { viewer, asker, transport: "websocket", signal: gone.signal });
      return Array.isArray(prepared) ? prepared : { ...prepared, wire: { socket: extra.socket, connection: extra.request.socket }, id, viewer, asker, gone } satisfies SocketArgs;
    },
    execute: args => {
      const { wire: { socket }, asker, gone } = args as SocketArgs, count = running.get(socket) ?? 0;
      if (count >= MAX_RUNNING) return lastWord(new GatewayError("RATE_LIMITED", `${count} operations of this connection are being answered already; wait for some`));
      running.set(socket, count + 1);
      return new SingleAnswer(answer(args as SocketArgs, gateway, turns, asker).finally(() => answered(socket)), gone);
    },
    subscribe: async args => {
      const { wire, id, viewer, asker } = args as SocketArgs, started = await gateway.costs.subscribe(args, () => live.subscribe(args, viewer, asker));
      return "next" in started ? new SocketDelivery(started, wire, id, error => JSON.stringify(masked(lastWord(error), gateway.log))) : started;
    },
    onNext: (_context, _id, _payload, { contextValue }, result) => masked(result, (contextValue as { log: Gateway["log"] }).log),
    onError: (_context, _id, _payload, errors) => errors.map(error => formatError(error.toJSON(), error, gateway.log)),
  }, sockets, PING_MS);
  // graphql-ws would print a stack to the terminal for whatever a client sends; `ws` closes by itself, and says why
  sockets.on("connection", socket => socket.removeAllListeners("error").on("error", error => gateway.log.debug({ err: error }, "a WebSocket failed")));
  return {
    /** Whether no query is being answered. */
    isIdle: () => running.size === 0,
    dispose: async () => {
      // a phone that sleeps does not answer the farewell
      const last = setTimeout(() => sockets.clients.forEach(socket => socket.terminate()), FAREWELL_MS).unref();
      await disposable.dispose();
      clearTimeout(last);
    },
  };
}

function farewell(socket: WebSocket): void {
  socket.close(SERVICE_RESTART, "this server stops; come back with your last cursor");
  // a phone that sleeps does not answer the farewell
  setTimeout(() => socket.terminate(), FAREWELL_MS).unref();
}

/** Names of headers have no case; the playground and scripts spell them differently. What is there but no text is no "nothing". */
function parameter(parameters: Readonly<Record<string, unknown>> | undefined, name: string): string | undefined {
  const value = Object.entries(parameters ?? {}).find(([key]) => key.toLowerCase() === name)?.[1];
  if (value === undefined || value === null || typeof value === "string") return value ?? undefined;
  throw new GatewayError("UNAUTHENTICATED", `the connection parameter ${name} must be a text`);
}
