import { existsSync } from "node:fs";
import type { Logger } from "pino";
import type { Registry } from "../config/registry.ts";
import { describe } from "../schema/common/table-registry.ts";
import type { Request } from "../schema/requests/request.type.ts";
import type { Transfer } from "../schema/transfers/transfer.type.ts";
import type { Job } from "../schema/wms/job.type.ts";
import type { Databases } from "./databases.ts";
import { PACE, type FeedPace } from "./live/feed-pace.ts";
import { Feed, type FeedDescription, type FeedStatus } from "./live/feed.ts";
import { keepState, stateFile } from "./live/keep-state.ts";
import { pause } from "./live/repeat.ts";
import { REQUEST_FEED } from "./requests/request.feed.ts";
import { TRANSFER_FEED } from "./transfers/transfer.feed.ts";
import { JOB_FEED } from "./wms/job.feed.ts";

export interface FeedsParts {
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
  readonly jobs: Feed<Job>;
  readonly requests: Feed<Request>;
  readonly transfers: Feed<Transfer>;
  readonly #stop = new AbortController();
  /** The feeds, and whether an earlier process has kept something of each. */
  readonly #all: { readonly feed: { readonly status: FeedStatus; live(): Promise<unknown>; close(): Promise<void> }; readonly wasKept: () => boolean }[] = [];

  constructor(private readonly parts: FeedsParts) {
    this.jobs = this.#feed(JOB_FEED);
    this.requests = this.#feed(REQUEST_FEED);
    this.transfers = this.#feed(TRANSFER_FEED);
  }

  /** Goes on with what an earlier process kept, so that its clients find everything when they come back. */
  resume(): void {
    for (const { feed, wasKept } of this.#all) if (wasKept()) void this.#begin(feed);
  }

  status(): FeedStatus[] {
    return this.#all.map(({ feed }) => feed.status);
  }

  /** Ends all subscriptions and closes what is kept. */
  async close(): Promise<void> {
    this.#stop.abort();
    await Promise.all(this.#all.map(({ feed }) => feed.close()));
  }

  #feed<T extends object>(description: FeedDescription<T>): Feed<T> {
    const { databases, registry, log, folder, pace = PACE } = this.parts, { name, type } = description;
    const place = () => databases.place(describe(type).facts.database);
    const feed = new Feed(description, { databases, registry, log, pace, keep: () => keepState(folder, name, place(), log) });
    this.#all.push({ feed, wasKept: () => folder !== undefined && existsSync(stateFile(folder, name, place())) });
    return feed;
  }

  async #begin(feed: { live(): Promise<unknown> }): Promise<void> {
    while (!this.#stop.signal.aborted) {
      try {
        await feed.live();
        return;
      } catch (error) {
        this.parts.log.warn({ err: error }, "a feed cannot begin yet");
        await pause(AGAIN_MS, this.#stop.signal);
      }
    }
  }
}
