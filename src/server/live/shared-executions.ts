import { execute, type FormattedExecutionResult } from "graphql";
import type { Viewer } from "../../auth/viewer.ts";
import type { Gateway } from "../gateway.ts";
import { masked } from "../masked.ts";
import type { EventOperation } from "./event-operation.ts";

/** An event as it is sent. */
export interface Message {
  readonly result: FormattedExecutionResult;
  /** The result as JSON: made once, however many it goes to. */
  readonly text: string;
}

/** One way to look at events, for all who look at them so: each event is executed and written once. */
class SharedExecution {
  readonly #messages = new WeakMap<object, Message | Promise<Message>>();
  users = 0;

  constructor(private readonly gateway: Gateway, private readonly viewer: Viewer | null, private readonly operation: EventOperation, private readonly variables: Record<string, unknown>) {}

  /** A promise only as long as it is not there: most subscribers come after the first. */
  message(event: object): Message | Promise<Message> {
    const known = this.#messages.get(event);
    if (known !== undefined) return known;
    const making = this.#execute(event);
    this.#messages.set(event, making);
    making.then(message => this.#messages.set(event, message), () => this.#messages.delete(event));
    return making;
  }

  async #execute(event: object): Promise<Message> {
    const contextValue = this.gateway.contextOf(this.viewer);
    const result = masked(await execute({ schema: this.gateway.schema, document: this.operation.document, rootValue: event, contextValue, variableValues: this.variables }), contextValue.log);
    return { result, text: JSON.stringify(result) };
  }
}

/** The executions that are in use: one for each operation, its variables and the viewer who asks. */
export class SharedExecutions {
  readonly #known = new Map<string, SharedExecution>();

  constructor(private readonly gateway: Gateway) {}

  /** To be given back by `release`, once. */
  take(viewer: Viewer | null, operation: EventOperation, given: Readonly<Record<string, unknown>>): { message(event: object): Message | Promise<Message>; release(): void } {
    const variables = Object.fromEntries(operation.variables.filter(name => name in given).map(name => [name, given[name]]));
    const key = JSON.stringify([identity(viewer), operation.text, variables]);
    const execution = this.#known.get(key) ?? new SharedExecution(this.gateway, viewer, operation, variables);
    this.#known.set(key, execution);
    execution.users++;
    return { message: event => execution.message(event), release: () => void (--execution.users === 0 && this.#known.delete(key)) };
  }
}

/** All that answers depend on; when a token ends is none of that. */
function identity(viewer: Viewer | null): unknown {
  if (viewer === null) return null;
  const { name, group, vo, properties, allVos } = viewer;
  return [name, group, vo, [...properties].sort(), allVos];
}
