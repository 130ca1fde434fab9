import type { IncomingMessage, Server } from "node:http";
import { GraphQLError, parse, specifiedRules, validate, type DocumentNode, type ExecutionArgs, type FormattedExecutionResult } from "graphql";
import { CloseCode, type SubscribePayload } from "graphql-ws";
import { useServer } from "graphql-ws/use/ws";
import { WebSocketServer, type WebSocket } from "ws";
import type { Viewer } from "../auth/viewer.ts";
import { GatewayError } from "../errors.ts";
import { formatError } from "./format-error.ts";
import type { Gateway } from "./gateway.ts";
import { checkInput, MAX_TOKENS } from "./input-bounds.ts";
import { KnownOperationsRule } from "./known-operations.ts";
import { mayConnect, type OriginRules } from "./origins.ts";

/** As large as a body over HTTP. */
const MAX_MESSAGE = 4 * 1024 * 1024;
/** A phone on a slow network takes some seconds to send its token. */
const INIT_TIMEOUT_MS = 10_000;
const FAREWELL_MS = 2_000;
/** Registered for WebSocket: 1013. */
const TRY_AGAIN_LATER = 1013;
/** setTimeout takes 24.8 days at most. */
const MAX_TIMER_MS = 2 ** 31 - 1;

interface Connection extends Record<PropertyKey, unknown> {
  viewer: Viewer | null;
  expiry: NodeJS.Timeout | undefined;
}

/**
 * Operations over WebSocket (graphql-transport-ws) at /graphql. The token comes in the connection parameters and ends the
 * connection with itself, with 4403: clients come back after it, with a new token; after 4401 they never do.
 */
export function webSockets(server: Server, gateway: Gateway, rules: OriginRules): { dispose(): Promise<void> } {
  const sockets = new WebSocketServer({ server, path: "/graphql", maxPayload: MAX_MESSAGE, verifyClient: ({ req }: { req: IncomingMessage }) => mayConnect(req, rules) });
  const disposable = useServer<Record<string, unknown>, Connection>({
    connectionInitWaitTimeout: INIT_TIMEOUT_MS,
    onConnect: async ({ connectionParams, extra }) => {
      try {
        extra.viewer = await gateway.authenticate({ authorization: parameter(connectionParams, "authorization"), group: parameter(connectionParams, "x-dirac-group") });
      } catch (error) {
        if (!(error instanceof GatewayError)) throw error;
        // whoever could not be identified comes back with another token; who could not be asked about, later with the same
        extra.socket.close(error.code === "UNAUTHENTICATED" ? CloseCode.Forbidden : TRY_AGAIN_LATER, error.message.slice(0, 120));
        return false;
      }
      if (extra.socket.readyState !== extra.socket.OPEN) return false;
      closeAtExpiry(extra, extra.viewer?.expiresAt);
      return true;
    },
    onClose: ({ extra }) => clearTimeout(extra.expiry),
    onSubscribe: ({ extra }, _id, payload) => operation(gateway, extra.viewer ?? null, payload),
    onNext: (_context, _id, _payload, { contextValue }, result) => masked(result, (contextValue as { log: Gateway["log"] }).log),
    onError: (_context, _id, _payload, errors) => errors.map(error => formatError(error.toJSON(), error, gateway.log)),
  }, sockets);
  return {
    dispose: async () => {
      // a phone that sleeps does not answer the farewell
      const last = setTimeout(() => sockets.clients.forEach(socket => socket.terminate()), FAREWELL_MS).unref();
      await disposable.dispose();
      clearTimeout(last);
    },
  };
}

function closeAtExpiry(connection: Partial<Connection> & { readonly socket: WebSocket }, expiresAt: number | undefined): void {
  if (expiresAt === undefined) return;
  const left = expiresAt - Date.now();
  if (left <= 0) return connection.socket.close(CloseCode.Forbidden, "the token has expired");
  connection.expiry = setTimeout(() => closeAtExpiry(connection, expiresAt), Math.min(left, MAX_TIMER_MS)).unref();
}

/** Names of headers have no case; the playground and scripts spell them differently. What is there but no text is no "nothing". */
function parameter(parameters: Readonly<Record<string, unknown>> | undefined, name: string): string | undefined {
  const value = Object.entries(parameters ?? {}).find(([key]) => key.toLowerCase() === name)?.[1];
  if (value === undefined || value === null || typeof value === "string") return value ?? undefined;
  throw new GatewayError("UNAUTHENTICATED", `the connection parameter ${name} must be a text`);
}

/** What Apollo does for HTTP: bounds, parsing, validation, each with its code. */
function operation(gateway: Gateway, viewer: Viewer | null, { query, variables, operationName }: SubscribePayload): ExecutionArgs | GraphQLError[] {
  const { schema } = gateway;
  let document: DocumentNode;
  try {
    checkInput({ query, variables });
    document = parse(query, { maxTokens: MAX_TOKENS });
  } catch (error) {
    if (error instanceof GatewayError) return [new GraphQLError(error.message, { originalError: error })];
    if (error instanceof GraphQLError) return [coded(error, "GRAPHQL_PARSE_FAILED")];
    throw error;
  }
  const errors = validate(schema, document, [...specifiedRules, KnownOperationsRule]);
  if (errors.length > 0) return errors.map(error => coded(error, "GRAPHQL_VALIDATION_FAILED"));
  return { schema, document, contextValue: gateway.contextOf(viewer), ...(variables && { variableValues: variables }), ...(operationName && { operationName }) };
}

const coded = ({ message, nodes, source, positions, path }: GraphQLError, code: string) => new GraphQLError(message, { nodes: nodes ?? null, source: source ?? null, positions: positions ?? null, path: path ?? null, extensions: { code } });

function masked(result: { readonly errors?: readonly GraphQLError[] | undefined }, log: Gateway["log"]): FormattedExecutionResult {
  const { errors, ...rest } = result;
  return errors === undefined ? rest : { ...rest, errors: errors.map(error => formatError(error.toJSON(), error, log)) };
}
