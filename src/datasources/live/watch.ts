import type { Logger } from "pino";
import type { BoundTable } from "../query/bound-table.ts";
import type { FeedPace } from "./feed-pace.ts";
import type { FeedState, Finding } from "./feed-state.ts";
import type { RowShape } from "./row-shape.ts";

/** What looks at a table for a feed. */
export interface Watch {
  /** Until when every row is known to have been looked at, by the steady clock. */
  readonly settledAt: number;
  /** How old what each look last saw is, by its name, in milliseconds. */
  ages(): ReadonlyMap<string, number>;
  /** Reads what is there; not told to anybody. Goes on where a stop has interrupted it. */
  begin(): Promise<void>;
  /** Starts to look; `failed` is told of what no later look mends. */
  start(failed: (error: unknown) => void): void;
  stop(): void;
}

export interface WatchParts<T extends object> {
  readonly state: FeedState;
  readonly shape: RowShape<T>;
  readonly pace: FeedPace;
  readonly log: Logger;
  /** The table, in the database as it is now. */
  readonly table: () => Promise<BoundTable<T>>;
  readonly found: (finding: Finding) => void;
}
