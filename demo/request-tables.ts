import type { DatabaseSync } from "node:sqlite";
import type { Generation } from "../dirac/facts.ts";
import { BulkInsert } from "./bulk-insert.ts";
import type { DemoRequest } from "./requests.ts";
import { dateTime } from "./time.ts";

const FILE = ["FileID", "OperationID", "Status", "LFN", "PFN", "ChecksumType", "Checksum", "Size", "Attempt", "Error"];
const OPERATION = ["OperationID", "RequestID", "`Order`", "Type", "Status", "Error", "SourceSE", "TargetSE", "Catalog", "Arguments", "CreationTime", "SubmitTime", "LastUpdate"];
const REQUEST = ["RequestID", "RequestName", "JobID", "Status", "Error", "OwnerGroup", "SourceComponent", "CreationTime", "SubmitTime", "LastUpdate", "NotBefore"];

/** ReqDB, in the order in which the requests were made. */
export function fillRequests(db: DatabaseSync, generation: Generation, requests: readonly DemoRequest[]): void {
  const owner = generation === "8.0" ? "OwnerDN" : "Owner";
  const tables = { Request: new BulkInsert(db, "Request", [...REQUEST, owner]), Operation: new BulkInsert(db, "Operation", OPERATION), File: new BulkInsert(db, "File", FILE) };
  let operationId = 0, fileId = 0;
  for (const [index, request] of requests.toSorted((left, right) => left.createdAt - right.createdAt).entries()) {
    const requestId = index + 1, created = dateTime(request.createdAt), updated = dateTime(request.updatedAt);
    tables.Request.add(requestId, request.name, request.jobId, request.status, request.error, request.ownerGroup, request.source, created, created, updated, dateTime(request.notBefore), generation === "8.0" ? request.owner.dn : request.owner.name);
    for (const [order, { type, status, error, source, target, catalog, arguments: given, files }] of request.operations.entries()) {
      tables.Operation.add(++operationId, requestId, order, type, status, error, source, target, catalog, given, created, created, status === "Queued" ? created : updated);
      for (const file of files) tables.File.add(++fileId, operationId, file.status, file.lfn, file.pfn, file.checksum === null ? null : "ADLER32", file.checksum, file.size, file.attempt, file.error);
    }
  }
  for (const table of Object.values(tables)) table.flush();
}
