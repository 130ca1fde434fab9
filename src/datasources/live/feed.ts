import type { Logger } from "pino";
import type { Viewer } from "../../auth/viewer.ts";
import { GatewayError } from "../../errors.ts";
import { GENERATIONS } from "../../config/generation.ts";
import type { Registry } from "../../config/registry.ts";
import type { Condition } from "../../schema/common/condition.ts";
import type { EntityClass } from "../../schema/common/table-registry.ts";
import type { Databases } from "../databases.ts";
import type { BoundTable } from "../query/bound-table.ts";
import type { Visible } from "../query/listing.ts";
import type { RowContext } from "../source-context.ts";
import { ChangeLog } from "./change-log.ts";
import type { FeedFace } from "./feed-face.ts";
import type { FeedPace } from "./feed-pace.ts";
import type { FeedState } from "./feed-state.ts";
import { LiveCounts } from "./live-counts.ts";
import { RowShape } from "./row-shape.ts";
import { cursorExpired, Seal } from "./seal.ts";
import { Subscribers } from "./subscribers.ts";
import type { Watch, WatchParts } from "./watch.ts";

/** What a feed follows, and how. */
export interface FeedDescription<T extends object> {
  /** Tells its cursors and its state from those of other feeds. */
  readonly name: string;
  readonly type: EntityClass<T>;
  /** The table, and the rows of it that a viewer may see. */
  rows(context: RowContext): Promise<Visible<T>>;
  /** The rows whose personal columns a viewer may read. */
  readonly personalWhere: (viewer: Viewer) => Condition;
  /** The row's times that tell, where they move, when it changed; the surest first. */
  readonly times: readonly (keyof T & string)[];
  watch(parts: WatchParts<T>, databases: Databases): Watch;
}

export interface FeedParts {
  readonly databases: Databases;
  readonly registry: Registry;
  /** Opens what the feed remembers; it closes it. */
  readonly keep: () => FeedState;
  readonly pace: FeedPace;
  readonly log: Logger;
}

/** A feed while it watches. */
export interface LiveFeed<T extends object> extends FeedFace {
  readonly shape: RowShape<T>;
  readonly log: ChangeLog;
  readonly subscribers: Subscribers;
  readonly counts: LiveCounts;
}

/** What operators watch. */
export interface FeedStatus {
  readonly name: string;
  /** Whether it watches: it begins when somebody first asks for it. */
  readonly isLive: boolean;
  readonly subscribers: number;
  /** How old what each look last saw is, by its name, in milliseconds. */
  readonly ages: ReadonlyMap<string, number>;
}

/**
 * The changes of a table: one for all subscribers of the process. It begins when somebody first asks for it, and costs
 * nothing before; it sees every row, so whoever takes from it gives what the viewer may see.
 */
export class Feed<T extends object> {
  #state: FeedState | undefined;
  #watch: Watch | undefined;
  #live: Promise<LiveFeed<T>> | undefined;
  #running: { readonly subscribers: Subscribers; readonly counts: LiveCounts; readonly ages: Watch["ages"] } | undefined;

  constructor(private readonly description: FeedDescription<T>, private readonly parts: FeedParts) {}

  /** The feed, watching. */
  live(): Promise<LiveFeed<T>> {
    this.#live ??= this.#begin().catch(error => {
      this.#live = undefined;
      if (!(error instanceof GatewayError)) this.#forget();
      throw error;
    });
    return this.#live;
  }

  get status(): FeedStatus {
    const { subscribers, counts, ages } = this.#running ?? {};
    return { name: this.description.name, isLive: this.#running !== undefined, subscribers: (subscribers?.size ?? 0) + (counts?.size ?? 0), ages: ages?.() ?? new Map() };
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

  async #begin(): Promise<LiveFeed<T>> {
    const { name } = this.description, { databases, registry, keep, pace, log: terminal } = this.parts;
    const shape = new RowShape(await this.#table()), state = this.#state ??= keep(), layout = JSON.stringify(shape.fields);
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
    const log = new ChangeLog(state);
    const watch = this.#watch = this.description.watch({ state, shape, pace, log: terminal, table: this.#sameTable(shape.table, layout), found: finding => log.add(finding) }, databases);
    await watch.begin();
    const seal = new Seal(state.secret, name), subscribers = new Subscribers(log, { shape, seal }, () => watch.settledAt), counts = new LiveCounts(log, state, shape);
    this.#running = { subscribers, counts, ages: () => watch.ages() };
    watch.start(error => {
      // DIRAC was upgraded under us, or we are broken: whoever comes back finds a feed that has begun anew
      watch.stop();
      if (!(error instanceof GatewayError)) {
        terminal.error({ err: error, feed: name }, "a feed failed");
        this.#forget();
      }
      this.#live = undefined;
      this.#running = undefined;
      subscribers.end(error);
      counts.end(error);
    });
    return { shape, seal, log, subscribers, counts };
  }

  /** The table in the database that is open now; one with other columns ends the feed. */
  #sameTable(first: BoundTable<T>, layout: string): () => Promise<BoundTable<T>> {
    let current = first;
    return async () => {
      const database = await this.parts.databases.open(first.database.name);
      if (database === current.database) return current;
      const table = await this.#table();
      if (JSON.stringify(new RowShape(table).fields) !== layout) throw cursorExpired("after");
      return current = table;
    };
  }

  /** The feed keeps all rows, and personal columns too: each source shows of them what its viewer may see. */
  async #table(): Promise<BoundTable<T>> {
    const { databases, registry } = this.parts;
    return (await this.description.rows({ databases, registry, viewer: EVERYBODY })).table;
  }
}

const EVERYBODY: Viewer = { name: "", group: "", vo: "", properties: new Set(), allVos: true };

/** What decides, beside the rows and the viewer, who sees which. */
function rightsOf(registry: Registry): string {
  return JSON.stringify([registry.groups().map(({ name }) => [name, ...GENERATIONS.map(generation => registry.voOfGroup(name, generation))]), registry.vos().map(vo => [vo, ...GENERATIONS.map(generation => registry.globalJobsInfo(vo, generation))])]);
}
