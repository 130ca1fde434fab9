import type { Viewer } from "../auth/viewer.ts";
import type { Registry } from "../config/registry.ts";
import type { Feeds } from "./all-feeds.ts";
import type { FileSeal } from "./accounting/file-seal.ts";
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
  /** Makes addresses of files. */
  readonly files: FileSeal;
  /** What computing power is measured in, such as HS06: DIRAC does not know. */
  readonly cpuUnit: string;
}
