import { aProblematicFile, aTransfer, anFtsJob, anOperation } from "../helpers/a-transfer.ts";
import type { Row } from "../helpers/test-grid.ts";

type Kind = "plain" | "time" | "list";
type Columns = Readonly<Record<string, string | readonly [field: string, kind: Kind]>>;

/** Every table that is shown, its list and type, and every column with the field that it is: from the contract's sections 1 and 2, not from the code. */
export const TABLES: readonly { list: string; type: string; database: string; table: string; key: string; columns: Columns; row: (overrides?: Row) => Row }[] = [
  {
    list: "transfers", type: "Transfer", database: "FTS3DB", table: "Files", key: "fileID", row: aTransfer, columns: {
      fileID: "fileId", operationID: "operationId", attempt: "attempt", lastUpdate: ["lastUpdate", "time"], rmsFileID: "rmsFileId", lfn: "lfn", checksum: "checksum", size: "size",
      targetSE: "targetStorageElementName", error: "error", ftsGUID: "ftsGuid", status: "status",
    },
  },
  {
    list: "transferJobs", type: "TransferJob", database: "FTS3DB", table: "Jobs", key: "jobID", row: anFtsJob, columns: {
      jobID: "jobId", operationID: "operationId", submitTime: ["submitTime", "time"], lastUpdate: ["lastUpdate", "time"], lastMonitor: ["lastMonitor", "time"], completeness: "completeness",
      username: "username", userGroup: "userGroup", ftsGUID: "ftsGuid", ftsServer: "ftsServer", error: "error", status: "status", assignment: "assignment",
    },
  },
  {
    list: "transferOperations", type: "TransferOperation", database: "FTS3DB", table: "Operations", key: "operationID", row: anOperation, columns: {
      operationID: "operationId", username: "username", userGroup: "userGroup", rmsReqID: "rmsReqId", rmsOpID: "rmsOpId", sourceSEs: ["sourceStorageElementNames", "list"], activity: "activity",
      priority: "priority", creationTime: ["creationTime", "time"], lastUpdate: ["lastUpdate", "time"], status: "status", error: "error", type: "type", assignment: "assignment",
    },
  },
  {
    list: "problematicFiles", type: "ProblematicFile", database: "DataIntegrityDB", table: "Problematics", key: "FileID", row: aProblematicFile, columns: {
      FileID: "fileId", Prognosis: "prognosis", LFN: "lfn", PFN: "pfn", Size: "size", SE: "storageElementName", GUID: "guid", Status: "status", Retries: "retries",
      InsertDate: ["insertDate", "time"], LastUpdate: ["lastUpdate", "time"], Source: "source",
    },
  },
];

const fieldAndKind = (column: Columns[string]) => (typeof column === "string" ? [column, "plain"] as const : column);
export const fieldsOf = (columns: Columns) => Object.values(columns).map(column => fieldAndKind(column)[0]);
export const timesOf = (columns: Columns) => Object.keys(columns).filter(column => fieldAndKind(columns[column]!)[1] === "time");

/** A stored row as everybody must get it. */
export function asGiven(row: Row, columns: Columns): Record<string, unknown> {
  return Object.fromEntries(Object.entries(columns).map(([column, known]) => {
    const [field, kind] = fieldAndKind(known);
    return [field, valueOf(row[column] ?? null, kind)];
  }));
}

function valueOf(stored: Row[string], kind: Kind): unknown {
  if (stored === null || kind === "plain") return stored;
  if (kind === "list") return String(stored).split(",").map(name => name.trim()).filter(name => name !== "");
  return /^(0000-00-00|1000-01-01|9999-12-31)/.test(String(stored)) ? null : `${String(stored).replace(" ", "T")}Z`;
}
