import { WaitingReasonCode } from "../../../schema/wms/waiting-reason-code.type.ts";
import { fact, type Rule } from "./finding.ts";
import type { WaitingQueue } from "./waiting-queue.ts";
import { listed } from "./words.ts";

export const NO_CANDIDATE_SITE: Rule<[WaitingQueue]> = {
  code: WaitingReasonCode.NO_CANDIDATE_SITE, rank: 5,
  find({ candidates, siteNames, bannedSiteNames, vo }) {
    if (candidates.length > 0) return null;
    const banned = bannedSiteNames.length === 0 ? [] : [fact("banned by the job", listed(bannedSiteNames, 20), "TaskQueueDB.tq_TQToBannedSites")];
    if (siteNames.length > 0) {
      const sentence = siteNames.length === 1 ? `It may run only at ${siteNames[0]}, and its own list of banned sites excludes this site.` : `It may run only at ${listed(siteNames)}, and its own list of banned sites excludes all of them.`;
      return { sentence, certain: true, facts: [fact("sites", listed(siteNames, 20), "TaskQueueDB.tq_TQToSites"), ...banned] };
    }
    // pilots may come from where the configuration knows nothing of
    const sentence = `It may run anywhere, but the configuration has no queue for ${vo === null ? "it" : `its VO ${vo}`}${banned.length === 0 ? "" : " at any site that it does not ban itself"}.`;
    return { sentence, certain: false, facts: [fact("sites", "any", "TaskQueueDB.tq_TQToSites"), ...banned, fact("sites with a queue for its VO that it does not ban", 0, "/Resources/Sites")] };
  },
};
