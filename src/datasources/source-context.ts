import type { Viewer } from "../auth/viewer.ts";
import type { Registry } from "../config/registry.ts";
import type { Feeds } from "./all-feeds.ts";
import type { Databases } from "./databases.ts";

/** What tells which rows somebody may see. */
export interface RowContext {
  readonly databases: Databases;
  readonly registry: Registry;
  readonly viewer: Viewer;
}

/** What every source is built from: for one viewer, for one operation. */
export interface SourceContext extends RowContext {
  readonly feeds: Feeds;
  /** The operation's *now*, in milliseconds since 1970. */
  readonly now: number;
}
