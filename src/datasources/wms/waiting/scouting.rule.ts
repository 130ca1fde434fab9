import type { Sources } from "../../all-sources.ts";
import type { Job } from "../../../schema/wms/job.type.ts";
import { WaitingReasonCode } from "../../../schema/wms/waiting-reason-code.type.ts";
import { fact, type Rule } from "./finding.ts";
import { quoted } from "./words.ts";

/** No code of DIRAC's own sets this status, and extensions name their parameters as they like: those that speak of scouts are shown as they are. */
export const SCOUTING: Rule<[Job, Sources]> = {
  code: WaitingReasonCode.SCOUTING, rank: 3,
  async find(job, sources) {
    if (job.status !== "Scouting") return null;
    const parameters = (await sources.jobParameters.of(job) ?? []).filter(({ name }) => /scout/i.test(name));
    return {
      sentence: "It waits until a scout job has shown that jobs like it run.", certain: true,
      facts: [fact("scouting", job.minorStatus, "JobDB.Jobs.MinorStatus"), ...parameters.map(({ name, value }) => fact(name, quoted(value), "JobDB.JobParameters"))],
    };
  },
};
