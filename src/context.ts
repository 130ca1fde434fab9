import type { Logger } from "pino";
import type { Viewer } from "./auth/viewer.ts";
import type { Sources } from "./datasources/all-sources.ts";
import type { Usage } from "./datasources/usage.ts";
import type { GatewayStatus } from "./datasources/gateway/gateway-status.ts";

/** What resolvers know of the operation that they answer; anything else is an argument. */
export interface Context {
  /** Who asks; null without a token, and then only open fields answer. */
  readonly viewer: Viewer | null;
  /** The data as the viewer may see it; nobody sees none. */
  readonly sources: Sources;
  readonly gateway: GatewayStatus;
  /** Whose limits and whose budget it is: a person, or an address from which nobody in particular asks. */
  readonly asker: string;
  /** What the operation has used of the databases so far. */
  readonly usage: Usage;
  /** Aborts when nobody waits for the answer any more. */
  readonly signal?: AbortSignal | undefined;
  readonly log: Logger;
  readonly requestId: string;
}
