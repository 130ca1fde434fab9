import type { Usage } from "./usage.ts";

/** For whom statements run. */
export interface Asker {
  /** Whose share of the connections they take; undefined where nothing is shared out. */
  readonly who?: string | undefined;
  /** Aborts when nobody waits for the answer any more: what runs is ended, what waits is dropped. */
  readonly signal?: AbortSignal | undefined;
  /** Told of each statement that ended. */
  readonly usage?: Usage | undefined;
}

/** The gateway itself: its feeds, and what it must know of its databases. */
export const GATEWAY: Asker = {};
