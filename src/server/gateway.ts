import { randomUUID } from "node:crypto";
import { execute, type GraphQLSchema } from "graphql";
import type { Logger } from "pino";
import type { Authenticate, Credentials } from "../auth/authenticate.ts";
import { NOBODY } from "../auth/nobody.ts";
import { personOf } from "../auth/person.ts";
import type { Viewer } from "../auth/viewer.ts";
import type { Executor } from "../config/executor.ts";
import type { Registry } from "../config/registry.ts";
import type { Context } from "../context.ts";
import { allSources } from "../datasources/all-sources.ts";
import type { Feeds } from "../datasources/all-feeds.ts";
import { FileSeal } from "../datasources/accounting/file-seal.ts";
import type { Databases } from "../datasources/databases.ts";
import { GatewayStatus } from "../datasources/gateway/gateway-status.ts";
import { Usage } from "../datasources/usage.ts";
import type { Observer, OperationReport } from "./observe/operation-report.ts";
import { OperationContext } from "./operation-context.ts";
import { compiledExecutor, type Execute } from "./execution/compiled-executor.ts";
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
  /** Whether connections to databases are shared out between viewers; not where everybody is the same. */
  readonly isShared?: boolean;
  /** Told of each operation when it is over. */
  readonly observers?: readonly Observer[];
  /** Whether they want to know of each statement, too. */
  readonly observesStatements?: boolean;
  readonly executor?: Executor;
  /** What computing power is measured in; HS06 where nobody says. */
  readonly cpuUnit?: string;
}

/** What an operation may bring along. */
interface ContextParts {
  readonly requestId?: string | undefined;
  readonly now?: number | undefined;
  /** Aborts when nobody waits for the answer any more. */
  readonly signal?: AbortSignal | undefined;
  /** Whom connections to databases are shared out to; the viewer, where nobody says. */
  readonly asker?: string | undefined;
}

export class Gateway {
  /** Makes addresses of files, and opens them. */
  readonly files = new FileSeal();
  readonly schema: GraphQLSchema;
  readonly log: Logger;
  readonly execute: Execute;
  readonly costs: Costs;
  readonly #status: GatewayStatus;

  constructor(private readonly parts: GatewayParts) {
    this.schema = parts.schema;
    this.log = parts.log;
    this.execute = parts.executor === "graphql-js" ? execute : compiledExecutor(parts.schema);
    this.costs = parts.costs ?? new Costs({ schema: parts.schema });
    this.#status = new GatewayStatus(parts.databases);
  }

  /** The context of one operation; throws UNAUTHENTICATED for a token that is presented and invalid. */
  async context(credentials: Credentials, parts?: ContextParts): Promise<Context> {
    return this.contextOf(await this.authenticate(credentials), parts);
  }

  /** Who asks; null is nobody. */
  authenticate(credentials: Credentials): Promise<Viewer | null> {
    return this.parts.authenticate(credentials);
  }

  /** An operation is over. */
  observe(report: OperationReport): void {
    for (const observer of this.parts.observers ?? []) observer(report);
  }

  /** The context of one operation of a viewer who is known already; its statements end when the signal aborts. */
  contextOf(viewer: Viewer | null, { requestId = randomUUID(), now = this.parts.clock(), signal, asker = personOf(viewer) }: ContextParts = {}): Context {
    const { databases, feeds, registry, log, cpuUnit = "HS06", isShared = false, observesStatements = false } = this.parts;
    const usage = new Usage(observesStatements), own = databases.for({ signal, usage, ...(isShared && { who: asker }) });
    const sources = allSources({ databases: own, feeds, registry, viewer: viewer ?? NOBODY, now, files: this.files, cpuUnit });
    return new OperationContext({ viewer, sources, gateway: this.#status, requestId, asker, usage, signal }, log);
  }
}
