import type { Row } from "./test-grid.ts";

let lastId = 0;

/** A row of PilotAgents with DIRAC's defaults and a number of its own; columns of the other generation are left out on insert. */
export function aPilot(overrides: Row = {}): Row {
  const PilotID = Number(overrides["PilotID"] ?? ++lastId), vo = String(overrides["OwnerGroup"] ?? "belle_user").split("_")[0]!;
  return {
    PilotID, InitialJobID: 0, CurrentJobID: 0, TaskQueueID: 0, PilotJobReference: `htcondorce://ce1.kek.jp/${PilotID}.0`, PilotStamp: PilotID.toString(16).padStart(32, "0"),
    DestinationSite: "ce1.kek.jp", Queue: "grid", GridSite: "LCG.KEK.jp", Broker: "Unknown", OwnerDN: "Unknown", OwnerGroup: "belle_user", VO: vo, GridType: "HTCondorCE",
    GridRequirements: null, BenchMark: 0, SubmissionTime: "2026-11-19 08:00:00", LastUpdateTime: "2026-11-20 09:00:00", Status: "Running", StatusReason: "Not given",
    ParentID: 0, OutputReady: "False", AccountingSent: "False",
    ...overrides,
  };
}

/** A row of JobToPilotMapping. */
export function aMatch(PilotID: number, JobID: number, StartTime = "2026-11-20 08:30:00"): Row {
  return { PilotID, JobID, StartTime };
}
