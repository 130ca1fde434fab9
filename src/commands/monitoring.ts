import type { Logger } from "pino";
import { telemetrySettings } from "../config/telemetry.ts";
import type { Feeds } from "../datasources/all-feeds.ts";
import type { Databases } from "../datasources/databases.ts";
import { Health } from "../datasources/gateway/health.ts";
import type { GatewayParts } from "../server/gateway.ts";
import { Metrics } from "../server/observe/metrics.ts";
import type { Monitoring } from "../server/observe/monitoring-routes.ts";
import { operationLog } from "../server/observe/operation-log.ts";
import type { Tracing } from "../server/observe/tracing.ts";
import { VERSION } from "../version.ts";

export interface Watched {
  readonly databases: Databases;
  /** The feeds' own connections, where they have some. */
  readonly watched?: Databases;
  readonly feeds: Feeds;
  readonly log: Logger;
}

/** All by which operators see what a gateway does. */
export async function monitoringOf({ databases, watched, feeds, log }: Watched): Promise<Monitoring & { readonly observing: Pick<GatewayParts, "observers" | "observesStatements">; close(): Promise<void> }> {
  const metrics = new Metrics({ version: VERSION, pools: { clients: databases, ...(watched && { feeds: watched }) }, feeds }), settings = telemetrySettings();
  const tracing: Tracing | undefined = settings && (await import("../server/observe/tracing.ts")).startTracing(settings, VERSION);
  const observers = [operationLog(log), metrics.observer, ...(tracing ? [tracing.observer] : [])];
  return {
    health: new Health(databases), metrics, observing: { observers, observesStatements: tracing !== undefined },
    close: async () => {
      // a collector that is away must not keep the process
      await tracing?.close().catch((error: unknown) => log.warn({ err: error }, "the last spans could not be sent"));
    },
  };
}
