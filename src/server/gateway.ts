import { randomUUID } from "node:crypto";
import type { GraphQLSchema } from "graphql";
import type { Logger } from "pino";
import type { Authenticate, Credentials } from "../auth/authenticate.ts";
import { NOBODY } from "../auth/nobody.ts";
import type { Viewer } from "../auth/viewer.ts";
import type { Registry } from "../config/registry.ts";
import type { Context } from "../context.ts";
import { allSources } from "../datasources/all-sources.ts";
import type { Feeds } from "../datasources/all-feeds.ts";
import type { Databases } from "../datasources/databases.ts";
import { GatewayStatus } from "../datasources/gateway/gateway-status.ts";
import { CountedDatabases, Readings } from "../datasources/readings.ts";
import { Costs } from "./cost/costs.ts";

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
  /** Without them operations are limited each, but nobody has a budget. */
  readonly costs?: Costs;
}

export class Gateway {
  readonly schema: GraphQLSchema;
  readonly log: Logger;
  readonly costs: Costs;
  readonly #status: GatewayStatus;

  constructor(private readonly parts: GatewayParts) {
    this.schema = parts.schema;
    this.log = parts.log;
    this.costs = parts.costs ?? new Costs({ schema: parts.schema });
    this.#status = new GatewayStatus(parts.databases);
  }

  /** The context of one operation; throws UNAUTHENTICATED for a token that is presented and invalid. */
  async context(credentials: Credentials, address?: string): Promise<Context> {
    return this.contextOf(await this.authenticate(credentials), address);
  }

  /** Who asks; null is nobody. */
  authenticate(credentials: Credentials): Promise<Viewer | null> {
    return this.parts.authenticate(credentials);
  }

  /** The context of one operation of a viewer who is known already. */
  contextOf(viewer: Viewer | null, address?: string): Context {
    const { databases, feeds, registry, clock, log } = this.parts, requestId = randomUUID(), readings = new Readings();
    const sources = allSources({ databases: new CountedDatabases(databases, readings), feeds, registry, viewer: viewer ?? NOBODY, now: clock() });
    // a child logger costs more than finding out that there is nothing to log
    return { viewer, sources, gateway: this.#status, requestId, address, readings, get log() { return log.child({ requestId }); } };
  }
}
