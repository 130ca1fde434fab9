import { statSync } from "node:fs";
import { Configuration } from "./configuration.ts";

const EVERY_MS = 10_000;

export interface ConfigurationWatch {
  /** Told of each configuration that could be read after a change. */
  readonly changed: (configuration: Configuration) => void;
  /** Told why one could not be taken; the last good one stays. */
  readonly refused: (reason: unknown) => void;
  readonly everyMs?: number;
}

export interface WatchedConfiguration {
  /** Reads the files now, changed or not. */
  reload(): void;
  stop(): void;
}

/** Reads the files again when one of them changes, until it is stopped. By polling: editors replace files, and DIRAC writes them over network file systems. */
export function watchConfiguration(paths: readonly string[], { changed, refused, everyMs = EVERY_MS }: ConfigurationWatch): WatchedConfiguration {
  let known = stateOf(paths), seen = known;
  const read = () => {
    try {
      changed(Configuration.fromFiles(paths));
    } catch (error) {
      refused(error);
    }
  };
  const look = () => {
    const state = stateOf(paths), isSettled = state === seen;
    seen = state;
    // a file that is still being written may make sense, and lack half of the sites
    if (state === known || !isSettled) return;
    known = state;
    read();
  };
  const timer = setInterval(look, everyMs).unref();
  return {
    reload: () => {
      known = seen = stateOf(paths);
      read();
    },
    stop: () => clearInterval(timer),
  };
}

/** Changes when one of the files does. */
export function stateOf(paths: readonly string[]): string {
  return paths.map(path => {
    const stat = statSync(path, { throwIfNoEntry: false });
    return stat === undefined ? "absent" : `${stat.ino} ${stat.size} ${stat.mtimeMs}`;
  }).join();
}
