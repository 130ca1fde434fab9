import { dnOf } from "./a-task-queue.ts";
import type { Row } from "./test-grid.ts";

let lastId = 0;

/** A row of Request as DIRAC's client writes it, with a number of its own, for a grid with REGISTRY_WITH_DNS; columns of the other generation are left out on insert. */
export function aRequest(overrides: Row = {}): Row {
  const RequestID = Number(overrides["RequestID"] ?? ++lastId), owner = String(overrides["Owner"] ?? "alice");
  return {
    RequestID, RequestName: `analysis_job_${RequestID}`, JobID: 0, Status: "Waiting", Error: null, Owner: owner, OwnerDN: dnOf(owner), OwnerGroup: "belle_user", SourceComponent: null,
    CreationTime: "2026-11-20 08:00:00", SubmitTime: "2026-11-20 08:00:00", LastUpdate: "2026-11-20 09:00:00", NotBefore: "2026-11-20 08:00:00", DIRACSetup: null,
    ...overrides,
  };
}

/** A row of Operation. */
export function anOperation(overrides: Row = {}): Row {
  return {
    OperationID: ++lastId, RequestID: 1, Order: 0, Type: "ReplicateAndRegister", Status: "Waiting", Error: null, SourceSE: null, TargetSE: "KEK-DISK-SE", Catalog: null, Arguments: null,
    CreationTime: "2026-11-20 08:00:00", SubmitTime: "2026-11-20 08:00:00", LastUpdate: "2026-11-20 09:00:00",
    ...overrides,
  };
}

/** A row of File. */
export function aFile(overrides: Row = {}): Row {
  const FileID = Number(overrides["FileID"] ?? ++lastId);
  return { FileID, OperationID: 1, Status: "Waiting", LFN: `/belle/user/a/alice/out_${FileID}.root`, PFN: null, ChecksumType: "ADLER32", Checksum: "5c8300ce", GUID: null, Size: 1024, Attempt: 0, Error: null, ...overrides };
}
