import { GraphQLError, parse, specifiedRules, validate, type DocumentNode, type ExecutionArgs } from "graphql";
import { LRUCache } from "lru-cache";
import type { Viewer } from "../auth/viewer.ts";
import { GatewayError } from "../errors.ts";
import { MAX_TOKENS } from "./document-bounds.ts";
import type { Gateway } from "./gateway.ts";
import { checkInput } from "./input-bounds.ts";
import { errorCode } from "./format-error.ts";
import { refusalOf, type Transport } from "./observe/operation-report.ts";
import { KnownOperationsRule } from "./known-operations.ts";

/** Characters; parsed they take up to 240 times as much. */
const MAX_REMEMBERED = 256 * 1024;

/** An operation as it comes from a client, on any transport. */
export interface OperationRequest {
  readonly query: string;
  readonly variables?: Record<string, unknown> | null | undefined;
  readonly operationName?: string | null | undefined;
}

/** Who asks, and how. */
export interface Caller {
  readonly viewer: Viewer | null;
  readonly transport: Transport;
  /** Aborts when they are gone. */
  readonly signal?: AbortSignal;
  /** Who the limits are of. */
  readonly asker?: string;
  /** What the operation came with, where that has a name. */
  readonly requestId?: string;
}

export interface PreparedArgs extends ExecutionArgs { readonly transport: Transport }

/**
 * What Apollo does for HTTP, for the other transports: bounds, parsing, validation, each with its code. Documents are
 * remembered: a thousand subscribers of a portal send the same one.
 */
export class Operations {
  readonly #documents = new LRUCache<string, DocumentNode>({ max: 1000, maxSize: MAX_REMEMBERED, sizeCalculation: (_, query) => query.length + 1 });

  constructor(private readonly gateway: Gateway) {}

  prepare({ query, variables, operationName }: OperationRequest, caller: Caller): PreparedArgs | GraphQLError[] {
    const { viewer, transport } = caller, prepared = this.#prepare({ query, variables, operationName }, caller);
    if (!Array.isArray(prepared)) return { ...prepared, transport };
    this.gateway.observe(refusalOf(transport, prepared.map(errorCode), { viewer, requestId: caller.requestId }));
    return prepared;
  }

  #prepare({ query, variables, operationName }: OperationRequest, { viewer, signal, asker, requestId }: Caller): ExecutionArgs | GraphQLError[] {
    try {
      checkInput({ query, variables });
    } catch (error) {
      if (error instanceof GatewayError) return [new GraphQLError(error.message, { originalError: error })];
      throw error;
    }
    const document = this.#documents.get(query) ?? this.#read(query);
    if (Array.isArray(document)) return document;
    this.#documents.set(query, document);
    return { schema: this.gateway.schema, document, contextValue: this.gateway.contextOf(viewer, { requestId, signal, asker }), ...(variables && { variableValues: variables }), ...(operationName && { operationName }) };
  }

  #read(query: string): DocumentNode | GraphQLError[] {
    try {
      const document = parse(query, { maxTokens: MAX_TOKENS }), errors = validate(this.gateway.schema, document, [...specifiedRules, KnownOperationsRule]);
      return errors.length > 0 ? errors.map(error => coded(error, "GRAPHQL_VALIDATION_FAILED")) : document;
    } catch (error) {
      if (error instanceof GraphQLError) return [coded(error, "GRAPHQL_PARSE_FAILED")];
      throw error;
    }
  }
}

const coded = ({ message, nodes, source, positions, path }: GraphQLError, code: string) => new GraphQLError(message, { nodes: nodes ?? null, source: source ?? null, positions: positions ?? null, path: path ?? null, extensions: { code } });
