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

/** Reads the files again when one of them changes, until it is stopped. By polling: editors replace files, and DIRAC writes them over network file systems. */
export function watchConfiguration(paths: readonly string[], { changed, refused, everyMs = EVERY_MS }: ConfigurationWatch): () => void {
  let known = stateOf(paths), seen = known;
  const look = () => {
    const state = stateOf(paths), isSettled = state === seen;
    seen = state;
    // a file that is still being written may make sense, and lack half of the sites
    if (state === known || !isSettled) return;
    known = state;
    try {
      changed(Configuration.fromFiles(paths));
    } catch (error) {
      refused(error);
    }
  };
  const timer = setInterval(look, everyMs).unref();
  return () => clearInterval(timer);
}

/** Changes when one of the files does. */
export function stateOf(paths: readonly string[]): string {
  return paths.map(path => {
    const stat = statSync(path, { throwIfNoEntry: false });
    return stat === undefined ? "absent" : `${stat.ino} ${stat.size} ${stat.mtimeMs}`;
  }).join();
}
