import { setTimeout as sleep } from "node:timers/promises";
import type { LogEvent } from "kysely";
import { GatewayError, OperationCancelled } from "../errors.ts";
import { GATEWAY, type Asker } from "./asker.ts";
import type { Catalog } from "./catalog.ts";
import { CircuitBreaker } from "./circuit-breaker.ts";
import { FairQueue, QueueRefusal } from "./fair-queue.ts";
import type { Dialect, Sql } from "./query/dialect.ts";
import type { EndedStatement } from "./usage.ts";
import { within } from "./within.ts";

/** Tables and columns are checked against the catalog at run time, so Kysely is not told their types here. */
export type AnyTables = Record<string, Record<string, unknown>>;

/** Told of every statement; tests count them. */
export type QueryLog = (event: LogEvent) => void;

/** How to reach one engine. */
export interface Engine {
  readonly dialect: Dialect;
  /** Tells it from other databases. */
  readonly place: string;
  /** How many statements it takes at a time; undefined where they take no connection. */
  readonly connections?: number;
  /** Rejects, at the latest, when the server has had all the time that a statement may take; a signal that aborts ends the statement. `isOneRow`: it needs no bound. */
  rows<Row>(query: Sql<Row>, signal?: AbortSignal, isOneRow?: boolean): Promise<Row[]>;
  readCatalog(): Promise<Catalog>;
  /** The server's time, in milliseconds since 1970. */
  readClock(): Promise<number>;
  /** What an error of the driver means to a client. */
  explain(error: unknown): Failure;
  close(): Promise<void>;
}

export type Failure = "unreachable" | "timeout" | "schema changed" | "failed";

/** A database that has been reached. */
export interface OpenDatabase {
  readonly name: string;
  readonly dialect: Dialect;
  readonly catalog: Catalog;
  rows<Row>(query: Sql<Row>): Promise<Row[]>;
  /** The row of a statement that gives one, such as a count: without the bound of rows, for which MariaDB takes indexes that make counts twice as slow. */
  one<Row>(query: Sql<Row>): Promise<Row>;
  /** The server's time, in milliseconds since 1970. */
  clock(): Promise<number>;
}

/** How a database's connections are used. */
export interface DatabaseUse { readonly connections: number; readonly running: number; readonly waiting: number; readonly isAway: boolean }

/** Of one statement; the longest lists that are read whole have some ten thousand rows, texts of failures 100,000. */
export const MAX_ROWS = 200_000;
/** How a statement ended that nobody waited for any more. */
const CANCELLED = "CANCELLED";
/** What is still running then is left to the server, which ends it after its own time. */
const CLOSING_MS = 2000, LOOK_MS = 10;
/** How long others wait for the one who finds out whether a server is back. */
const PROBE_PATIENCE_MS = 1000;

/**
 * One of DIRAC's databases. It is opened when it is first needed, may be away at start or go away later, and comes back
 * by itself; until then its callers get BACKEND_UNAVAILABLE with its name, and a breaker keeps them from waiting for it.
 */
export class Database {
  readonly #breaker = new CircuitBreaker();
  readonly #queue: FairQueue;
  readonly #listeners: ((statement: EndedStatement) => void)[] = [];
  #opening: Promise<OpenDatabase> | undefined;
  #failure: GatewayError | undefined;

  constructor(readonly name: string, readonly engine: Engine) {
    this.#queue = new FairQueue(engine.connections ?? Number.MAX_SAFE_INTEGER);
  }

