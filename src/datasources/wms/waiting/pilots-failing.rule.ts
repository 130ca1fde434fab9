import { WaitingReasonCode } from "../../../schema/wms/waiting-reason-code.type.ts";
import { fact, type Rule } from "./finding.ts";
import type { PilotCount } from "./pilot-count.source.ts";
import { whereItMayRun, type WaitingQueue } from "./waiting-queue.ts";
import { counted, number, quoted } from "./words.ts";

const SOURCE = "PilotAgentsDB.PilotAgents";

export const PILOTS_FAILING: Rule<[WaitingQueue]> = {
  code: WaitingReasonCode.PILOTS_FAILING, rank: 10,
  async find(queue) {
    const { sources: { pilotCounts }, vo, candidates } = queue;
    const [alive, ended] = await Promise.all([pilotCounts.alive(vo, candidates), pilotCounts.ended(vo, candidates)]);
    const failed = sum(ended.filter(({ status }) => status !== "Done"));
    if (failed === 0 || failed < sum(ended) || alive.some(({ status }) => status === "Running")) return null;
    const [reason] = clusters(await pilotCounts.failed(vo, candidates)), waiting = sum(alive);
    const pilots = failed === 1 ? "The only pilot" : `All ${number(failed)} pilots`;
    return {
      sentence: `${pilots} that ended at ${whereItMayRun(queue)} in the last 24 hours failed${reason === undefined ? "" : `, ${reason.count === failed ? "" : `${number(reason.count)} of them `}with: ${reason.text}`}.`,
      certain: waiting === 0,
      facts: [
        ...["Aborted", "Failed"].flatMap(status => ended.some(one => one.status === status) ? [fact(`${status} in the last 24 hours`, sum(ended.filter(one => one.status === status)), `${SOURCE}.Status`)] : []),
        ...(reason === undefined ? [] : [fact("most frequent reason", `${reason.text} (${counted(reason.count, "pilot")})`, `${SOURCE}.StatusReason`)]),
        fact("pilots that wait to start", waiting, `${SOURCE}.Status`),
      ],
    };
  },
};

export const sum = (counts: readonly PilotCount[]) => counts.reduce((all, { count }) => all + count, 0);

/** What is written where nothing was said. */
const NOTHING_SAID = new Set(["", "Not given", "Unknown", "None"]);

/** Reasons that differ in numbers only are one; the largest first. */
export function clusters(counts: readonly PilotCount[]): { text: string; count: number }[] {
  const told = counts.filter(({ statusReason }) => !NOTHING_SAID.has(statusReason ?? ""));
  return [...Map.groupBy(told, ({ statusReason }) => statusReason!.replace(/\b[0-9a-f]{8,}\b|\d+/gi, "#"))].map(([, alike]) => ({ text: quoted(alike[0]!.statusReason!), count: sum(alike) })).sort((a, b) => b.count - a.count);
}
