import type { DatabaseSync, SQLInputValue } from "node:sqlite";
import type { Generation } from "../dirac/facts.ts";
import { BulkInsert } from "./bulk-insert.ts";
import type { PilotFleet } from "./pilot-fleet.ts";
import type { PilotRow } from "./pilots.ts";
import { dateTime } from "./time.ts";

/** Whether DIRAC has booked the pilot. */
export const isFinalPilot = (status: string) => ["Done", "Failed", "Aborted", "Deleted"].includes(status);

/** The columns of PilotAgents that DIRAC fills; a pilot that was only submitted has no site yet. */
export function pilotValues(generation: Generation, pilot: PilotRow): Record<string, SQLInputValue> {
  const placed = pilot.status !== "Submitted";
  return {
    PilotJobReference: pilot.reference,
    PilotStamp: pilot.stamp,
    DestinationSite: placed ? pilot.computingElement : "NotAssigned",
    Queue: placed ? pilot.queue : "Unknown",
    GridSite: placed ? pilot.site : "Unknown",
    GridType: pilot.gridType,
    BenchMark: pilot.benchmark,
    SubmissionTime: dateTime(pilot.submittedAt),
    LastUpdateTime: dateTime(pilot.updatedAt),
    Status: pilot.status,
    StatusReason: placed ? pilot.reason : "Unknown",
    CurrentJobID: pilot.currentJob,
    AccountingSent: isFinalPilot(pilot.status) ? "True" : "False",
    ...(generation === "8.0" ? { OwnerDN: "Unknown", OwnerGroup: `${pilot.vo}_pilot`, Broker: "Unknown" } : { VO: pilot.vo }),
  };
}

/** DIRAC keeps the output of the few pilots at which somebody looked. */
const pilotOutput = ({ stamp, site, computingElement, submittedAt, updatedAt, currentJob }: PilotRow) => [
  `${dateTime(submittedAt)} UTC INFO [PilotParams] Pilot ${stamp} at ${site}, ${computingElement}`,
  `${dateTime(submittedAt)} UTC INFO [CheckWorkerNode] Uptime 41 days, 128 processors`,
  `${dateTime(submittedAt)} UTC INFO [LaunchAgent] JobAgent started`,
  currentJob > 0 ? `${dateTime(updatedAt)} UTC INFO [JobAgent] Job ${currentJob} finished` : `${dateTime(updatedAt)} UTC INFO [JobAgent] No match found`,
].join("\n");

/** Pilots in the order of their submission, and which job each of them took. */
export function fillPilotAgents(db: DatabaseSync, generation: Generation, fleet: PilotFleet): void {
  const ids = new Map<PilotRow, number>();
  let insert: BulkInsert | undefined;
  for (const pilot of fleet.rows.toSorted((left, right) => left.submittedAt - right.submittedAt)) {
    const values = pilotValues(generation, pilot);
    insert ??= new BulkInsert(db, "PilotAgents", ["PilotID", ...Object.keys(values)]);
    ids.set(pilot, ids.size + 1);
    insert.add(ids.size, ...Object.values(values));
  }
  insert?.flush();
  const output = new BulkInsert(db, "PilotOutput", ["PilotID", "StdOutput", "StdError"]);
  for (const [pilot, id] of ids) if (pilot.status === "Done" && id % 60 === 0) output.add(id, pilotOutput(pilot), "");
  output.flush();
  const mapping = new BulkInsert(db, "JobToPilotMapping", ["PilotID", "JobID", "StartTime"]);
  for (const { pilot, jobId, at } of fleet.matches.toSorted((left, right) => left.at - right.at)) mapping.add(ids.get(pilot)!, jobId, dateTime(at));
  mapping.flush();
}
