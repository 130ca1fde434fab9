import { registerEnumType } from "type-graphql";

export enum WaitingObstacle { OTHER_SITES = "OTHER_SITES", SITE_NOT_USABLE = "SITE_NOT_USABLE", NO_QUEUE_FITS = "NO_QUEUE_FITS", RUNNING_LIMIT = "RUNNING_LIMIT" }
registerEnumType(WaitingObstacle, {
  name: "WaitingObstacle",
  description: "What keeps waiting jobs from a site; of several the first.",
  valuesConfig: {
    OTHER_SITES: { description: "Their task queue names other sites or bans this one; or it names none, and the site has no queue for their VO." },
    SITE_NOT_USABLE: { description: "The site takes no jobs, by its status or the site mask." },
    NO_QUEUE_FITS: { description: "No queue of the site gives what they ask for." },
    RUNNING_LIMIT: { description: "As many jobs like them run at the site as Operations JobScheduling/RunningLimit allows." },
  },
});
