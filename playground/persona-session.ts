import type { Persona, Settings } from "./settings.ts";

const storageKey = "dirac-graphql:persona";

/** Whom the next request speaks for. */
export interface Acting {
  readonly personas: readonly Persona[];
  /** Undefined outside the demo. */
  readonly persona: Persona | undefined;
}

/**
 * The persona switch behind the select. The tokens live in this object only; sessionStorage keeps nothing but the id.
 * `subscribe` and `acting` have the shape that React's useSyncExternalStore wants.
 */
export class PersonaSession {
  #acting: Acting;
  #renewal: Promise<boolean> | undefined;
  readonly #listeners = new Set<() => void>();

  constructor(personas: readonly Persona[], private readonly loadSettings: () => Promise<Settings>) {
    this.#acting = choose(personas, sessionStorage.getItem(storageKey));
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  readonly acting = (): Acting => this.#acting;

  readonly actAs = (id: string): void => {
    sessionStorage.setItem(storageKey, id);
    this.#change(choose(this.#acting.personas, id));
  };

  authorization(): Record<string, string> {
    const { persona } = this.#acting;
    return persona ? { Authorization: `Bearer ${persona.token}` } : {};
  }

  /**
   * A demo signs its tokens with a key that it makes at its start, so a restart makes ours worthless. Asks for new ones;
   * true when the persona's token is another one now, so that a second attempt makes sense. Requests that are refused at
   * the same time share one question.
   */
  renewTokens(): Promise<boolean> {
    this.#renewal ??= this.#renew().finally(() => (this.#renewal = undefined));
    return this.#renewal;
  }

  async #renew(): Promise<boolean> {
    const before = this.#acting.persona;
    if (!before) return false;
    const { personas } = await this.loadSettings();
    if (personas.length === 0) return false;
    this.#change(choose(personas, before.id));
    return this.#acting.persona?.token !== before.token;
  }

  #change(acting: Acting): void {
    this.#acting = acting;
    for (const listener of this.#listeners) listener();
  }
}

function choose(personas: readonly Persona[], id: string | null): Acting {
  return { personas, persona: personas.find((persona) => persona.id === id) ?? personas[0] };
}
