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

/** Whether a WebSocket may be opened: browsers let any page do so, and only say which it was. */
export function mayConnect(request: IncomingMessage, rules: OriginRules): boolean {
  const { origin, host } = request.headers;
  if (!isMeant(request, rules)) return false;
  if (origin === undefined || rules.corsOrigins.includes(origin)) return true;
  return URL.canParse(origin) && new URL(origin).host === host;
}

