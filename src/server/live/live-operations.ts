import { createSourceEventStream, GraphQLError, type DocumentNode, type ExecutionArgs, type ExecutionResult } from "graphql";
import type { Viewer } from "../../auth/viewer.ts";
import { GatewayError } from "../../errors.ts";
import type { Gateway } from "../gateway.ts";
import { AskerLimit } from "./asker-limit.ts";
import { eventOperation, type EventOperation } from "./event-operation.ts";
import { reportOf } from "../observe/operation-report.ts";
import type { PreparedArgs } from "../operation.ts";
import type { LiveLimits } from "./limits.ts";
import { SharedExecutions, type Message } from "./shared-executions.ts";

/** What a client asked to be told of, as it is sent. */
export interface MessageStream {
  /** The next message; undefined at the end. Rejects when the stream ends with an error. */
  next(): Promise<Message | undefined>;
  /** Nobody listens any more. */
  end(): void;
}

/** Subscriptions, whatever transport they came by. */
export class LiveOperations {
  readonly #executions: SharedExecutions;
  readonly #operations = new WeakMap<DocumentNode, Map<string | undefined, EventOperation>>();

  readonly #limit: AskerLimit;

  constructor(private readonly gateway: Gateway, limits: LiveLimits) {
    this.#executions = new SharedExecutions(gateway);
    this.#limit = new AskerLimit(limits.subscriptions, "subscriptions");
  }

  /** Starts one; an answer instead of a stream says why not. Those of the same `asker` have one limit. */
  async subscribe(args: ExecutionArgs, viewer: Viewer | null, asker: string): Promise<MessageStream | ExecutionResult> {
    let giveBack: () => void;
    try {
      giveBack = this.#limit.take(asker);
    } catch (error) {
      return this.#refused(args, lastWord(error));
    }
    const events = await createSourceEventStream(args).catch(lastWord);
    if (!(Symbol.asyncIterator in events)) {
      giveBack();
      return this.#refused(args, events);
    }
    const began = performance.now(), source = events[Symbol.asyncIterator]() as AsyncIterator<object>;
    const execution = this.#executions.take(viewer, this.#operation(args.document, args.operationName ?? undefined), args.variableValues ?? {});
    let ended = false, messages = 0;
    const end = (error?: unknown) => {
      if (ended) return;
      ended = true;
      this.gateway.observe({ ...reportOf(args, (args as PreparedArgs).transport, began, error === undefined ? [] : lastWord(error).errors), messages });
      giveBack();
      execution.release();
      void source.return?.();
    };
    return {
      end: () => end(),
      next: async () => {
        try {
          const { done, value } = await source.next();
          if (done !== true) {
            const message = await execution.message(value);
            messages++;
            return message;
          }
        } catch (error) {
          end(error);
          throw error;
        }
        end();
        return undefined;
      },
    };
  }

  #refused(args: ExecutionArgs, answer: ExecutionResult): ExecutionResult {
    this.gateway.observe(reportOf(args, (args as PreparedArgs).transport, performance.now(), answer.errors));
    return answer;
  }

  /** The same for every subscription of a document. */
  #operation(document: DocumentNode, name: string | undefined): EventOperation {
    const ofDocument = this.#operations.get(document) ?? new Map<string | undefined, EventOperation>();
    this.#operations.set(document, ofDocument);
    const known = ofDocument.get(name) ?? eventOperation(document, name);
    ofDocument.set(name, known);
    return known;
  }
}

/** How a stream that ends with an error says so: as its last message. */
export function lastWord(error: unknown): { readonly errors: readonly GraphQLError[] } {
  if (error instanceof GraphQLError) return { errors: [error] };
  // Apollo's name for what is masked
  const extensions = error instanceof GatewayError ? {} : { code: "INTERNAL_SERVER_ERROR" };
  return { errors: [new GraphQLError(error instanceof Error ? error.message : "", { originalError: error as Error, extensions })] };
}
