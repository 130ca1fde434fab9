import { registerEnumType } from "type-graphql";

export enum WaitingReasonCode {
  NOT_SUBMITTED = "NOT_SUBMITTED", OPTIMIZER_BACKLOG = "OPTIMIZER_BACKLOG", ON_HOLD = "ON_HOLD", STAGING = "STAGING", SCOUTING = "SCOUTING",
  NOT_IN_TASK_QUEUE = "NOT_IN_TASK_QUEUE", NO_CANDIDATE_SITE = "NO_CANDIDATE_SITE", SITES_NOT_USABLE = "SITES_NOT_USABLE", NO_QUEUE_FITS = "NO_QUEUE_FITS",
  INPUT_NOT_READABLE = "INPUT_NOT_READABLE", RUNNING_LIMIT = "RUNNING_LIMIT", MATCHING_DELAY = "MATCHING_DELAY", PILOTS_FAILING = "PILOTS_FAILING", NO_PILOT = "NO_PILOT", LONG_LINE = "LONG_LINE",
}
registerEnumType(WaitingReasonCode, {
  name: "WaitingReasonCode",
  description: "Why a job does not run yet.",
  valuesConfig: {
    NOT_SUBMITTED: { description: "The submission of its bulk is not confirmed yet: Submitting." },
    OPTIMIZER_BACKLOG: { description: "The optimizers have not finished with it: Received, or Checking." },
    ON_HOLD: { description: "An optimizer holds it, because the sites that it asked for are banned or unknown or because it was rescheduled a moment ago; or it is being rescheduled." },
    STAGING: { description: "Its input files are brought from tape to disk." },
    SCOUTING: { description: "It waits for the end of a scout job." },
    NOT_IN_TASK_QUEUE: { description: "It is Waiting, and in no task queue: no pilot can get it." },
    NO_CANDIDATE_SITE: { description: "No site is left: the sites of its task queue, less those that the queue bans, are none." },
    SITES_NOT_USABLE: { description: "Sites where it may run take no jobs, by their status or the site mask." },
    NO_QUEUE_FITS: { description: "No queue at the sites where it may run gives what it asks for." },
    INPUT_NOT_READABLE: { description: "Storage elements that hold its input are closed for reading." },
    RUNNING_LIMIT: { description: "As many jobs like it run at the sites as Operations JobScheduling/RunningLimit allows." },
    MATCHING_DELAY: { description: "Operations JobScheduling/MatchingDelay spreads the starts of jobs like it." },
    PILOTS_FAILING: { description: "The pilots that ended in the last 24 hours at the sites where it may run have all failed, and none runs." },
    NO_PILOT: { description: "No pilot waits or runs at the sites where it may run." },
    LONG_LINE: { description: "Pilots are alive where it may run: it stands in line with others." },
  },
});
