import { settingsUrl } from "./endpoints.ts";

/** Somebody of the demo whom a visitor can act as. */
export interface Persona {
  readonly id: string;
  readonly title: string;
  readonly user: string;
  readonly group: string;
  readonly vo: string;
  readonly token: string;
}

/** A worked example; it opens as a tab that GraphiQL names by the operation in `query`. */
export interface Example {
  readonly name: string;
  readonly query: string;
  readonly variables?: string;
}

/** What the gateway says about itself in playground.json. */
export interface Settings {
  readonly title: string;
  readonly personas: readonly Persona[];
  readonly examples: readonly Example[];
}

const defaults: Settings = { title: "DIRAC GraphQL", personas: [], examples: [] };

/** A gateway without playground.json, or one that cannot be reached, gives the defaults: no personas, no examples. */
export async function loadSettings(): Promise<Settings> {
  try {
    const response = await fetch(settingsUrl, { cache: "no-store", headers: { accept: "application/json" } });
    if (!response.ok) return defaults;
    const told = (await response.json()) as Partial<Settings>;
    return { ...defaults, ...told };
  } catch {
    return defaults;
  }
}
