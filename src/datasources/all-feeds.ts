import { existsSync } from "node:fs";
import type { Logger } from "pino";
import type { Registry } from "../config/registry.ts";
import type { Databases } from "./databases.ts";
import { PACE, type FeedPace } from "./live/feed-pace.ts";
import { pause } from "./live/repeat.ts";
import { keepState, stateFile } from "./live/keep-state.ts";
import { JobFeed } from "./wms/job.feed.ts";

export interface FeedParts {
  readonly databases: Databases;
  readonly registry: Registry;
  readonly log: Logger;
  /** Where feeds keep what must survive a restart; in memory without it. */
  readonly folder?: string | undefined;
  readonly pace?: FeedPace;
}

/** After a start together with the databases' host. */
const AGAIN_MS = 5000;

/** Every feed of the process. */
export class Feeds {
  readonly jobs: JobFeed;
  readonly #stop = new AbortController();

  constructor(private readonly parts: FeedParts) {
    const { databases, registry, log, folder, pace = PACE } = parts;
    this.jobs = new JobFeed({ databases, registry, log, pace, keep: () => keepState(folder, "jobs", databases.place("JobDB"), log) });
  }

  /** Goes on with what an earlier process kept, so that its clients find everything when they come back. */
  resume(): void {
    const { folder, databases, log } = this.parts;
    if (folder === undefined || !existsSync(stateFile(folder, "jobs", databases.place("JobDB")))) return;
    void this.#begin(error => log.warn({ err: error }, "the feed of jobs cannot begin yet"));
  }

  async #begin(failed: (error: unknown) => void): Promise<void> {
    while (!this.#stop.signal.aborted) {
      try {
        await this.jobs.live();
        return;
      } catch (error) {
        failed(error);
        await pause(AGAIN_MS, this.#stop.signal);
      }
    }
  }

  /** Ends all subscriptions and closes what is kept. */
  async close(): Promise<void> {
    this.#stop.abort();
    await this.jobs.close();
  }
}
