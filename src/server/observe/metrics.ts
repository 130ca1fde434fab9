import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from "prom-client";
import type { Feeds } from "../../datasources/all-feeds.ts";
import type { Databases } from "../../datasources/databases.ts";
import { READ_DATABASES } from "../../datasources/gateway/health.ts";
import type { Observer } from "./operation-report.ts";

/** Seconds: from a page of a list to the longest statement. */
const BUCKETS = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30];

export interface MetricsParts {
  readonly version: string;
  /** The connections of clients and, where they are others, of feeds. */
  readonly pools: Readonly<Record<string, Databases>>;
  readonly feeds: Feeds;
}

/** What Prometheus reads: numbers by transport, code and database. No name of a person, an operation or a host. */
export class Metrics {
  readonly #registry = new Registry();
  readonly contentType = this.#registry.contentType;
  readonly #requests = this.#counter("requests_total", "Operations that are over, and requests that were refused.", ["transport", "type"]);
  readonly #seconds = this.#histogram("request_seconds", "Time from an operation's begin to its answer; of subscriptions to their end.", ["transport", "type"]);
  readonly #errors = this.#counter("errors_total", "Operations that had an error of this code.", ["code"]);
  readonly #messages = this.#counter("subscription_messages_total", "Messages that subscriptions which are over have sent.", []);
  readonly #cost = this.#counter("cost_spent_total", "Points that operations and messages of subscriptions have cost.", []);

  constructor({ version, pools, feeds }: MetricsParts) {
    const registers = [this.#registry];
    // by default the loop is looked at a hundred times a second, which takes a hundredth of a core for nothing
    collectDefaultMetrics({ register: this.#registry, eventLoopMonitoringPrecision: 100 });
    new Gauge({ name: name("info"), help: "1, with the version.", labelNames: ["version"], registers }).set({ version }, 1);
    this.#watch(pools);
    const lag = new Gauge({
      name: name("feed_lag_seconds"), help: "How old what each look of a feed last saw is.", labelNames: ["feed", "look"], registers,
      collect: () => {
        lag.reset();
        for (const { name: feed, ages } of feeds.status()) for (const [look, ms] of ages) lag.set({ feed, look }, ms / 1000);
      },
    });
    const subscribers = new Gauge({
      name: name("subscribers"), help: "Subscriptions that are under way.", labelNames: ["feed"], registers,
      collect: () => { for (const { name: feed, subscribers: count } of feeds.status()) subscribers.set({ feed }, count); },
    });
    const live = new Gauge({
      name: name("feed_live"), help: "1 while a feed watches: from the first subscription on.", labelNames: ["feed"], registers,
      collect: () => { for (const { name: feed, isLive } of feeds.status()) live.set({ feed }, Number(isLive)); },
    });
  }

  readonly observer: Observer = ({ transport, type, ms, codes, messages }) => {
    const labels = { transport, type: type ?? "none" };
    this.#requests.inc(labels);
    if (type !== null) this.#seconds.observe(labels, ms / 1000);
    for (const code of codes) this.#errors.inc({ code });
    if (messages !== undefined) this.#messages.inc(messages);
  };

  readonly spent = (points: number): void => this.#cost.inc(points);

  /** Of several gateways, each hands out whole budgets while the Redis that they share is away. */
  watchRedis(isAway: () => boolean): void {
    const gauge: Gauge = new Gauge({ name: name("redis_away"), help: "1 while the Redis of --redis is away, and budgets are this process' own.", registers: [this.#registry], collect: () => { gauge.set(Number(isAway())); } });
  }

  text(): Promise<string> {
    return this.#registry.metrics();
  }

  #watch(pools: MetricsParts["pools"]): void {
    const registers = [this.#registry], labelNames = ["database", "pool"] as const;
    const seconds = this.#histogram("statement_seconds", "Time of statements.", [...labelNames]);
    const statements = this.#counter("statements_total", "Statements by how they ended: ok, CANCELLED or the code of the error.", [...labelNames, "outcome"]);
    const read = Object.entries(pools).flatMap(([pool, databases]) => databases.all().filter(({ name: database }) => READ_DATABASES.includes(database)).map(database => ({ pool, database })));
    for (const { pool, database } of read) {
      database.onStatement(({ ms, outcome }) => {
        seconds.observe({ database: database.name, pool }, ms / 1000);
        statements.inc({ database: database.name, pool, outcome });
      });
    }
    const gauge = (metric: string, help: string, value: (use: (typeof read)[number]["database"]["use"]) => number) => {
      const one = new Gauge({ name: name(metric), help, labelNames, registers, collect: () => { for (const { pool, database } of read) one.set({ database: database.name, pool }, value(database.use)); } });
    };
    gauge("database_connections", "Connections that statements may take.", ({ connections }) => connections);
    gauge("database_running", "Statements that are being answered.", ({ running }) => running);
    gauge("database_waiting", "Statements that wait for a connection.", ({ waiting }) => waiting);
    gauge("database_away", "1 while the breaker keeps callers from a database.", ({ isAway }) => Number(isAway));
  }

  #counter<L extends string>(metric: string, help: string, labelNames: readonly L[]): Counter<L> {
    return new Counter({ name: name(metric), help, labelNames: [...labelNames], registers: [this.#registry] });
  }

  #histogram<L extends string>(metric: string, help: string, labelNames: readonly L[]): Histogram<L> {
    return new Histogram({ name: name(metric), help, labelNames: [...labelNames], buckets: BUCKETS, registers: [this.#registry] });
  }
}

const name = (metric: string) => `dirac_graphql_${metric}`;
