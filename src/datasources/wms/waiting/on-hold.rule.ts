import type { Sources } from "../../all-sources.ts";
import { isSiteName } from "../../../config/site-name.ts";
import type { Job } from "../../../schema/wms/job.type.ts";
import type { WaitingFact } from "../../../schema/wms/waiting-reason.type.ts";
import { WaitingReasonCode } from "../../../schema/wms/waiting-reason-code.type.ts";
import { fact, factsIfKnown, type Finding, type Rule } from "./finding.ts";
import { siteVerdict } from "./site-verdict.ts";
import { counted, moment, quoted } from "./words.ts";

const HELD = /^On Hold:?\s*/;
const MAX_SITES = 10;

/** Whether an optimizer holds it: it says so in the application's status. */
export const isHeld = ({ status, applicationStatus }: Job) => (status === "Checking" || status === "Waiting") && HELD.test(applicationStatus ?? "");

export const ON_HOLD: Rule<[Job, Sources]> = {
  code: WaitingReasonCode.ON_HOLD, rank: 2,
  find: (job, sources) => (isHeld(job) ? held(job, sources) : job.status === "Rescheduled" ? rescheduled(job) : null),
};

async function held({ applicationStatus, status, minorStatus, vo }: Job, sources: Sources): Promise<Finding> {
  const reason = quoted(applicationStatus!.replace(HELD, "")), optimizer = status === "Checking" ? `The optimizer ${minorStatus}` : "An optimizer";
  const sites = await factsIfKnown("status of the sites", "ResourceStatusDB.SiteStatus", () => sitesIn(reason, vo, sources));
  return { sentence: `${optimizer} holds it: ${reason === "" ? "it does not say why" : reason}.`, certain: true, facts: [fact("on hold", reason, "JobDB.Jobs.ApplicationStatus"), ...sites] };
}

/** What is known of the sites that the text names. */
async function sitesIn(text: string, vo: string | null, sources: Sources): Promise<WaitingFact[]> {
  const { sites } = await sources.waitingPlaces.all();
  const names = [...new Set(text.split(/[\s,;:()]+/))].filter(name => isSiteName(name)).slice(0, MAX_SITES);
  return Promise.all(names.map(async name => {
    if (!sites.has(name)) return fact(name, "no site that DIRAC knows", "/Resources/Sites");
    const { status, source } = await siteVerdict(name, vo, sources);
    return fact(name, status === "" ? "no status known" : status, source);
  }));
}

function rescheduled({ rescheduleTime, rescheduleCounter }: Job): Finding {
  const when = rescheduleTime === null ? "" : `, last at ${moment(rescheduleTime)}`, before = rescheduleCounter < 1 ? "for the first time" : `after ${counted(rescheduleCounter, "reschedule")}${when}`;
  return {
    sentence: `It came back from a site and is to be scheduled again, ${before}.`,
    certain: true,
    facts: [fact("reschedules", rescheduleCounter, "JobDB.Jobs.RescheduleCounter"), ...(rescheduleTime === null ? [] : [fact("last reschedule", rescheduleTime, "JobDB.Jobs.RescheduleTime")])],
  };
}
