/** A row as a feed keeps it: what the database gave, in the order of the feed's fields. */
export type StoredRow = readonly (string | number | null)[];

/** What a feed observed of one row; who is told of it, and as what, is decided for each subscriber. */
export interface Change<Record = unknown> {
  /** Its place in the feed's log. */
  readonly seq: number;
  readonly key: number;
  /** Null where the row is new. */
  readonly before: StoredRow | null;
  /** Null where the row is gone. */
  readonly after: StoredRow | null;
  /** Log records that arrived since the last change of this row. */
  readonly history: readonly Record[];
  /** When it was observed, in milliseconds since 1970. */
  readonly seenAt: number;
  /** Until when `before` is known to have held: what came between then and `seenAt` was not seen. */
  readonly knownAt: number;
}
