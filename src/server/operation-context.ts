import type { Logger } from "pino";
import type { Viewer } from "../auth/viewer.ts";
import type { Context } from "../context.ts";
import type { Sources } from "../datasources/all-sources.ts";
import type { GatewayStatus } from "../datasources/gateway/gateway-status.ts";
import type { Usage } from "../datasources/usage.ts";

/** The context of one operation. Apollo copies it, with all that is its own: what most operations do not need stands in the class. */
export class OperationContext implements Context {
  readonly viewer: Viewer | null;
  readonly sources: Sources;
  readonly gateway: GatewayStatus;
  readonly asker: string;
  readonly usage: Usage;
  readonly requestId: string;
  readonly signal: AbortSignal | undefined;
  private readonly gatewayLog: Logger;

  constructor({ viewer, sources, gateway, asker, usage, requestId, signal }: Omit<Context, "log">, gatewayLog: Logger) {
    this.viewer = viewer;
    this.sources = sources;
    this.gateway = gateway;
    this.asker = asker;
    this.usage = usage;
    this.requestId = requestId;
    this.signal = signal;
    this.gatewayLog = gatewayLog;
  }

  /** A child logger costs more than finding out that there is nothing to log. */
  get log(): Logger {
    return this.gatewayLog.child({ requestId: this.requestId });
  }
}
