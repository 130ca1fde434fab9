import { createHash } from "node:crypto";
import { closeSync, mkdirSync, openSync, renameSync, rmSync } from "node:fs";
import { join } from "node:path";
import type { Logger } from "pino";
import { FeedState } from "./feed-state.ts";

const SQLITE_BUSY = 5, SQLITE_CORRUPT = 11, SQLITE_NOTADB = 26;

/** `place` tells the databases apart that feeds of this name may watch. */
export function stateFile(folder: string, feed: string, place: string): string {
  return join(folder, `${feed}-${createHash("sha256").update(place).digest("hex").slice(0, 12)}.sqlite`);
}

/** The state of a feed: in a file of its own in the folder, so that it survives a restart, or in memory. */
export function keepState(folder: string | undefined, feed: string, place: string, log: Logger): FeedState {
  if (folder === undefined) return new FeedState(":memory:");
  const file = stateFile(folder, feed, place);
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    return stateIn(file);
  } catch (error) {
    const { errcode } = error as { errcode?: number };
    if (errcode === SQLITE_CORRUPT || errcode === SQLITE_NOTADB) {
      log.warn({ file }, "the state of the feed is damaged: begun anew, its cursors have expired");
      renameSync(file, `${file}.damaged`);
      // it would be applied to the new one
      rmSync(`${file}-wal`, { force: true });
      return stateIn(file);
    }
    const reason = errcode === SQLITE_BUSY ? "another process uses it" : (error as Error).message;
    log.warn({ file, reason }, "the state of the feed is kept in memory only: after a restart its cursors will have expired");
    return new FeedState(":memory:");
  }
}

function stateIn(file: string): FeedState {
  // it holds rows of everybody; SQLite would let others read it
  closeSync(openSync(file, "a", 0o600));
  return new FeedState(file);
}
