import { getOperationAST, type ExecutionArgs, type GraphQLError } from "graphql";
import type { Context } from "../../context.ts";
import type { Usage } from "../../datasources/usage.ts";
import type { Viewer } from "../../auth/viewer.ts";
import { errorCode } from "../format-error.ts";

export type Transport = "http" | "websocket" | "sse";

/** What is known of an operation when it is over. Neither its document nor its variables: they may hold what people search for. */
export interface OperationReport {
  readonly transport: Transport;
  /** Absent where it was refused before anybody looked at it. */
  readonly requestId?: string;
  readonly viewer: Viewer | null;
  /** `query`, `subscription`, or `file` for a plot or a table of accounting; null where the document tells none. */
  readonly type: string | null;
  readonly name: string | null;
  /** When it began, by `performance.now()`, and how long it took, in milliseconds. */
  readonly began: number;
  readonly ms: number;
  readonly usage?: Usage;
  /** The codes of its errors, each once. */
  readonly codes: readonly string[];
  /** What a subscription has sent. */
  readonly messages?: number;
  /** W3C Trace Context, as the client sent it. */
  readonly traceparent?: string | undefined;
}

export type Observer = (report: OperationReport) => void;

/** The report of an operation that is over now, from what was executed. */
export function reportOf({ document, operationName, contextValue }: ExecutionArgs, transport: Transport, began: number, errors: readonly GraphQLError[] = []): OperationReport {
  const { requestId, viewer, usage } = contextValue as Context, operation = getOperationAST(document, operationName);
  return { transport, requestId, viewer, usage, type: operation?.operation ?? null, name: operation?.name?.value ?? null, began, ms: performance.now() - began, codes: [...new Set(errors.map(errorCode))] };
}

/** Of a request that was refused before there was an operation. */
export function refusalOf(transport: Transport, codes: readonly string[], { viewer = null, requestId }: { readonly viewer?: Viewer | null; readonly requestId?: string | undefined } = {}): OperationReport {
  return { transport, viewer, ...(requestId !== undefined && { requestId }), type: null, name: null, began: performance.now(), ms: 0, codes: [...new Set(codes)] };
}
