import { IssuerKeys } from "./issuer-keys.ts";
import { readOpenIdConfiguration, type OpenIdConfiguration } from "./openid-configuration.ts";
import { TokenBucket } from "./token-bucket.ts";
import type { IssuerSource } from "./trusted-issuer.ts";

/** As often as its keys: tokens can name an issuer that is down as often as anybody likes. */
const BURST = 5, REFILL_MS = 30_000;

/** An issuer that is asked over HTTP: its configuration once, its keys as they change. `clock` in milliseconds. */
export function remoteIssuer(issuer: string, clock: () => number = Date.now): IssuerSource {
  const attempts = new TokenBucket(BURST, REFILL_MS, clock);
  let configuration: Promise<OpenIdConfiguration> | undefined;
  const discovered = () => {
    if (configuration === undefined && !attempts.take()) throw new Error("asked in vain too often");
    configuration ??= readOpenIdConfiguration(issuer).catch((error: unknown) => {
      configuration = undefined;
      throw error;
    });
    return configuration;
  };
  const keys = new IssuerKeys(async () => (await discovered()).jwksUri, clock);
  return { isDiracx: async () => (await discovered()).isDiracx, candidates: header => keys.candidates(header) };
}
