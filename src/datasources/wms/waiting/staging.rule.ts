import { isSiteName } from "../../../config/site-name.ts";
import type { Job } from "../../../schema/wms/job.type.ts";
import { WaitingReasonCode } from "../../../schema/wms/waiting-reason-code.type.ts";
import { fact, type Rule } from "./finding.ts";

export const STAGING: Rule<[Job]> = {
  code: WaitingReasonCode.STAGING, rank: 3,
  find({ status, minorStatus, applicationStatus }) {
    if (status !== "Staging") return null;
    // DIRAC keeps the site in the application's status until the files are there
    const site = applicationStatus !== null && isSiteName(applicationStatus) ? applicationStatus : null;
    return {
      sentence: `Its input is brought from tape to disk${site === null ? "" : ` at ${site}`}: ${minorStatus === "Request To Be Sent" ? "the request is to be sent" : minorStatus === "Request Sent" ? "the request is sent" : minorStatus}.`,
      certain: true,
      facts: [fact("staging", minorStatus, "JobDB.Jobs.MinorStatus"), ...(site === null ? [] : [fact("site", site, "JobDB.Jobs.ApplicationStatus")])],
    };
  },
};
