import type { ErrorRequestHandler, RequestHandler } from "express";
import { badInput, GatewayError, type ErrorCode } from "../errors.ts";
import { errorType, statusOfRefusedOperation } from "./answer-type.ts";
import { MAX_BODY } from "./body.ts";
import type { Gateway } from "./gateway.ts";
import { refusalOf } from "./observe/operation-report.ts";
import { Refusal } from "./refusal.ts";

/** Of errors that are found before there is an operation. */
const STATUS: Partial<Record<ErrorCode, number>> = { FORBIDDEN: 403, UNAUTHENTICATED: 401, RATE_LIMITED: 429, BACKEND_UNAVAILABLE: 503, NOT_FOUND: 404, INTERNAL: 500 };

/** Undefined where the operation itself is at fault. */
export const statusOf = (error: GatewayError): number | undefined => (error instanceof Refusal ? error.status : STATUS[error.code]);

/** The last word on errors outside GraphQL, in GraphQL's shape; express' own would print stacks. */
export function errorAnswer(gateway: Gateway): ErrorRequestHandler {
  const { log } = gateway;
  return (error, req, res, _next) => {
    const known = error instanceof GatewayError ? error : fromExpress(error);
    if (known === undefined) log.error({ err: error, requestId: res.locals["requestId"] }, "a request failed");
    const answered = known ?? new GatewayError("INTERNAL", `something went wrong here; the log of the gateway has it under ${res.locals["requestId"]}`), { code, message, details } = answered;
    gateway.observe(refusalOf("http", [code], { requestId: res.locals["requestId"] as string | undefined }));
    if (code === "RATE_LIMITED") res.set("retry-after", String(details.retryAfter ?? 1));
    res.status(statusOf(answered) ?? statusOfRefusedOperation(req.headers.accept)).type(errorType(req));
    res.send(JSON.stringify({ errors: [{ message, extensions: { code, ...details } }] }));
  };
}

/** Whatever no page and no operation is at. */
export const nothingHere: RequestHandler = (_req, _res, next) => next(new Refusal(404, "NOT_FOUND", "there is nothing here; GraphQL is at /graphql"));

/** What express and its parser of bodies refuse by themselves. */
function fromExpress(error: { readonly status?: unknown; readonly type?: unknown } | undefined): Refusal | undefined {
  const status = error?.status;
  if (typeof status !== "number" || status < 400 || status >= 500) return undefined;
  if (typeof error?.type !== "string") return new Refusal(status, "BAD_USER_INPUT", "the request cannot be read");
  const said = error.type === "entity.too.large" ? `is larger than ${MAX_BODY}: ask in several requests` : error.type === "entity.parse.failed" ? "is no JSON" : "cannot be read";
  const { code, message, details } = badInput("body", said);
  return new Refusal(status, code, message, details);
}
