import type { Row } from "./test-grid.ts";

/** The databases of transfers. */
export const TRANSFER_DATABASES = ["FTS3DB", "DataIntegrityDB"];

let last = 0;

/** A row of FTS3DB.Operations with DIRAC's defaults and a number of its own. */
export function anOperation(overrides: Row = {}): Row {
  return {
    operationID: ++last, username: "alice", userGroup: "belle_user", rmsReqID: -1, rmsOpID: 0, sourceSEs: null, activity: null, priority: null,
    creationTime: "2026-11-19 08:00:00", lastUpdate: "2026-11-20 09:00:00", status: "Active", error: null, type: "Transfer", assignment: null,
    ...overrides,
  };
}

/** A row of FTS3DB.Jobs. */
export function anFtsJob(overrides: Row = {}): Row {
  const jobID = Number(overrides["jobID"] ?? ++last);
  return {
    jobID, operationID: 1, submitTime: "2026-11-20 08:00:00", lastUpdate: "2026-11-20 09:00:00", lastMonitor: "2026-11-20 11:00:00", completeness: null,
    username: "alice", userGroup: "belle_user", ftsGUID: `guid-${jobID}`, ftsServer: "https://a.example.org:8446", error: null, status: "Active", assignment: null,
    ...overrides,
  };
}

/** A row of FTS3DB.Files. */
export function aTransfer(overrides: Row = {}): Row {
  const fileID = Number(overrides["fileID"] ?? ++last);
  return {
    fileID, operationID: 1, attempt: 1, lastUpdate: "2026-11-20 09:00:00", rmsFileID: 0, lfn: `/belle/raw/file_${fileID}.root`, checksum: "c6ef2576", size: 1000,
    targetSE: "ONE-DISK", error: null, ftsGUID: null, status: "New",
    ...overrides,
  };
}

/** A row of DataIntegrityDB.Problematics. */
export function aProblematicFile(overrides: Row = {}): Row {
  return {
    FileID: ++last, Prognosis: "PFNMissing", LFN: "/belle/raw/file.root", PFN: "", Size: 0, SE: "", GUID: "", Status: "New", Retries: 0,
    InsertDate: "2026-11-19 08:00:00", LastUpdate: "2026-11-20 09:00:00", Source: "Data Consistency Agent",
    ...overrides,
  };
}
