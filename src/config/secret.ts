import { inspect } from "node:util";

const SHOWN = "[secret]";

/** A text that must not reach a log by accident: whatever prints, serialises or concatenates it gets "[secret]". */
export class Secret {
  readonly #value: string;

  constructor(value: string) {
    this.#value = value;
  }

  /** The text itself, for the one place that needs it, such as the database driver. */
  reveal(): string {
    return this.#value;
  }

  toString(): string {
    return SHOWN;
  }

  toJSON(): string {
    return SHOWN;
  }

  [inspect.custom](): string {
    return SHOWN;
  }
}
