/** Where a job stands in its life; a little finer than DIRAC's status. */
export const STAGES = [
  "submitting", "accepted", "scouting", "sanity", "input", "scheduling", "held", "staging", "staged",
  "queued", "matched", "starting", "initialised", "running", "uploading", "requested",
  "stalled", "rescheduling", "dying", "over", "deleted",
] as const;
export type Stage = (typeof STAGES)[number];

/** The stage of a row as DIRAC left it. */
export function stageOf(row: { Status: string; MinorStatus: string; ApplicationStatus: string; StartExecTime: number | null; EndExecTime: number | null }): Stage {
  switch (row.Status) {
    case "Submitting": return "submitting";
    case "Received": return "accepted";
    case "Scouting": return "scouting";
    case "Checking": return checking(row.MinorStatus, row.ApplicationStatus);
    case "Staging": return row.MinorStatus === "Request Sent" ? "staged" : "staging";
    case "Waiting": return "queued";
    case "Matched": return matched(row.MinorStatus);
    case "Running": return row.MinorStatus === "Job Initialization" ? "initialised" : "running";
    case "Completing": return "uploading";
    case "Completed": return "requested";
    case "Stalled": return "stalled";
    case "Rescheduled": return "rescheduling";
    // killed while it ran: the payload has not been told yet
    case "Killed": return row.MinorStatus === "Marked for termination" && row.StartExecTime !== null && row.EndExecTime === null ? "dying" : "over";
    case "Deleted": return "deleted";
    default: return "over";
  }
}

/** With a slow clock on the worker node a job may run although its status does not say so. */
function matched(minor: string): Stage {
  if (minor === "Assigned") return "matched";
  return ["Job Received by Agent", "Installing Software", "Submitting To CE"].includes(minor) ? "starting" : "running";
}

function checking(minor: string, application: string): Stage {
  if (minor === "JobSanity") return "sanity";
  if (minor === "InputData") return "input";
  return application.startsWith("On Hold") ? "held" : "scheduling";
}
