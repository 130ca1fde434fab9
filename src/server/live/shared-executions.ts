import type { Viewer } from "../../auth/viewer.ts";
import type { Gateway } from "../gateway.ts";
import { masked } from "../masked.ts";
import type { EventOperation } from "./event-operation.ts";
import { Slots } from "./slots.ts";

/** An event as it is sent. */
export interface Message {
  /** The result as JSON: made once, however many it goes to. */
  readonly bytes: Buffer;
}

/** Some hundred messages: subscribers take a look's changes side by side. */
const KEPT_BYTES = 256 * 1024;

/** Events may ask the databases for relations: those who ask for lists need their connections, too. */
const AT_A_TIME = 6;

/** One way to look at events, for all who look at them so: each event is executed and written once. */
class SharedExecution {
  readonly #messages = new Map<object, Message>();
  readonly #making = new Map<object, Promise<Message>>();
  #keptBytes = 0;
  users = 0;

  constructor(private readonly gateway: Gateway, private readonly slots: Slots, private readonly viewer: Viewer | null, private readonly operation: EventOperation, private readonly variables: Record<string, unknown>) {}

  /** A promise only as long as it is not there: most subscribers come after the first. */
  message(event: object): Message | Promise<Message> {
    const known = this.#messages.get(event) ?? this.#making.get(event);
    if (known !== undefined) return known;
    const making = this.#execute(event).then(message => this.#keep(event, message)).finally(() => this.#making.delete(event));
    this.#making.set(event, making);
    return making;
  }

  /** The latest only: the events of an hour, looked at in a thousand ways, are more than there is memory. */
  #keep(event: object, message: Message): Message {
    if (this.users < 2) return message;
    this.#messages.set(event, message);
    this.#keptBytes += message.bytes.length;
    for (const [oldest, { bytes }] of this.#messages) {
      if (this.#keptBytes <= KEPT_BYTES) break;
      this.#messages.delete(oldest);
      this.#keptBytes -= bytes.length;
    }
    return message;
  }

  async #execute(event: object): Promise<Message> {
    const turn = this.slots.take();
    if (turn !== undefined) await turn;
    try {
      const contextValue = this.gateway.contextOf(this.viewer);
      const result = masked(await this.gateway.execute({ schema: this.gateway.schema, document: this.operation.document, rootValue: event, contextValue, variableValues: this.variables }), contextValue.log);
      this.gateway.costs.message(contextValue);
      return { bytes: Buffer.from(JSON.stringify(result)) };
    } finally {
      this.slots.give();
    }
  }
}

/** The executions that are in use: one for each operation, its variables and the viewer who asks. */
export class SharedExecutions {
  readonly #known = new Map<string, SharedExecution>();
  readonly #slots = new Slots(AT_A_TIME);

  constructor(private readonly gateway: Gateway) {}

  /** To be given back by `release`, once. */
  take(viewer: Viewer | null, operation: EventOperation, given: Readonly<Record<string, unknown>>): { message(event: object): Message | Promise<Message>; release(): void } {
    const variables = Object.fromEntries(operation.variables.filter(name => Object.hasOwn(given, name)).map(name => [name, given[name]]));
    const key = JSON.stringify([identity(viewer), operation.text, variables]);
    const execution = this.#known.get(key) ?? new SharedExecution(this.gateway, this.#slots, viewer, operation, variables);
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
