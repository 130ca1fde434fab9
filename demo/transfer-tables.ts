import type { DatabaseSync } from "node:sqlite";
import { BulkInsert } from "./bulk-insert.ts";
import type { Random } from "./random.ts";
import type { DemoOperation } from "./request.ts";
import type { Numbers } from "./request-numbers.ts";
import { STORAGE_ELEMENTS } from "./storage-elements.ts";
import { dateTime, DAY, HOUR } from "./time.ts";
import { PRIORITY, stateOf, type DemoTransferOperation } from "./transfer.ts";

const PROGNOSES = ["PFNMissing", "PFNLost", "PFNUnavailable", "PFNZeroSize", "CatalogPFNSizeMismatch", "LFN-LFC-NoReplicas"];

/** FTS3DB: operations with their FTS jobs and files, and for which operation of which request they are. */
export function fillTransfers(db: DatabaseSync, transfers: readonly DemoTransferOperation[], numbers: ReadonlyMap<DemoOperation, Numbers>, now: number): void {
  const operations = new BulkInsert(db, "Operations", ["operationID", "username", "userGroup", "rmsReqID", "rmsOpID", "sourceSEs", "activity", "priority", "creationTime", "lastUpdate", "status", "error", "type", "assignment"]);
  const jobs = new BulkInsert(db, "Jobs", ["operationID", "submitTime", "lastUpdate", "lastMonitor", "completeness", "username", "userGroup", "ftsGUID", "ftsServer", "error", "status", "assignment"]);
  const files = new BulkInsert(db, "Files", ["operationID", "attempt", "lastUpdate", "rmsFileID", "lfn", "checksum", "size", "targetSE", "error", "ftsGUID", "status"]);
  for (const [index, operation] of transfers.entries()) {
    const id = index + 1, { owner, group, activity, createdAt } = operation, { status, updatedAt } = stateOf(operation, now), { request, operation: ordered, firstFile } = numbers.get(operation.ordered!)!;
    operations.add(id, owner.name, group, request, ordered, operation.source?.name ?? null, activity, activity === null ? null : PRIORITY, dateTime(createdAt), dateTime(updatedAt), status, null, "Transfer", null);
    for (const job of operation.jobs) {
      const silent = GOES_ON.has(job.status) && job.monitoredAt < now - HOUR;
      jobs.add(id, dateTime(job.submittedAt), dateTime(job.monitoredAt), dateTime(job.monitoredAt), Math.floor(job.done / job.files * 100), owner.name, group, job.guid, job.server, job.error, job.status, silent ? `dirac-dms1.cc.kek.jp_${dateTime(job.monitoredAt)}` : null);
    }
    for (const file of operation.files) files.add(id, file.attempt, dateTime(file.updatedAt), firstFile + file.index, file.lfn, file.checksum, file.size, file.target.name, file.error, file.guid, file.status);
  }
  for (const table of [operations, jobs, files]) table.flush();
}

const GOES_ON = new Set(["Submitted", "Ready", "Active", "Staging", "Archiving"]);

/** DataIntegrityDB: what the consistency checks of the last weeks found. */
export function fillProblematicFiles(db: DatabaseSync, random: Random, now: number): void {
  const found = new BulkInsert(db, "Problematics", ["Prognosis", "LFN", "PFN", "Size", "SE", "GUID", "Status", "Retries", "InsertDate", "LastUpdate", "Source"]);
  for (let number = 0; number < 160; number++) {
    const { name, host, site } = random.pick(STORAGE_ELEMENTS), vo = random.pick(site.vos), lfn = `/${vo}/MC/prod${String(random.integer(8990, 9066)).padStart(8, "0")}/sub00/mdst_${String(random.integer(1, 999_999)).padStart(6, "0")}.root`;
    const at = now - 40 * DAY * random.next(), resolved = random.chance(0.4), prognosis = random.pick(PROGNOSES), ofReplica = prognosis !== "LFN-LFC-NoReplicas";
    found.add(prognosis, lfn, ofReplica ? `https://${host}:2880/data${lfn}` : "", Math.round(random.logNormal(1.4e9, 0.8)), ofReplica ? name : "", "", resolved ? "Resolved" : "New", resolved ? 1 : 0, dateTime(at), dateTime(resolved ? at + (now - at) * random.next() : at), "DataIntegrityAgent");
  }
  found.flush();
}
