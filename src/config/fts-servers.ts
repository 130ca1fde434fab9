import type { Configuration } from "./configuration.ts";

/** An option of /Resources/FTSEndpoints/FTS3. */
export interface FtsServerRow { readonly name: string; readonly url: string }

export function readFtsServers(configuration: Configuration): FtsServerRow[] {
  const path = "/Resources/FTSEndpoints/FTS3";
  return configuration.options(path).map(name => ({ name, url: configuration.option(`${path}/${name}`)! }));
}
