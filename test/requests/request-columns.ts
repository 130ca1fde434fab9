import type { Row } from "../helpers/test-grid.ts";

export type Kind = "plain" | "time" | "list";
export type Columns = Readonly<Record<string, readonly [field: string, kind: Kind]>>;

/** Every table of ReqDB, its list, and every column with the field that it is and how it is given: from the contract's sections 1 and 2, not from the code. */
export const TABLES: Readonly<Record<"Request" | "Operation" | "File", { readonly list: string; readonly key: string; readonly columns: Columns }>> = {
  Request: {
    list: "requests", key: "RequestID", columns: {
      RequestID: ["requestId", "plain"], RequestName: ["requestName", "plain"], JobID: ["jobId", "plain"], Status: ["status", "plain"], Error: ["error", "plain"], Owner: ["owner", "plain"], OwnerDN: ["ownerDn", "plain"],
      OwnerGroup: ["ownerGroup", "plain"], SourceComponent: ["sourceComponent", "plain"], CreationTime: ["creationTime", "time"], SubmitTime: ["submitTime", "time"], LastUpdate: ["lastUpdate", "time"],
      NotBefore: ["notBefore", "time"], DIRACSetup: ["diracSetup", "plain"],
    },
  },
  Operation: {
    list: "requestOperations", key: "OperationID", columns: {
      OperationID: ["operationId", "plain"], RequestID: ["requestId", "plain"], Order: ["order", "plain"], Type: ["type", "plain"], Status: ["status", "plain"], Error: ["error", "plain"],
      SourceSE: ["sourceStorageElementNames", "list"], TargetSE: ["targetStorageElementNames", "list"], Catalog: ["catalog", "list"], Arguments: ["arguments", "plain"],
      CreationTime: ["creationTime", "time"], SubmitTime: ["submitTime", "time"], LastUpdate: ["lastUpdate", "time"],
    },
  },
  File: {
    list: "requestFiles", key: "FileID", columns: {
      FileID: ["fileId", "plain"], OperationID: ["operationId", "plain"], Status: ["status", "plain"], LFN: ["lfn", "plain"], PFN: ["pfn", "plain"], ChecksumType: ["checksumType", "plain"], Checksum: ["checksum", "plain"],
      GUID: ["guid", "plain"], Size: ["size", "plain"], Attempt: ["attempt", "plain"], Error: ["error", "plain"],
    },
  },
};

export const fieldsOf = (columns: Columns) => Object.values(columns).map(([field]) => field);

/** A stored row as somebody who may read all of it must get it; a column that this generation lacks is null. */
export function asGiven(row: Row, columns: Columns): Record<string, unknown> {
  return Object.fromEntries(Object.entries(columns).map(([column, [field, kind]]) => [field, valueOf(row[column] ?? null, kind)]));
}

function valueOf(stored: Row[string], kind: Kind): unknown {
  if (stored === null || kind === "plain") return stored;
  if (kind === "list") return String(stored).split(",").map(name => name.trim()).filter(name => name !== "");
  return /^(0000-00-00|1000-01-01|9999-12-31)/.test(String(stored)) ? null : `${String(stored).replace(" ", "T")}Z`;
}
