import { DowntimeState } from "../../../schema/resources/downtime-state.type.ts";
import type { WaitingFact } from "../../../schema/wms/waiting-reason.type.ts";
import { WaitingReasonCode } from "../../../schema/wms/waiting-reason-code.type.ts";
import { fact, factsIfKnown, type Rule } from "./finding.ts";
import { siteVerdict, type Verdict } from "./site-verdict.ts";
import { extent, whereItMayRun, type WaitingQueue } from "./waiting-queue.ts";
import { listed, moment, quoted } from "./words.ts";

const MAX_SITES = 10;

export const SITES_NOT_USABLE: Rule<[WaitingQueue]> = {
  code: WaitingReasonCode.SITES_NOT_USABLE, rank: 6,
  async find(queue) {
    if (mayRunWhereBanned(queue)) return null;
    const verdicts = await Promise.all(queue.candidates.map(name => siteVerdict(name, queue.vo, queue.sources)));
    const closed = verdicts.filter(({ usable }) => usable === false), unknown = verdicts.filter(({ usable }) => usable === null);
    // where the status of the others is not known they may take it, or not
    const reach = extent(queue, closed.length) ?? (closed.length > 0 && closed.length + unknown.length === verdicts.length ? "some" : null);
    if (reach === null) return null;
    const downtimes = await Promise.all(closed.slice(0, MAX_SITES).map(({ name }) => downtimesAt(name, queue)));
    return {
      sentence: sentenceOf(queue, closed, unknown), certain: reach === "all",
      facts: [
        ...closed.slice(0, MAX_SITES).map(({ name, status, source }) => fact(name, status, source)),
        ...(closed.length > MAX_SITES ? [fact("other sites that take no jobs", listed(closed.slice(MAX_SITES).map(({ name }) => name), 50), closed[0]!.source)] : []),
        ...(unknown.length > 0 ? [fact("sites without a known status", listed(unknown.map(({ name }) => name), MAX_SITES), unknown[0]!.source)] : []),
        ...downtimes.flat(),
      ],
    };
  },
};

/** A banned site still takes jobs of the type Test. */
export const mayRunWhereBanned = ({ jobTypes }: WaitingQueue) => jobTypes.length === 0 || jobTypes.includes("Test");

function sentenceOf(queue: WaitingQueue, closed: readonly Verdict[], unknown: readonly Verdict[]): string {
  const total = queue.candidates.length, [first] = closed as [Verdict];
  if (total === 1) return `${first.name}, the only site where it may run, takes no jobs: ${first.status}.`;
  if (closed.length === total) return `None of ${whereItMayRun(queue)} takes jobs now: ${listed(closed.map(({ name }) => name))}.`;
  const others = unknown.length === total - closed.length ? `, and no status is known of ${unknown.length === 1 ? unknown[0]!.name : "the others"}` : "";
  return `Of ${whereItMayRun(queue)}, ${closed.length} ${closed.length === 1 ? "takes" : "take"} no jobs now: ${listed(closed.map(({ name }) => name))}${others}.`;
}

/** Outages that go on at the site or at one of its computing elements. */
function downtimesAt(siteName: string, { sources }: WaitingQueue): Promise<WaitingFact[]> {
  const source = "ResourceManagementDB.DowntimeCache";
  return factsIfKnown(`downtime of ${siteName}`, source, async () => {
    const { sites, queues } = await sources.waitingPlaces.all();
    const found = await sources.downtimes.of(sites.get(siteName)?.gocdbName ?? null, (queues.get(siteName) ?? []).map(({ computingElementName }) => computingElementName));
    return found.filter(downtime => downtime.severity === "OUTAGE" && sources.downtimes.stateOf(downtime) === DowntimeState.ONGOING)
      .map(({ name, startDate, endDate, description }) => fact(`downtime of ${siteName}`, `${name}, ${moment(startDate!)} to ${moment(endDate!)}: ${quoted(description)}`, source));
  });
}
