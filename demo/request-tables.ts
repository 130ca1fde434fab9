import type { DatabaseSync } from "node:sqlite";
import type { Generation } from "../dirac/facts.ts";
import { BulkInsert } from "./bulk-insert.ts";
import type { DemoOperation, DemoRequest } from "./request.ts";
import type { Numbers } from "./request-numbers.ts";
import { dateTime } from "./time.ts";

const FILE = ["FileID", "OperationID", "Status", "LFN", "PFN", "ChecksumType", "Checksum", "Size", "Attempt", "Error"];
const OPERATION = ["OperationID", "RequestID", "`Order`", "Type", "Status", "Error", "SourceSE", "TargetSE", "Catalog", "Arguments", "CreationTime", "SubmitTime", "LastUpdate"];
const REQUEST = ["RequestID", "RequestName", "JobID", "Status", "Error", "OwnerGroup", "SourceComponent", "CreationTime", "SubmitTime", "LastUpdate", "NotBefore"];

/** ReqDB: the requests that are not removed. */
export function fillRequests(db: DatabaseSync, generation: Generation, requests: readonly DemoRequest[], numbers: ReadonlyMap<DemoOperation, Numbers>): void {
  const owner = generation === "8.0" ? "OwnerDN" : "Owner";
  const tables = { Request: new BulkInsert(db, "Request", [...REQUEST, owner]), Operation: new BulkInsert(db, "Operation", OPERATION), File: new BulkInsert(db, "File", FILE) };
  for (const request of requests) {
    const { request: requestId } = numbers.get(request.operations[0]!)!, created = dateTime(request.createdAt);
    tables.Request.add(requestId, request.name, request.jobId, request.status, request.error, request.ownerGroup, request.source, created, created, dateTime(request.updatedAt), dateTime(request.notBefore), generation === "8.0" ? request.owner.dn : request.owner.name);
    for (const [order, operation] of request.operations.entries()) {
      const { type, status, error, source, target, catalog, arguments: given, createdAt, updatedAt, files } = operation, { operation: operationId, firstFile } = numbers.get(operation)!, made = dateTime(createdAt);
      tables.Operation.add(operationId, requestId, order, type, status, error, source, target, catalog, given, made, made, dateTime(updatedAt));
      for (const [index, file] of files.entries()) tables.File.add(firstFile + index, operationId, file.status, file.lfn, file.pfn, file.checksum === null ? null : "ADLER32", file.checksum, file.size, file.attempt, file.error);
    }
  }
  for (const table of Object.values(tables)) table.flush();
}
