import { isLoopback } from "../config/option-values.ts";
import { fetchJson } from "./fetch-json.ts";

/** What the gateway needs to know of an issuer. */
export interface OpenIdConfiguration {
  readonly jwksUri: string;
  /** Whether it is a DiracX: its tokens name VO, group and properties. */
  readonly isDiracx: boolean;
}

/** Reads an issuer's configuration; one that calls itself something else is not believed. */
export async function readOpenIdConfiguration(issuer: string): Promise<OpenIdConfiguration> {
  const base = issuer.replace(/\/$/, "");
  const document = await fetchJson(`${base}/.well-known/openid-configuration`);
  const { issuer: named, jwks_uri: jwksUri, scopes_supported: scopes } = (document ?? {}) as Record<string, unknown>;
  if (named !== issuer) throw new Error("the document names another issuer");
  // DiracX makes all its addresses from the request's Host header, which may be wrong behind a proxy, and can be forged
  const names = (prefix: string) => Array.isArray(scopes) && scopes.some(scope => String(scope).startsWith(prefix));
  if (names("vo:") && names("group:") && names("property:")) return { jwksUri: `${base}/.well-known/jwks.json`, isDiracx: true };
  if (typeof jwksUri !== "string" || !isTrustworthy(jwksUri)) throw new Error("the document names no jwks_uri that can be trusted");
  return { jwksUri, isDiracx: false };
}

/** Keys over plain http can be swapped by anybody on the way; on loopback there is no way. */
function isTrustworthy(address: string): boolean {
  if (!URL.canParse(address)) return false;
  const { protocol, hostname } = new URL(address);
  return protocol === "https:" || (protocol === "http:" && isLoopback(hostname.replace(/^\[|\]$/g, "")));
}
