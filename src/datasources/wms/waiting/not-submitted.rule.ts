import type { Sources } from "../../all-sources.ts";
import type { Job } from "../../../schema/wms/job.type.ts";
import { WaitingReasonCode } from "../../../schema/wms/waiting-reason-code.type.ts";
import { stateFacts } from "./state-facts.ts";
import type { Rule } from "./finding.ts";

export const NOT_SUBMITTED: Rule<[Job, Sources]> = {
  code: WaitingReasonCode.NOT_SUBMITTED, rank: 1,
  async find(job, sources) {
    if (job.status !== "Submitting") return null;
    return { sentence: "It was submitted together with other jobs, and their submission is not confirmed yet.", certain: true, facts: await stateFacts(job, sources) };
  },
};
