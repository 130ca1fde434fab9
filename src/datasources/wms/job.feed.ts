import type { Logger } from "pino";
import { GatewayError } from "../../errors.ts";
import { GENERATIONS } from "../../config/generation.ts";
import type { Registry } from "../../config/registry.ts";
import { EVERYTHING } from "../../schema/common/condition.ts";
import { describe } from "../../schema/common/table-registry.ts";
import { Job } from "../../schema/wms/job.type.ts";
import type { Databases } from "../databases.ts";
import type { OpenDatabase } from "../database.ts";
import { ChangeLog } from "../live/change-log.ts";
import type { FeedFace } from "../live/feed-face.ts";
import type { FeedPace } from "../live/feed-pace.ts";
import type { FeedState } from "../live/feed-state.ts";
import { LiveCounts } from "../live/live-counts.ts";
import { RowShape } from "../live/row-shape.ts";
import { cursorExpired, Seal } from "../live/seal.ts";
import { Subscribers } from "../live/subscribers.ts";
import { bindTable } from "../query/bound-table.ts";
import { voOfOwnerGroup } from "../vo-of-group.ts";
import { JobLooks } from "./job-looks.ts";
import { JobWatch } from "./job-watch.ts";

export interface JobFeedParts {
  readonly databases: Databases;
  readonly registry: Registry;
  /** Opens what the feed remembers; it closes it. */
  readonly keep: () => FeedState;
  readonly pace: FeedPace;
  readonly log: Logger;
}

/** The feed while it watches. */
export interface LiveJobs extends FeedFace {
  readonly shape: RowShape<Job>;
  readonly log: ChangeLog;
  readonly subscribers: Subscribers;
  readonly counts: LiveCounts;
}

/** What decides, beside the rows and the viewer, who sees which. */
function rightsOf(registry: Registry): string {
  return JSON.stringify([registry.groups().map(({ name }) => [name, ...GENERATIONS.map(generation => registry.voOfGroup(name, generation))]), registry.vos().map(vo => [vo, ...GENERATIONS.map(generation => registry.globalJobsInfo(vo, generation))])]);
}

/**
 * The changes of JobDB.Jobs: one for all subscribers of the process. It begins when somebody first asks for it, and costs
 * nothing before; it sees every row, so whoever takes from it gives what the viewer may see.
 */
export class JobFeed {
  #state: FeedState | undefined;
  #watch: JobWatch | undefined;
  #live: Promise<LiveJobs> | undefined;

  constructor(private readonly parts: JobFeedParts) {}

  /** The feed, watching. */
  live(): Promise<LiveJobs> {
    this.#live ??= this.#begin().catch(error => {
      this.#live = undefined;
      if (!(error instanceof GatewayError)) this.#forget();
      throw error;
    });
    return this.#live;
  }

  async close(): Promise<void> {
    this.#watch?.stop();
    const live = await this.#live?.catch(() => undefined);
    // one that began meanwhile has started to look
    this.#watch?.stop();
    live?.subscribers.end();
    live?.counts.end();
    this.#forget();
  }

  /** A state that failed is opened anew: that finds out what is wrong with it. */
  #forget(): void {
    this.#state?.close();
    this.#state = undefined;
  }

  async #begin(): Promise<LiveJobs> {
    const { databases, registry, keep, pace, log: terminal } = this.parts;
    const database = await databases.open("JobDB"), shape = this.#shapeOn(database), state = this.#state ??= keep();
    const layout = JSON.stringify(shape.fields);
    if (state.note("layout") !== layout) {
      state.clear();
      state.setNote("layout", layout);
    }
    // who sees which rows may have changed while nobody looked: that is no change of any row
    const rights = rightsOf(registry);
    if (state.note("rights") !== rights) {
      state.renew();
      state.setNote("rights", rights);
    }
    let current = { database, looks: new JobLooks(databases, shape.table, shape.fields) };
    const looks = async () => {
      const found = await databases.open("JobDB");
      if (found === current.database) return current.looks;
      const { table, fields } = this.#shapeOn(found);
      if (JSON.stringify(fields) !== layout) throw cursorExpired("after");
      current = { database: found, looks: new JobLooks(databases, table, fields) };
      return current.looks;
    };
    const log = new ChangeLog(state);
    const watch = this.#watch = new JobWatch({ state, shape, pace, log: terminal, looks, clock: () => current.database.clock(), found: finding => log.add(finding) });
    await watch.begin();
    const seal = new Seal(state.secret, "jobs"), subscribers = new Subscribers(log, { shape, seal }, () => watch.settledAt), counts = new LiveCounts(log, state, shape);
    watch.start(error => {
      // DIRAC was upgraded under us, or we are broken: whoever comes back finds a feed that has begun anew
      watch.stop();
      if (!(error instanceof GatewayError)) {
        terminal.error({ err: error }, "the feed of jobs failed");
        this.#forget();
      }
      this.#live = undefined;
      subscribers.end(error);
      counts.end(error);
    });
    return { shape, seal, log, subscribers, counts };
  }

  /** All rows, personal columns too: each source shows of them what its viewer may see. */
  #shapeOn(database: OpenDatabase): RowShape<Job> {
    return new RowShape(bindTable(describe(Job), database, { lookups: { vo: voOfOwnerGroup(this.parts.registry) }, personalWhere: EVERYTHING }));
  }
}
