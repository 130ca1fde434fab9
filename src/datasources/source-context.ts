import type { Viewer } from "../auth/viewer.ts";
import type { Registry } from "../config/registry.ts";
import type { Feeds } from "./all-feeds.ts";
import type { Databases } from "./databases.ts";

/** What every source is built from: for one viewer, for one operation. */
export interface SourceContext {
  readonly databases: Databases;
  readonly feeds: Feeds;
  readonly registry: Registry;
  readonly viewer: Viewer;
  /** The operation's *now*, in milliseconds since 1970. */
  readonly now: number;
}
