/** What may follow a job status. A refused change keeps the status; from Deleted, which has no rule, anything goes. */
const NEXT: Readonly<Record<string, readonly string[]>> = {
  Submitting: ["Received", "Checking", "Deleted", "Killed"],
  Received: ["Scouting", "Checking", "Staging", "Waiting", "Failed", "Deleted", "Killed"],
  Scouting: ["Checking", "Failed", "Stalled", "Killed"],
  Checking: ["Scouting", "Staging", "Waiting", "Rescheduled", "Failed", "Deleted", "Killed"],
  Staging: ["Checking", "Waiting", "Failed", "Killed"],
  Waiting: ["Matched", "Rescheduled", "Deleted", "Killed"],
  Matched: ["Running", "Failed", "Rescheduled", "Killed"],
  Rescheduled: ["Waiting", "Received", "Deleted", "Failed", "Killed"],
  Running: ["Stalled", "Done", "Failed", "Rescheduled", "Completing", "Killed", "Received"],
  Stalled: ["Running", "Failed", "Killed"],
  Completing: ["Done", "Failed", "Completed", "Stalled", "Killed"],
  Completed: ["Done", "Failed"],
  Done: ["Deleted"],
  Failed: ["Rescheduled", "Deleted"],
  Killed: ["Deleted"],
};

export function mayBecome(current: string, candidate: string): boolean {
  return current === candidate || current === "Deleted" || (NEXT[current]?.includes(candidate) ?? false);
}

export const FINAL: ReadonlySet<string> = new Set(["Done", "Completed", "Failed", "Killed"]);
