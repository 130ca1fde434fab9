import { concerns, ELEMENTS, type DemoElement } from "./elements.ts";
import { interruptions, type Interruption } from "./interruptions.ts";
import { outageOf } from "./storage-outages.ts";
import { DAY, HOUR, MINUTE } from "./time.ts";

/** A status that an element got. */
export interface StatusRecord {
  readonly at: number;
  readonly status: string;
  readonly reason: string;
  /** `rs_svc` is DIRAC itself. */
  readonly owner: string;
}

/** As long as the demo's elements remember. */
export const MEMORY = 90 * DAY;
/** How long after a downtime begins or ends the policies notice. */
const DELAY = 4 * MINUTE;

const AVAILABLE = { status: "Active", reason: "No downtime announced", owner: "rs_svc" };

/** What each element went through, oldest first. */
export function timelines(now: number): Map<DemoElement, StatusRecord[]> {
  const announced = interruptions(now - MEMORY, now, now);
  return new Map(ELEMENTS.map(element => [element, timeline(element, announced.filter(one => concerns(one, element)), now)]));
}

function timeline(element: DemoElement, announced: readonly Interruption[], now: number): StatusRecord[] {
  const { ban } = element.site, records: StatusRecord[] = [{ ...AVAILABLE, at: now - MEMORY }];
  if (ban !== undefined) {
    const at = now - ban.hoursAgo * HOUR, banned = { at, status: "Banned", reason: element.family === "Site" ? ban.reason : `Site banned: ${ban.reason}`, owner: element.family === "Site" ? "gridadm" : "rs_svc" };
    return at <= now - MEMORY ? [{ ...banned, at }] : [...records, banned];
  }
  for (const { severity, description, from, to } of [...announced].sort((a, b) => a.from - b.from)) {
    records.push({ at: from + DELAY, status: severity === "OUTAGE" ? "Banned" : "Degraded", reason: `${severity}: ${description}`, owner: "rs_svc" }, { ...AVAILABLE, at: to + DELAY });
  }
  const outage = element.elementType === "StorageElement" ? outageOf(element.host) : undefined, bannedAt = outage === undefined ? Number.POSITIVE_INFINITY : now - outage.bannedHoursAgo * HOUR;
  if (outage !== undefined) records.push({ at: bannedAt, status: "Banned", reason: outage.reason, owner: "shifter" });
  return records.filter(({ at }) => at <= Math.min(now, bannedAt)).sort((a, b) => a.at - b.at);
}
