import { setImmediate as turn } from "node:timers/promises";
import type { LiveFeed } from "../../src/datasources/live/feed.ts";
import type { Job } from "../../src/schema/wms/job.type.ts";
import { aJob } from "../helpers/a-job.ts";
import type { Row } from "../helpers/test-grid.ts";

/** Puts changes of a job that is in no database into the feed's log: some thousands in no time. */
export async function madeChanges({ log, shape }: LiveFeed<Job>, count: number, job: Row = {}): Promise<void> {
  const stored = (values: Row) => shape.fields.map(field => values[shape.table.description.columns.get(field)!.column] ?? null);
  const before = aJob({ Status: "Waiting", ...job }), after = stored({ ...before, Status: "Running" }), change = { key: Number(before["JobID"]), before: stored(before), after, history: [], knownAt: Date.now() };
  for (let made = 0; made < count; made += 100) {
    log.add({ known: [], gone: [], changes: Array.from({ length: Math.min(100, count - made) }, () => ({ ...change, seenAt: Date.now() })) });
    await turn();
  }
}
