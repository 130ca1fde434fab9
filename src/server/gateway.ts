import { randomUUID } from "node:crypto";
import { execute, type GraphQLSchema } from "graphql";
import type { Logger } from "pino";
import type { Authenticate, Credentials } from "../auth/authenticate.ts";
import { NOBODY } from "../auth/nobody.ts";
import type { Viewer } from "../auth/viewer.ts";
import type { Executor } from "../config/executor.ts";
import type { Registry } from "../config/registry.ts";
import type { Context } from "../context.ts";
import { allSources } from "../datasources/all-sources.ts";
import type { Feeds } from "../datasources/all-feeds.ts";
import { FileSeal } from "../datasources/accounting/file-seal.ts";
import type { Databases } from "../datasources/databases.ts";
import { GatewayStatus } from "../datasources/gateway/gateway-status.ts";
import { compiledExecutor, type Execute } from "./execution/compiled-executor.ts";

/** Everything that a server answers from; the transports add only how operations arrive. */
export interface GatewayParts {
  readonly schema: GraphQLSchema;
  readonly databases: Databases;
  readonly feeds: Feeds;
  readonly registry: Registry;
  readonly authenticate: Authenticate;
  /** Milliseconds since 1970. */
  readonly clock: () => number;
  readonly log: Logger;
  readonly executor?: Executor;
  /** What computing power is measured in; HS06 where nobody says. */
  readonly cpuUnit?: string;
}

export class Gateway {
  /** Makes addresses of files, and opens them. */
  readonly files = new FileSeal();
  readonly schema: GraphQLSchema;
  readonly log: Logger;
  readonly execute: Execute;
  readonly #status: GatewayStatus;

  constructor(private readonly parts: GatewayParts) {
    this.schema = parts.schema;
    this.log = parts.log;
    this.execute = parts.executor === "graphql-js" ? execute : compiledExecutor(parts.schema);
    this.#status = new GatewayStatus(parts.databases);
  }

  /** The context of one operation; throws UNAUTHENTICATED for a token that is presented and invalid. */
  async context(credentials: Credentials): Promise<Context> {
    return this.contextOf(await this.authenticate(credentials));
  }

  /** Who asks; null is nobody. */
  authenticate(credentials: Credentials): Promise<Viewer | null> {
    return this.parts.authenticate(credentials);
  }

  /** The context of one operation of a viewer who is known already. */
  contextOf(viewer: Viewer | null, now = this.parts.clock()): Context {
    const { databases, feeds, registry, log, cpuUnit = "HS06" } = this.parts, requestId = randomUUID();
    const sources = allSources({ databases, feeds, registry, viewer: viewer ?? NOBODY, now, files: this.files, cpuUnit });
    // a child logger costs more than finding out that there is nothing to log
    return { viewer, sources, gateway: this.#status, requestId, get log() { return log.child({ requestId }); } };
  }
}
