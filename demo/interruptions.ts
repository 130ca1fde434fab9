import { createHash } from "node:crypto";
import { SITES, type DemoSite } from "./sites.ts";
import { DAY, HOUR, MINUTE } from "./time.ts";

/** An announced downtime of a site, or of one of its machines. */
export interface Interruption {
  /** Number in GOCDB. */
  readonly id: number;
  readonly site: DemoSite;
  /** Null: the whole site. */
  readonly host: string | null;
  readonly severity: "OUTAGE" | "WARNING";
  readonly description: string;
  readonly from: number;
  readonly to: number;
}

const OUTAGES = ["Upgrade of the batch system", "Power cut for maintenance of the transformers", "Migration of the storage to new servers", "Replacement of the core router"];
const WARNINGS = ["Rolling reboots for security updates", "Works on the network, connections may break", "Tape library at half of its drives"];

/** This site's network is worked on while one watches: a few minutes of every half hour. */
const RESTLESS = "LCG.Cosenza.it";

/** The same number in [0, 1) for the same words. */
const chance = (...words: (string | number)[]) => createHash("sha256").update(words.join(" ")).digest().readUInt32BE() / 2 ** 32;

/** Everything that was, is and will be announced between two times, as it is known now. */
export function interruptions(from: number, to: number, now: number): Interruption[] {
  return SITES.filter(({ ban }) => ban === undefined).flatMap(site => (site.name === RESTLESS ? restless(site, Math.max(from, now - 6 * HOUR), Math.min(to, now + HOUR)) : seldom(site, from, to)));
}

function seldom(site: DemoSite, from: number, to: number): Interruption[] {
  const period = (9 + 16 * chance(site.name, "period")) * DAY, found: Interruption[] = [];
  for (let turn = Math.floor(from / period) - 1; turn * period < to; turn++) {
    const start = Math.floor((turn + 0.7 * chance(site.name, turn, "start")) * period / (15 * MINUTE)) * 15 * MINUTE;
    const end = start + Math.ceil((2 + 28 * chance(site.name, turn, "length") ** 2)) * HOUR;
    if (end <= from || start >= to) continue;
    const isOutage = chance(site.name, turn, "severity") < 0.6, texts = isOutage ? OUTAGES : WARNINGS;
    const hosts = [null, null, ...site.computingElements, ...(site.storage === undefined ? [] : [`se.${site.domain}`])];
    found.push({
      id: 34_000 + Math.floor(chance(site.name) * 900) + turn % 100, site, host: hosts[Math.floor(chance(site.name, turn, "host") * hosts.length)]!, severity: isOutage ? "OUTAGE" : "WARNING",
      description: texts[Math.floor(chance(site.name, turn, "text") * texts.length)]!, from: start, to: end,
    });
  }
  return found;
}

function restless(site: DemoSite, from: number, to: number): Interruption[] {
  const found: Interruption[] = [];
  for (let start = Math.floor(from / (30 * MINUTE)) * 30 * MINUTE; start < to; start += 30 * MINUTE) {
    if (start + 6 * MINUTE > from) found.push({ id: 36_000 + (start / (30 * MINUTE)) % 1000, site, host: null, severity: "OUTAGE", description: "Works on the network of the campus", from: start, to: start + 6 * MINUTE });
  }
  return found;
}
