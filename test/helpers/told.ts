import { setTimeout as sleep } from "node:timers/promises";
import { allSources } from "../../src/datasources/all-sources.ts";
import type { Feeds } from "../../src/datasources/all-feeds.ts";
import type { FilterInput } from "../../src/schema/common/filter-for.ts";
import type { JobChange } from "../../src/schema/wms/job-change.type.ts";
import type { Job } from "../../src/schema/wms/job.type.ts";
import { NOW, viewerNamed } from "./ask.ts";
import type { TestGrid } from "./test-grid.ts";
import { FILES } from "./files.ts";

export type ToldJob = JobChange & { readonly job: Job | null };

/** What somebody is told by feeds of the test's own, without a server. */
export class ToldBy {
  readonly changes: ToldJob[] = [];
  /** How it ended, when it has. */
  error: unknown;
  ended = false;

  private constructor(readonly stop: () => void) {}

  static async subscribe(grid: TestGrid, feeds: Feeds, { filter, after, who = "alice@belle_user" }: { filter?: FilterInput; after?: string; who?: `${string}@${string}` } = {}): Promise<ToldBy> {
    const { jobChanges } = allSources({ databases: grid.databases, feeds, registry: grid.registry, viewer: viewerNamed(grid, who), now: NOW, ...FILES });
    const stream = await jobChanges.changes(filter, after), told = new ToldBy(() => void stream.return?.());
    void (async () => {
      try {
        for await (const one of stream) told.changes.push(Object.assign(await jobChanges.describe(one), { job: await jobChanges.row(one) }));
      } catch (error) {
        told.error = error;
      }
      told.ended = true;
    })();
    return told;
  }

  async until(fits: (change: ToldJob) => boolean, ms = 5000): Promise<ToldJob> {
    for (const end = Date.now() + ms; Date.now() < end; await sleep(5)) {
      const found = this.changes.find(fits);
      if (found !== undefined) return found;
    }
    throw new Error(`not told in ${ms} ms; told was ${JSON.stringify({ changes: this.changes, error: String(this.error) })}`);
  }
}

/** Where a subscription begins that misses nothing of a list that is read now. */
export function changesCursor(grid: TestGrid, feeds: Feeds): Promise<string> {
  return allSources({ databases: grid.databases, feeds, registry: grid.registry, viewer: viewerNamed(grid, "alice@belle_user"), now: NOW, ...FILES }).jobChanges.cursor();
}
