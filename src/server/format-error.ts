import { randomUUID } from "node:crypto";
import { unwrapResolverError } from "@apollo/server/errors";
import { GraphQLError, Kind, type GraphQLFormattedError } from "graphql";
import type { Logger } from "pino";
import { GatewayError, OperationCancelled } from "../errors.ts";
import { Seldom } from "./seldom.ts";

/** Of the same failure; each operation that had it has its line. */
const said = new Seldom(10_000);

/**
 * What a client gets to see of an error, on every transport: ours and GraphQL's own with their code, anything else as
 * INTERNAL with an id under which the log has the rest.
 */
export function formatError(formatted: GraphQLFormattedError, error: unknown, log: Logger): GraphQLFormattedError {
  const origin = originOf(error);
  const place = { ...(formatted.locations && { locations: formatted.locations }), ...(formatted.path && { path: formatted.path }) };
  if (origin instanceof GatewayError) {
    if (origin.details.backend !== undefined && (origin.code.startsWith("BACKEND") || origin.code === "TIMEOUT") && !(origin instanceof OperationCancelled) && said.may(origin.message)) log.warn({ err: origin, path: formatted.path }, "a backend failed");
    return { message: origin.message, ...place, extensions: { code: origin.code, ...origin.details } };
  }
  if (origin instanceof GraphQLError && (formatted.path === undefined ? formatted.extensions?.["code"] !== "INTERNAL_SERVER_ERROR" : isOfArgument(origin))) {
    return { message: formatted.message, ...place, extensions: { code: codeOf(formatted) } };
  }
  const id = randomUUID();
  log.error({ err: origin, id, path: formatted.path }, "an operation failed");
  return { message: `something went wrong here; the log of the gateway has it under ${id}`, ...place, extensions: { code: "INTERNAL", id } };
}

/** The code that clients get for an error that is not formatted yet. */
export function errorCode(error: unknown): string {
  const origin = originOf(error);
  if (origin instanceof GatewayError) return origin.code;
  const code = (error as GraphQLError).extensions?.["code"];
  return origin instanceof GraphQLError && code !== "INTERNAL_SERVER_ERROR" ? codeOf(origin) : "INTERNAL";
}

/** What ends a stream, or stands before an operation, has no path; Apollo unwraps only what has one. */
function originOf(error: unknown): unknown {
  const origin = unwrapResolverError(error);
  return origin instanceof GraphQLError && origin.originalError instanceof GatewayError ? origin.originalError : origin;
}

/**
 * What a client can do wrong that is found only when a field is executed: a null, by a variable that has a default, for an
 * argument that takes none. graphql-js names the value then; where a resolver gave what does not fit, the field or nothing.
 */
const isOfArgument = ({ nodes }: GraphQLError) => nodes?.length === 1 && nodes[0]!.kind !== Kind.FIELD;

const GRAPHQL_CODES = new Set(["GRAPHQL_PARSE_FAILED", "GRAPHQL_VALIDATION_FAILED"]);

/** Clients know a closed list of codes: whatever else GraphQL or Apollo complain of is the request. */
function codeOf({ extensions }: Pick<GraphQLFormattedError, "extensions">): string {
  const code = extensions?.["code"];
  return typeof code === "string" && (GRAPHQL_CODES.has(code) || code === "UNAUTHENTICATED" || code.startsWith("BACKEND")) ? code : "BAD_USER_INPUT";
}
