/** How often a feed looks; all in milliseconds. */
export interface FeedPace {
  /** At what was updated: one statement. */
  readonly updates: number;
  /** How far back that look begins: what commits late, or by a clock that is slow, comes after others. */
  readonly overlap: number;
  /** At what is active, for changes that move no time. */
  readonly active: number;
  /** At what is not finished, in tables that have no time which an index serves. */
  readonly unfinished: number;
  /** At everything, for what is gone or was missed. */
  readonly all: number;
  /** The part of the time that each of these two may take: with millions of rows they come less often. */
  readonly share: number;
  /** The same for the look at all logs, which finds only what came alone and late. */
  readonly logShare: number;
  /** After a change, when to look at the log again. */
  readonly again: readonly number[];
  /** How long a change waits for its log. */
  readonly logs: number;
  /** How long a row that is half written may stay so. */
  readonly incomplete: number;
}

/**
 * With nothing to do this is 54 looks at updates, 4 at what is active and 1 at everything in a minute: less than a statement
 * a second. Half of the changes are seen within 0.6 s, all that move a time within 1.2 s.
 */
export const PACE: FeedPace = { updates: 1100, overlap: 10_000, active: 15_000, unfinished: 5000, all: 45_000, share: 0.2, logShare: 0.05, again: [5000, 30_000], logs: 500, incomplete: 30_000 };
