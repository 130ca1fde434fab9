import type { IncomingMessage } from "node:http";

/** What a header Host says of this machine; a port may follow. */
const LOOPBACK_HOST = /^(localhost|127\.\d+\.\d+\.\d+|\[::1\])(:\d+)?$/i;

export interface OriginRules {
  /** Origins whose pages may ask. No cookies are used, so nothing is sent along that the page does not have itself. */
  readonly corsOrigins: readonly string[];
  /** Whether everybody who reaches the server is somebody: then only this machine may, by its own name. */
  readonly loopbackOnly: boolean;
}

/**
 * Whether the request was made for this server by name. A page elsewhere can give its own name this machine's address
 * (DNS rebinding) and then ask from what its browser takes for the same origin; the header Host tells.
 */
export function isMeant({ headers }: IncomingMessage, { loopbackOnly }: OriginRules): boolean {
  return !loopbackOnly || LOOPBACK_HOST.test(headers.host ?? "");
}

/**
 * Whether no page elsewhere has made a browser send this. Browsers say what they send for whom, by Sec-Fetch-Site, which
 * knows the address as the page does, whatever a proxy makes of Host; older ones, and over plain http all, by Origin only.
 * Programs say neither.
 */
export function mayAsk({ headers }: IncomingMessage, { corsOrigins }: OriginRules): boolean {
  const { origin, host, "sec-fetch-site": site } = headers;
  if (origin !== undefined && corsOrigins.includes(origin)) return true;
  if (site !== undefined) return site === "same-origin" || site === "none";
  return origin === undefined || (URL.canParse(origin) && new URL(origin).host === host);
}

/** Whether a WebSocket may be opened: browsers let any page do so, and only say which it was. */
export function mayConnect(request: IncomingMessage, rules: OriginRules): boolean {
  return isMeant(request, rules) && mayAsk(request, rules);
}
