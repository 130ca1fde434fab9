import { setTimeout as sleep } from "node:timers/promises";
import { Random } from "../../../demo/random.ts";
import type { Generation } from "../../../src/config/generation.ts";
import type { FeedPace } from "../../../src/datasources/live/feed-pace.ts";
import { FAST } from "../../helpers/pace.ts";
import { TcpProxy } from "../../helpers/tcp-proxy.ts";
import { facts } from "../../../dirac/facts.ts";
import { Client } from "./client.ts";
import { Dirac } from "./dirac.ts";
import { filters, type FilterName } from "./filters.ts";
import { GatewayProcess } from "./gateway-process.ts";
import { History } from "./history.ts";
import { BULK_GROUP, LAST_JOB, LONGEST, Plan, type Step } from "./plan.ts";
import type { Access, ChaosDatabase } from "./chaos-database.ts";
import { VIEWERS, type ViewerName } from "./viewers.ts";

const NEVER = 3_600_000;
/** Rows of the bulk update, where it is not the largest. */
const MANY = 2500;
/** None of the plan's. */
const BULK_WRITER = 999;
/** Far more than the looks need, on a machine that does other things besides. */
const PATIENCE = 30_000;
/** Of the writers' clocks; one is wrong by more than the feed looks back. */
const SKEWS = [0, -1500, 2000, 0, -1000, 3000, 15_000, -500];
/** The slowest clock, the longest transaction, the second that times are cut to, and the one between two looks. */
const LATE = 1500 + LONGEST + 2000 + 200;
const OFTEN = { ...FAST, updates: 50 };

/** Who watches what; every fourth of them over server-sent events. */
const WATCHERS: readonly (readonly [ViewerName, FilterName])[] = [
  ["alice@belle_user", "everything"], ["dave@ctao_user", "everything"], ["dave@ctao_prod", "everything"], ["bob@no_vo", "everything"],
  ["alice@belle_user", "active"], ["alice@belle_user", "notOver"], ["alice@belle_user", "alicesGroup"], ["alice@belle_user", "recentOrKek"], ["alice@belle_user", "running"],
  ["dave@ctao_user", "active"], ["dave@ctao_user", "notOver"], ["dave@ctao_prod", "active"], ["dave@ctao_prod", "recentOrKek"],
  ["bob@no_vo", "active"], ["bob@no_vo", "running"], ["bob@no_vo", "alicesGroup"],
];

/** One run: DIRAC writes, everything goes down now and then, and at the end of each stage every picture must equal the list. */
export class Run {
  readonly history = new History();
  readonly #random: Random;
  readonly #plan: Plan;
  readonly #generation: Generation;
  readonly #writers = new Map<number, Dirac>();
  readonly #clients: readonly Client[];
  #access!: Access;
  #gateway!: GatewayProcess;
  #proxy!: TcpProxy;
  #stage = "the beginning";
  #steps = 0;
  readonly #atWork = new Set<string>();

