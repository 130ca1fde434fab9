/** What can go wrong from a client's point of view: `extensions.code` of every error is one of these. */
export type ErrorCode =
  | "UNAUTHENTICATED"
  | "FORBIDDEN"
  | "BAD_USER_INPUT"
  | "NOT_FOUND"
  | "CONFLICT"
  | "BACKEND_UNAVAILABLE"
  | "BACKEND_FAILED"
  | "TIMEOUT"
  | "QUERY_TOO_COMPLEX"
  | "RATE_LIMITED"
  | "CURSOR_EXPIRED"
  | "INTERNAL";

/** Tells a person or a program where to look: the argument that is wrong, or the backend that failed. */
export interface ErrorDetails {
  readonly argument?: string;
  readonly backend?: string;
  /** Of what costs too much: in points. */
  readonly cost?: { readonly requested: number; readonly limit?: number; readonly remaining?: number; readonly field?: string };
  /** Seconds after which the same may be asked. */
  readonly retryAfter?: number;
  /** When the budget is full again. */
  readonly resetAt?: string;
}

/**
 * The only error whose message reaches a client. Everything else is masked at the edge and logged with an id, so a
 * message here must be safe to show: no SQL, no host, no path, no secret.
 */
export class GatewayError extends Error {
  override readonly name = "GatewayError";

  constructor(readonly code: ErrorCode, message: string, readonly details: ErrorDetails = {}, options?: ErrorOptions) {
    super(message, options);
  }
}

/** A mistake of the client in one argument; `argument` is a path such as `filter.lastUpdateTime.gte`. */
export function badInput(argument: string, message: string): GatewayError {
  return new GatewayError("BAD_USER_INPUT", `${argument}: ${message}`, { argument });
}

/** Nobody waits for the answer any more: the client is gone. Nobody is told, and it is no failure of any backend. */
export class OperationCancelled extends GatewayError {
  constructor() {
    super("TIMEOUT", "nobody waits for this answer any more");
  }
}
