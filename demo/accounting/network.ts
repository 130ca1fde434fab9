import { Random } from "../random.ts";
import { SITES, type DemoSite } from "../sites.ts";
import { DAY, HOUR } from "../time.ts";
import type { RecordOf } from "./accounting-record.ts";
import { ACCOUNTING_TYPES } from "./accounting-types.ts";
import { snapshots } from "./snapshots.ts";

/** Between which sites perfSONAR measures, the delay in ms, and for how long which share of packets is lost: in days before now. */
const LINKS: readonly { readonly source: string; readonly target: string; readonly delay: number; readonly loss?: { readonly from: number; readonly to: number; readonly rate: number } }[] = [
  { source: "LCG.KEK.jp", target: "LCG.BNL.us", delay: 78 },
  { source: "LCG.BNL.us", target: "LCG.KEK.jp", delay: 79 },
  { source: "LCG.KEK.jp", target: "LCG.DESY.de", delay: 112, loss: { from: 23, to: 21.5, rate: 7 } },
  { source: "LCG.DESY.de", target: "LCG.CNAF.it", delay: 11 },
  { source: "LCG.CNAF.it", target: "LCG.KIT.de", delay: 8, loss: { from: 66, to: 65, rate: 100 } },
];

/** Network: measured every quarter of an hour, busier by day. */
export function network(from: number, now: number, seed: number): RecordOf<"Network">[] {
  const random = new Random(seed);
  return snapshots(ACCOUNTING_TYPES.Network.ladder, from, now, now).flatMap(({ first, middle, count }) => LINKS.map(({ source, target, delay, loss }): RecordOf<"Network"> => {
    const daysAgo = (now - middle) / DAY, load = 1 + 0.15 * Math.sin(((middle % DAY) / HOUR - 8) / 24 * 2 * Math.PI), isLossy = loss !== undefined && daysAgo <= loss.from && daysAgo >= loss.to;
    return {
      type: "Network",
      keys: { SourceIP: addressOf(source), DestinationIP: addressOf(target), SourceHostName: hostOf(source), DestinationHostName: hostOf(target), Source: source, Destination: target },
      values: { Jitter: count * random.between(0.2, 1.4) * load, OneWayDelay: count * delay * load * random.between(0.98, 1.04), PacketLossRate: isLossy ? count * loss.rate : random.chance(0.04) ? 1 : 0 },
      from: first, to: first, count,
    };
  }));
}

const named = (name: string): DemoSite => SITES.find(site => site.name === name)!;
const addressOf = (name: string) => `192.0.2.${SITES.indexOf(named(name)) + 1}`;
const hostOf = (name: string) => `perfsonar.${named(name).domain}`;