  /** The open database, for somebody's statements; its catalog is read once, and again after a failure. */
  async open(asker: Asker = GATEWAY): Promise<OpenDatabase> {
    const open = await this.#open();
    return asker === GATEWAY ? open : { ...open, ...this.#statements(asker) };
  }

  get use(): DatabaseUse {
    return { connections: this.engine.connections ?? 0, running: this.#queue.running, waiting: this.#queue.waiting, isAway: this.#breaker.isOpen };
  }

  onStatement(listener: (statement: EndedStatement) => void): void {
    this.#listeners.push(listener);
  }

  /** What nobody waits for any more is being ended by the server: a pool that closes meanwhile would wait for it, and not let that be asked. */
  async close(): Promise<void> {
    this.#queue.refuseAll(this.#unavailable("is being closed"));
    for (const until = performance.now() + CLOSING_MS; this.#queue.running > 0 && performance.now() < until;) await sleep(LOOK_MS);
    await Promise.race([this.engine.close(), sleep(CLOSING_MS, undefined, { ref: false })]);
  }

  #open(): Promise<OpenDatabase> {
    if (this.#breaker.isOpen) throw this.#failure ?? this.#unavailable("cannot be reached at the moment");
    if (this.#opening === undefined) return this.#opening = this.#readCatalog();
    return this.#breaker.isHalfOpen ? within(PROBE_PATIENCE_MS, this.#opening, () => this.#failure ?? this.#unavailable("cannot be reached at the moment")) : this.#opening;
  }

  async #readCatalog(): Promise<OpenDatabase> {
    try {
      const catalog = await this.engine.readCatalog();
      this.#failure = undefined;
      return { name: this.name, dialect: this.engine.dialect, catalog, ...this.#statements(GATEWAY), clock: () => this.#clock() };
    } catch (error) {
      this.#opening = undefined;
      const failure = this.#translate(error);
      if (failure.code === "BACKEND_UNAVAILABLE") {
        this.#failure = failure;
        this.#breaker.trip();
      }
      throw failure;
    }
  }

  #statements(asker: Asker): Pick<OpenDatabase, "rows" | "one"> {
    return { rows: query => this.#rows(query, asker, false), one: async query => (await this.#rows(query, asker, true))[0]! };
  }

  /** Whoever waits no more is told at once; the place in the queue is free when the server is done with the statement. */
  async #rows<Row>(query: Sql<Row>, asker: Asker, isOneRow: boolean): Promise<Row[]> {
    const { signal, usage } = asker;
    await this.#place(asker);
    const sent = performance.now(), running = this.#statement(query, asker, isOneRow).finally(() => this.#queue.give(asker));
    if (signal === undefined) return running;
    return new Promise<Row[]>((resolve, reject) => {
      const cancelled = () => {
        // what it has taken until now is theirs who asked; they are told no more when the server has ended it
        usage?.add({ database: this.name, sent, ms: performance.now() - sent, rows: 0, outcome: CANCELLED });
        reject(new OperationCancelled());
      };
      signal.addEventListener("abort", cancelled, { once: true });
      running.then(resolve, reject).finally(() => signal.removeEventListener("abort", cancelled));
    });
  }

  async #place(asker: Asker): Promise<void> {
    if (asker.signal?.aborted === true) throw new OperationCancelled();
    try {
      await this.#queue.take(asker);
    } catch (error) {
      if (!(error instanceof QueueRefusal)) throw error;
      if (error.refusal === "viewer") throw new GatewayError("RATE_LIMITED", `too many of your questions wait for ${this.name} already; ask for less at once`, { backend: this.name });
      throw this.#unavailable("has too many questions waiting; ask for less at once, or again later");
    }
    // what has waited long enough for the server to go away waits no longer
    if (this.#breaker.isOpen) {
      this.#queue.give(asker);
      throw this.#failure ?? this.#unavailable("cannot be reached at the moment");
    }
  }

  async #statement<Row>(query: Sql<Row>, { signal, usage }: Asker, isOneRow: boolean): Promise<Row[]> {
    const sent = performance.now();
    let outcome = "ok", count = 0;
    try {
      const rows = await this.engine.rows(query, signal, isOneRow);
      count = rows.length;
      this.#breaker.answered();
      if (rows.length > MAX_ROWS) throw new GatewayError("QUERY_TOO_COMPLEX", `${this.name} has more than ${MAX_ROWS} rows for one of these lists; ask for fewer of what they belong to, or with a narrower filter`, { backend: this.name });
      return rows;
    } catch (error) {
      const failure = signal?.aborted === true ? new OperationCancelled() : error instanceof GatewayError ? error : this.#failed(error);
      outcome = failure instanceof OperationCancelled ? CANCELLED : failure.code;
      throw failure;
    } finally {
      const statement = { database: this.name, sent, ms: performance.now() - sent, rows: count, outcome };
      if (signal?.aborted !== true) usage?.add(statement);
      for (const listener of this.#listeners) listener(statement);
    }
  }

  async #clock(): Promise<number> {
    try {
      return await this.engine.readClock();
    } catch (error) {
      throw this.#failed(error);
    }
  }

  #failed(error: unknown): GatewayError {
    const failure = this.#translate(error);
    if (failure.code !== "BACKEND_UNAVAILABLE") {
      this.#breaker.answered();
      return failure;
    }
    // one lost connection proves nothing about the server: the next caller finds out, by opening it anew
    this.#opening = undefined;
    this.#failure = failure;
    this.#breaker.failed();
    return failure;
  }

  #unavailable(problem: string, cause?: unknown): GatewayError {
    return new GatewayError("BACKEND_UNAVAILABLE", `${this.name} ${problem}`, { backend: this.name }, { cause });
  }

  #translate(error: unknown): GatewayError {
    const details = { backend: this.name }, options = { cause: error };
    switch (this.engine.explain(error)) {
      case "unreachable": return this.#unavailable("cannot be reached at the moment", error);
      case "timeout": return new GatewayError("TIMEOUT", `${this.name} took too long; ask for fewer rows or a narrower filter`, details, options);
      case "schema changed":
        // an upgrade of DIRAC: what was read at start is no longer true
        this.#opening = undefined;
        return new GatewayError("BACKEND_FAILED", `the tables of ${this.name} have changed; ask again`, details, options);
      case "failed": return new GatewayError("BACKEND_FAILED", `${this.name} could not answer`, details, options);
    }
  }
}
