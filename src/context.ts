import type { Logger } from "pino";
import type { Viewer } from "./auth/viewer.ts";
import type { Sources } from "./datasources/all-sources.ts";
import type { GatewayStatus } from "./datasources/gateway/gateway-status.ts";
import type { Readings } from "./datasources/readings.ts";

/** What resolvers know of the operation that they answer; anything else is an argument. */
export interface Context {
  /** Who asks; null without a token, and then only open fields answer. */
  readonly viewer: Viewer | null;
  /** The data as the viewer may see it; nobody sees none. */
  readonly sources: Sources;
  readonly gateway: GatewayStatus;
  readonly log: Logger;
  readonly requestId: string;
  /** Where the request comes from, where it is known. */
  readonly address: string | undefined;
  /** What it has read so far. */
  readonly readings: Readings;
}
