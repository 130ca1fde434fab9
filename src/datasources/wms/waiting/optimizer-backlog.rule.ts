import type { Sources } from "../../all-sources.ts";
import type { Job } from "../../../schema/wms/job.type.ts";
import { WaitingReasonCode } from "../../../schema/wms/waiting-reason-code.type.ts";
import { isHeld } from "./on-hold.rule.ts";
import { stateFacts } from "./state-facts.ts";
import type { Rule } from "./finding.ts";
import { quoted } from "./words.ts";

export const OPTIMIZER_BACKLOG: Rule<[Job, Sources]> = {
  code: WaitingReasonCode.OPTIMIZER_BACKLOG, rank: 1,
  async find(job, sources) {
    const { status, minorStatus } = job;
    if (status !== "Received" && (status !== "Checking" || isHeld(job))) return null;
    const sentence = status === "Received" ? "DIRAC has accepted it, and its optimizers have not begun with it yet." : `DIRAC's optimizers check it; the next one is ${quoted(minorStatus)}.`;
    return { sentence, certain: true, facts: await stateFacts(job, sources) };
  },
};
