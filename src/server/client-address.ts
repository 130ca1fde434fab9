import type { IncomingMessage } from "node:http";
import { isIPv6 } from "node:net";

/**
 * Where a request comes from: what the outermost of our own proxies saw. Only the last entries of X-Forwarded-For are by
 * them; whoever asks may write any number before.
 */
export function clientAddress({ headers, socket }: IncomingMessage, trustedProxies: number): string {
  const forwarded = trustedProxies === 0 ? [] : String(headers["x-forwarded-for"] ?? "").split(",").map(part => part.trim()).filter(part => part !== "");
  const way = [...forwarded, socket.remoteAddress ?? ""];
  return network(way[Math.max(0, way.length - 1 - trustedProxies)]!);
}

/** One customer of a provider has a whole /64 of IPv6 addresses, and could be a new one for each request. */
function network(address: string): string {
  const [, mapped] = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address) ?? [];
  if (mapped !== undefined) return mapped;
  if (!isIPv6(address)) return address;
  const [head = "", tail] = address.replace(/%.*$/, "").split("::"), before = head === "" ? [] : head.split(":"), after = tail === undefined || tail === "" ? [] : tail.split(":");
  const all = tail === undefined ? before : [...before, ...Array.from({ length: 8 - before.length - after.length }, () => "0"), ...after];
  return `${all.slice(0, 4).map(part => part.toLowerCase().replace(/^0+(?=.)/, "")).join(":")}::/64`;
}
