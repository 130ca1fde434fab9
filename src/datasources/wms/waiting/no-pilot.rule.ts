import { WaitingReasonCode } from "../../../schema/wms/waiting-reason-code.type.ts";
import { fact, type Rule } from "./finding.ts";
import { sum } from "./pilots-failing.rule.ts";
import { whereItMayRun, type WaitingQueue } from "./waiting-queue.ts";
import { counted } from "./words.ts";

const SOURCE = "PilotAgentsDB.PilotAgents.Status";
/** The site of a pilot until it is first heard of. */
const NOT_KNOWN = ["Unknown"];

export const NO_PILOT: Rule<[WaitingQueue]> = {
  code: WaitingReasonCode.NO_PILOT, rank: 11,
  async find(queue) {
    const { sources: { pilotCounts }, vo, candidates } = queue;
    if (candidates.length === 0) return null;
    const [there, somewhere] = await Promise.all([pilotCounts.alive(vo, candidates), pilotCounts.alive(vo, NOT_KNOWN)]), unplaced = sum(somewhere);
    if (sum(there) > 0) return null;
    return {
      sentence: `No pilot${vo === null ? "" : ` of ${vo}`} waits or runs at ${whereItMayRun(queue)}${unplaced === 0 ? "" : `, as far as the sites of pilots are known: of ${counted(unplaced, "pilot")} it is not yet`}.`,
      certain: unplaced === 0,
      facts: [fact("pilots Submitted, Waiting or Running", 0, SOURCE), fact("such pilots whose site is not known yet", unplaced, SOURCE)],
    };
  },
};