  constructor(readonly seed: number, private readonly database: ChaosDatabase) {
    this.#random = new Random(seed);
    this.#generation = this.#random.chance(0.3) ? "8.0" : "9.1";
    this.#plan = new Plan(this.#random, { writers: 8, steps: 400, lasts: 6000, bulk: this.#random.chance(0.3) ? 20_000 : MANY });
    const known = filters(new Date(Date.now() + 8000).toISOString().replace(/\.\d+Z/, "Z"));
    this.#clients = WATCHERS.map(([viewer, filter], index) => new Client({
      name: `${viewer} ${filter}`, viewer, filter: known[filter], transport: index % 4 === 3 ? "sse" : "websocket", history: this.history,
      url: () => `http://127.0.0.1:${this.#proxy.port}`, mayKnow: jobId => this.#plan.ownersOf(jobId).some(VIEWERS[viewer]),
    }));
  }

  async go(): Promise<void> {
    const late = setTimeout(() => process.stderr.write(`seed ${this.seed} does not come to its end, in ${this.#stage}; at work: ${[...this.#atWork].join("; ")}\n${this.history.of([])}\n`), 120_000);
    try {
      await this.#begin();
      await this.#storm();
      // each job is told to each client: enough of that
      if (this.#plan.sizes.bulk > MANY) return;
      await this.#listsBetweenLooks();
      await this.#only("what is updated", { ...OFTEN, overlap: LATE, active: NEVER, all: NEVER }, this.#plan.updates());
      // for longer than anything may come late
      await sleep(LATE + 300);
      await this.#perform(this.#plan.updates());
      await this.#settle();
      await this.#only("what is active", { ...OFTEN, active: 300, all: NEVER }, this.#plan.silent());
      await this.#only("everything", { ...OFTEN, active: 300, all: 500 }, this.#plan.traceless());
    } finally {
      clearTimeout(late);
      this.history.note(`${this.#steps} pieces of work by ${this.#writers.size} writers, ${this.#clients.reduce((sum, { told }) => sum + told, 0)} messages to ${this.#clients.length} clients`);
      await this.#gateway?.remove();
      await Promise.all(this.#clients.map(client => client.stop()));
      await this.#proxy?.cut();
      await Promise.all([...this.#writers.values()].map(writer => writer.close()));
    }
  }

  async #begin(): Promise<void> {
    this.#access = await this.database.create(`v${this.#generation[0]}s${this.seed}_`, this.#generation);
    const known = facts[this.#generation]["JobDB"]!["Jobs"]!.columns, jobs = this.#plan.before().map(row => Object.fromEntries(Object.entries(row).filter(([column]) => known[column] !== undefined))), writer = this.#writer(0);
    await writer.insert("JobDB", "JobJDLs", jobs.map(({ JobID }) => ({ JobID, JDL: "", JobRequirements: "", OriginalJDL: "" })));
    await writer.insert("JobDB", "Jobs", jobs);
    await writer.insert("JobLoggingDB", "LoggingInfo", jobs.map(({ JobID }) => ({ JobID, Status: "Received", MinorStatus: "idem", ApplicationStatus: "idem", StatusTime: "2026-11-19 08:00:00", StatusTimeOrder: 493_000_000, StatusSource: "before" })));
    this.#gateway = new GatewayProcess(this.#access.gateway, this.#generation, this.history);
    await this.#gateway.start({ ...FAST, updates: this.#random.pick([40, 300, 1000]) });
    this.#proxy = new TcpProxy({ host: "127.0.0.1", port: this.#gateway.port });
    await this.#proxy.open();
    await Promise.all(this.#clients.map(client => client.start()));
  }

  async #storm(): Promise<void> {
    this.#stage = "the storm";
    const random = this.#random, restart = async (signal: "SIGKILL" | "SIGTERM" = "SIGKILL", diesAt?: number) => {
      await this.#gateway.kill(signal);
      await this.#gateway.start({ ...FAST, updates: random.pick([40, 300, 1000]) }, diesAt);
    };
    const disturbances: [number, () => Promise<unknown>][] = [
      [random.integer(500, 2000), () => restart(random.chance(0.5) ? "SIGTERM" : "SIGKILL", random.integer(500, 2 * MANY))],
      [random.integer(300, 6000), () => this.#dropConnections()],
      [random.integer(300, 6000), () => this.#dropConnections()],
      [2400, async () => {
        // in the middle of what is remembered of that
        await this.#writer(BULK_WRITER).attempt("bulk", this.#plan.bulk());
        await this.#gateway.died();
        await restart();
      }],
      [random.integer(3500, 5000), async () => {
        await this.database.stop(random.pick(["SIGTERM", "SIGKILL"]));
        this.history.note("the database was stopped");
        await sleep(random.integer(0, 1000));
        await this.database.start();
        this.history.note("the database was started");
      }],
      ...Array.from({ length: 4 }, (): [number, () => Promise<unknown>] => [random.integer(300, 6000), async () => random.pick(this.#clients).pause(random.integer(0, 2500))]),
      ...Array.from({ length: 4 }, (): [number, () => Promise<unknown>] => [random.integer(300, 6000), async () => void random.pick(this.#clients.slice(4)).beginAnew()]),
    ];
    await Promise.all([this.#perform(this.#plan.storm(this.#plan.sizes.steps, this.#plan.sizes.lasts)), this.#disturb(disturbances)]);
    await this.#settle();
    // only now: whoever begins anew has nothing to miss
    if (random.chance(0.5)) await this.#loss(restart);
  }

  /** What the gateway remembers is gone, and what it has begun to remember is cut off. */
  async #loss(restart: () => Promise<void>): Promise<void> {
    this.#stage = "the loss of the state";
    await Promise.all([this.#perform(this.#plan.storm(60, 1500)), (async () => {
      await this.#gateway.kill();
      this.#gateway.loseState();
      await this.#gateway.start({ ...FAST, updates: 300 });
      await sleep(this.#random.integer(0, 200));
      await restart();
    })()]);
    await this.#settle();
  }

  /** Somebody reads a list that shows what the feed never sees. */
  async #listsBetweenLooks(): Promise<void> {
    this.#stage = "lists between looks";
    await this.#writer(0).removeAll(BULK_GROUP);
    await this.#restart({ ...OFTEN, updates: 1500, active: NEVER, all: NEVER });
    const watchers = this.#clients.filter(({ parts }) => parts.name.endsWith("running") || parts.name.endsWith("active")), writer = this.#writer(0);
    for (let round = 0; round < 2; round++) {
      const jobIds = this.#plan.flickering(10), told = this.#all.told;
      await writer.kill(LAST_JOB);
      // a look has just been: the next one is far away
      await this.#until(() => this.#all.told > told, "nobody is told of an update");
      for (const jobId of jobIds) await writer.set(jobId, { Status: "Running", LastUpdateTime: new Date().toISOString().slice(0, 19).replace("T", " ") });
      await Promise.all(watchers.map(client => client.beginAnew()));
      if (round === 1) for (const client of watchers) client.pause(0);
      for (const jobId of jobIds) await writer.set(jobId, { Status: "Done", LastUpdateTime: new Date().toISOString().slice(0, 19).replace("T", " ") });
    }
    await this.#settle();
  }

  /** What this look has to find, with the others switched off but for once at the beginning. */
  async #only(look: string, pace: FeedPace, steps: readonly Step[]): Promise<void> {
    this.#stage = `the look at ${look}`;
    await this.#restart(pace);
    await this.#perform(steps);
    await this.#settle();
  }

  /** A new life, in which all has been looked at once when this returns: everybody is told of the last job. */
  async #restart(pace: FeedPace): Promise<void> {
    await this.#gateway.kill();
    const mark = `looked at before ${this.#stage}`;
    await this.#writer(0).set(LAST_JOB, { ApplicationStatus: mark });
    await this.#gateway.start(pace);
    await this.#until(() => this.#all.picture.get(LAST_JOB)?.["applicationStatus"] === mark, "the look at all jobs has not come to its end");
  }

  async #dropConnections(): Promise<void> {
    await this.#proxy.cut();
    await this.#proxy.open();
    this.history.note("all connections were cut");
  }

  async #disturb(disturbances: readonly [number, () => Promise<unknown>][]): Promise<void> {
    const began = Date.now();
    for (const [at, disturb] of [...disturbances].sort(([a], [b]) => a - b)) {
      await sleep(Math.max(0, began + at - Date.now()));
      const work = `disturbance at ${at}`;
      this.#atWork.add(work);
      await disturb();
      this.#atWork.delete(work);
    }
  }

  /** Each writer one step after the other, all of them beside each other. */
  async #perform(steps: readonly Step[]): Promise<void> {
    const began = Date.now();
    await Promise.all([...Map.groupBy(steps, ({ writer }) => writer)].map(async ([number, own]) => {
      const writer = this.#writer(number);
      for (const { at, what, run } of own.sort((a, b) => a.at - b.at)) {
        await sleep(Math.max(0, began + at - Date.now()));
        const work = `writer ${number}: ${what}`;
        this.#atWork.add(work);
        await writer.attempt(what, run);
        this.#atWork.delete(work);
        this.#steps++;
      }
    }));
  }

  /** Nobody writes any more: every client comes to have what a list gives, and every record. */
  async #settle(): Promise<void> {
    this.history.note(`quiet after ${this.#stage}`);
    const truths = new Map<Client, Map<number, string>>();
    for (const client of this.#clients) truths.set(client, new Map([...(await this.#patiently(() => client.list())).rows].map(([jobId, job]) => [jobId, JSON.stringify(job)])));
    const records = (await this.#writer(0).rows("JobLoggingDB", "select JobID as jobId, StatusSource as source from LoggingInfo where StatusSource like '%#%'")) as { jobId: number; source: string }[];
    const failuresOf = (client: Client) => [...this.#differences(client, truths.get(client)!), ...this.#missing(client, records, truths.get(client)!)];
    // those that were right once are compared again only when all were
    for (let end = Date.now() + PATIENCE, behind = this.#clients; ;) {
      const failing = behind.map(client => ({ client, failures: failuresOf(client) })).filter(({ failures }) => failures.length > 0), failures = failing.flatMap(one => one.failures);
      const wrongs = [...this.#clients.flatMap(client => client.wrongs), ...(/ended by itself|"level":[56]0/.test(this.#gateway.complaints) ? ["the gateway failed"] : [])];
      if (wrongs.length > 0 || Date.now() > end) {
        const jobIds = [...new Set(failures.map(({ jobId }) => jobId))].slice(0, 4);
        throw new Error([`seed ${this.seed} (DIRAC ${this.#generation}), after ${this.#stage}: ${failures.length} differences, ${wrongs.length} wrongs`, ...wrongs.slice(0, 3), ...failures.slice(0, 20).map(({ text }) => text), this.history.of(jobIds), this.#gateway.complaints.slice(-3000)].join("\n"));
      }
      if (failures.length === 0 && behind === this.#clients) break;
      behind = failures.length === 0 ? this.#clients : failing.map(({ client }) => client);
      if (failures.length > 0) await sleep(100);
    }
    for (const client of this.#clients) client.settled(records.map(({ source }) => source));
  }

  #differences({ parts: { name }, picture }: Client, truth: ReadonlyMap<number, string>): Failure[] {
    const differs = (jobId: number) => (picture.has(jobId) ? JSON.stringify(picture.get(jobId)) : undefined) !== truth.get(jobId);
    return [...new Set([...picture.keys(), ...truth.keys()])].filter(differs).map(jobId => ({ jobId, text: `${name}: job ${jobId} is\n    ${JSON.stringify(picture.get(jobId))}, and should be\n    ${truth.get(jobId)}` }));
  }

  /** Records of jobs that the viewer could see all the time; who had to begin anew was told of those before by the list. */
  #missing({ parts: { name, viewer }, records, timesBegunAnew }: Client, written: readonly { jobId: number; source: string }[], truth: ReadonlyMap<number, string>): Failure[] {
    if (!name.endsWith("everything") || timesBegunAnew > 0) return [];
    return written.filter(({ jobId, source }) => !records.has(source) && truth.has(jobId) && this.#plan.ownersOf(jobId).every(VIEWERS[viewer])).map(({ jobId, source }) => ({ jobId, text: `${name}: was not told of the record ${source} of job ${jobId}` }));
  }

  async #patiently<A>(ask: () => Promise<A>): Promise<A> {
    for (const end = Date.now() + PATIENCE; ;) {
      try {
        return await ask();
      } catch (error) {
        if (Date.now() > end) throw error;
        await sleep(50);
      }
    }
  }

  async #until(fits: () => boolean, otherwise: string): Promise<void> {
    for (const end = Date.now() + PATIENCE; !fits(); await sleep(5)) if (Date.now() > end) throw new Error(`seed ${this.seed}, in ${this.#stage}: ${otherwise}\n${this.history.of([LAST_JOB])}\n${this.#gateway.complaints.slice(-3000)}`);
  }

  /** The client that sees all of everything. */
  get #all(): Client {
    return this.#clients[3]!;
  }

  #writer(number: number): Dirac {
    const known = this.#writers.get(number) ?? new Dirac(this.#access.dirac, SKEWS[number % 8]!, this.history);
    this.#writers.set(number, known);
    return known;
  }
}

interface Failure { readonly jobId: number; readonly text: string }


