import type { Kysely, LogEvent } from "kysely";
import { GatewayError } from "../errors.ts";
import type { Catalog } from "./catalog.ts";
import type { Dialect, Sql } from "./query/dialect.ts";

/** Tables and columns are checked against the catalog at run time, so Kysely is not told their types here. */
export type AnyTables = Record<string, Record<string, unknown>>;

/** Told of every statement; tests count them. */
export type QueryLog = (event: LogEvent) => void;

/** How to reach one engine. */
export interface Engine {
  readonly kysely: Kysely<AnyTables>;
  readonly dialect: Dialect;
  /** Tells it from other databases. */
  readonly place: string;
  readCatalog(): Promise<Catalog>;
  /** The server's time, in milliseconds since 1970. */
  readClock(): Promise<number>;
  /** What an error of the driver means to a client. */
  explain(error: unknown): Failure;
}

export type Failure = "unreachable" | "busy" | "timeout" | "schema changed" | "failed";

/** A database that has been reached. */
export interface OpenDatabase {
  readonly name: string;
  readonly dialect: Dialect;
  readonly catalog: Catalog;
  rows<Row>(query: Sql<Row>): Promise<Row[]>;
  /** The server's time, in milliseconds since 1970. */
  clock(): Promise<number>;
}

/** After a failure further attempts wait this long, so that a dead server costs its clients nothing but an error. */
const RETRY_AFTER_MS = 1000;

/**
 * One of DIRAC's databases. It is opened when it is first needed, may be away at start or go away later, and comes back
 * by itself; until then its callers get BACKEND_UNAVAILABLE with its name.
 */
export class Database {
  #opening: Promise<OpenDatabase> | undefined;
  #failure: { readonly error: GatewayError; readonly until: number } | undefined;

  constructor(readonly name: string, readonly engine: Engine) {}

  /** The open database; its catalog is read once, and again after a failure. */
  async open(): Promise<OpenDatabase> {
    if (this.#failure !== undefined && performance.now() < this.#failure.until) throw this.#failure.error;
    this.#opening ??= this.#readCatalog();
    return this.#opening;
  }

  async close(): Promise<void> {
    await this.engine.kysely.destroy();
  }

  async #readCatalog(): Promise<OpenDatabase> {
    try {
      const catalog = await this.engine.readCatalog();
      this.#failure = undefined;
      return { name: this.name, dialect: this.engine.dialect, catalog, rows: query => this.#ask(async () => (await query.execute(this.engine.kysely)).rows), clock: () => this.#ask(() => this.engine.readClock()) };
    } catch (error) {
      this.#opening = undefined;
      const failure = this.#translate(error);
      if (failure.code === "BACKEND_UNAVAILABLE") this.#failure = { error: failure, until: performance.now() + RETRY_AFTER_MS };
      throw failure;
    }
  }

  async #ask<A>(question: () => Promise<A>): Promise<A> {
    try {
      return await question();
    } catch (error) {
      const failure = this.#translate(error);
      // one lost connection proves nothing about the server: the next caller finds out, by opening it anew
      if (failure.code === "BACKEND_UNAVAILABLE") this.#opening = undefined;
      throw failure;
    }
  }

  #translate(error: unknown): GatewayError {
    const details = { backend: this.name }, options = { cause: error };
    switch (this.engine.explain(error)) {
      case "busy": return new GatewayError("RATE_LIMITED", `${this.name} has too many questions waiting; ask for less at once, or again later`, details, options);
      case "unreachable": return new GatewayError("BACKEND_UNAVAILABLE", `${this.name} cannot be reached at the moment`, details, options);
      case "timeout": return new GatewayError("TIMEOUT", `${this.name} took too long; ask for fewer rows or a narrower filter`, details, options);
      case "schema changed":
        // an upgrade of DIRAC: what was read at start is no longer true
        this.#opening = undefined;
        return new GatewayError("BACKEND_FAILED", `the tables of ${this.name} have changed; ask again`, details, options);
      case "failed": return new GatewayError("BACKEND_FAILED", `${this.name} could not answer`, details, options);
    }
  }
}
