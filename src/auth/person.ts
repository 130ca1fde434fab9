import type { Viewer } from "./viewer.ts";

/** Tells one person from another, whatever group they act in: what limits are counted by. */
export function personOf(viewer: Viewer | null): string {
  return viewer === null ? "nobody" : JSON.stringify([viewer.vo, viewer.name]);
}
