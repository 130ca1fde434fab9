import { join } from "node:path";
import type { Environment } from "./given-options.ts";

/** Where a service, or a user's program, keeps what must survive a restart; undefined where nothing tells. */
export function stateFolder(env: Environment): string | undefined {
  // systemd's StateDirectory=, which may name several
  const [ofService] = (env["STATE_DIRECTORY"] ?? "").split(":");
  if (ofService !== undefined && ofService !== "") return ofService;
  const states = env["XDG_STATE_HOME"] || (env["HOME"] ? join(env["HOME"], ".local", "state") : undefined);
  return states === undefined ? undefined : join(states, "dirac-graphql");
}
