import type { Filter } from "./filters.ts";

/** What a process of subscribers is told over IPC; each time it answers with what it has counted. */
export type Order =
  | { readonly do: "connect"; readonly url: string; readonly query: string; readonly filters: readonly Filter[] }
  | { readonly do: "count" }
  | { readonly do: "time"; readonly on: boolean }
  | { readonly do: "disconnect" };

export interface Counted {
  readonly messages: number;
  /** Bytes of the last message. */
  readonly bytes: number;
  /** Connections that are no more. */
  readonly closed: number;
  /** How many messages came how long after their change was written, in steps. */
  readonly latencies: readonly number[];
}

export const STEP_MS = 10;
export const STEPS = 2000;

/** Stands in a changed job's application status, before the time when the change was written. */
export const MARK = "written at ";
