import { describe, expect, test } from "vitest";
import { GENERATIONS } from "../../dirac/facts.ts";
import { askerOf } from "./ask-demo.ts";
import { makeGrid, rows, type Row } from "./demo-grids.ts";

describe.each(GENERATIONS)("the requests for which FTS works in the demo of %s", generation => {
  const grid = makeGrid(generation, { jobs: 6000 });
  const requests = new Map(rows(grid, "ReqDB", "select * from Request").map(row => [row["RequestID"], row]));
  const operations = new Map(rows(grid, "ReqDB", "select * from Operation").map(row => [row["OperationID"], row]));
  const files = new Map(rows(grid, "ReqDB", "select * from File").map(row => [row["FileID"], row]));
  const transfers = rows(grid, "FTS3DB", "select f.*, o.status as operationStatus, o.lastUpdate as endedAt, o.rmsReqID, o.rmsOpID, o.sourceSEs, o.userGroup, o.username from Files as f join Operations as o using (operationID)");
  const behind = ({ rmsReqID, rmsOpID, rmsFileID }: Row) => ({ request: requests.get(rmsReqID!), operation: operations.get(rmsOpID!), file: files.get(rmsFileID!) });
  const inStatus = (...statuses: string[]) => transfers.filter(({ operationStatus }) => statuses.includes(String(operationStatus)));

  test("each transfer that goes on leads to a Scheduled file of a Scheduled request", () => {
    const going = inStatus("Active", "Processed");
    expect(going.length).toBeGreaterThan(80);
    for (const transfer of going) {
      const { request, operation, file } = behind(transfer);
      expect([request?.["Status"], operation?.["Status"], file?.["Status"]]).toEqual(["Scheduled", "Scheduled", "Scheduled"]);
    }
    expect([...requests.values()].filter(({ Status }) => Status === "Scheduled").map(({ RequestID }) => RequestID).sort()).toEqual([...new Set(going.map(({ rmsReqID }) => rmsReqID))].sort());
  });

  test("request and transfer name the same file, target, source and owner", () => {
    let compared = 0;
    for (const transfer of transfers) {
      const { request, operation, file } = behind(transfer);
      if (request === undefined) continue;
      compared++;
      expect(file).toMatchObject({ LFN: transfer["lfn"], Checksum: transfer["checksum"], Size: transfer["size"], OperationID: operation!["OperationID"] });
      expect(operation).toMatchObject({ RequestID: request["RequestID"], Type: "ReplicateAndRegister" });
      expect(String(operation!["TargetSE"]).split(",")).toContain(transfer["targetSE"]);
      expect(operation!["SourceSE"] || null).toBe(transfer["sourceSEs"]);
      expect(request["OwnerGroup"]).toBe(transfer["userGroup"]);
      if (generation === "9.1") expect(request["Owner"]).toBe(transfer["username"]);
    }
    expect(compared).toBeGreaterThan(2000);
    // one file for several targets
    expect(new Set(transfers.map(({ rmsFileID }) => rmsFileID)).size).toBeLessThan(transfers.length - 100);
  });

  test("once FTS is done the request knows of each file, and registers what arrived", () => {
    const lost = new Set(inStatus("Finished").filter(({ status }) => status === "Defunct").map(({ rmsFileID }) => rmsFileID)), seen = new Set<unknown>();
    for (const transfer of inStatus("Finished")) {
      const { request, operation, file } = behind(transfer);
      if (request === undefined) continue;
      seen.add(request["Status"]);
      expect(file!["Status"]).toBe(lost.has(transfer["rmsFileID"]!) ? "Failed" : "Done");
      if (file!["Status"] === "Failed" && transfer["status"] === "Defunct") expect(file!["Error"]).toBe(generation === "9.1" ? transfer["error"] : null);
      expect(["Done", "Failed"]).toContain(operation!["Status"]);
      if (request["Status"] === "Done") expect(operation!["Status"]).toBe("Done");
      if (request["Status"] === "Failed") expect(operation!["Status"]).toBe("Failed");
    }
    expect([...seen].sort()).toEqual(["Done", "Failed", "Waiting"]);
    const registered = rows(grid, "ReqDB", "select f.LFN, f.PFN, o.TargetSE, o.OperationID, o.`Order`, r.OperationID as transfer, r.`Order` as behind, o.CreationTime, r.LastUpdate from File as f join Operation as o using (OperationID) join Operation as r on r.RequestID = o.RequestID and r.Type = 'ReplicateAndRegister' where o.Type = 'RegisterReplica'");
    expect(registered.length).toBeGreaterThan(1500);
    for (const { LFN, PFN, Order, behind, OperationID, transfer, CreationTime, LastUpdate } of registered) {
      expect(String(PFN).endsWith(String(LFN))).toBe(true);
      expect(Number(Order)).toBeLessThan(Number(behind));
      expect(Number(OperationID)).toBeGreaterThan(Number(transfer));
      expect(CreationTime).toBe(LastUpdate);
    }
  });

  test("a request that was canceled keeps its operation as it was", () => {
    for (const transfer of inStatus("Canceled")) {
      const { request, operation, file } = behind(transfer);
      expect([request?.["Status"], operation?.["Status"], file?.["Status"]]).toEqual(["Canceled", "Scheduled", "Scheduled"]);
    }
  });

  test("old ones lead to requests that are removed, which were all Done", () => {
    const gone = transfers.filter(({ rmsReqID }) => !requests.has(rmsReqID!));
    expect(gone.length).toBeGreaterThan(300);
    for (const { operationStatus, endedAt, rmsOpID, rmsFileID } of gone) {
      expect(operationStatus).toBe("Finished");
      expect(String(endedAt) < "2026-11-12 13:00:00").toBe(true);
      expect(operations.has(rmsOpID!) || files.has(rmsFileID!)).toBe(false);
    }
    expect(rows(grid, "ReqDB", "select count(*) as n from Request where Status = 'Done' and LastUpdate < '2026-11-12 13:00:00'")).toEqual([{ n: 0 }]);
  });

  test("the request of a job that waits for it is not done before the job, and those of jobs that are done were", () => {
    const statuses = new Map(rows(grid, "JobDB", "select JobID, Status, MinorStatus, LastUpdateTime from Jobs").map(row => [row["JobID"], row])), ofJobs = [...requests.values()].filter(({ JobID }) => Number(JobID) > 0);
    expect(new Set(ofJobs.filter(({ Status }) => Status === "Scheduled").map(({ JobID }) => statuses.get(JobID!)?.["MinorStatus"]))).toEqual(new Set(["Pending Requests"]));
    for (const { JobID, Status, LastUpdate } of ofJobs) {
      const job = statuses.get(JobID!)!;
      if (job["Status"] === "Completed") expect(Status).not.toBe("Done");
      if (job["MinorStatus"] === "Requests done") expect([Status, String(LastUpdate) <= String(job["LastUpdateTime"])]).toEqual(["Done", true]);
    }
  });

  test("a transfer whose job is known leads to it", async () => {
    const ask = await askerOf(grid);
    const { transfers: { nodes } } = await ask(`{ transfers(filter: {activity: {isNull: true}}, orderBy: [{field: FILE_ID, direction: DESC}], first: 200) { nodes {
      lfn targetStorageElementName requestFile { lfn operation { targetStorageElementNames request { status job { jobId status minorStatus } } } }
    } } }`);
    const withJob = nodes.filter((one: { requestFile: { operation: { request: { job: unknown } } } | null }) => one.requestFile?.operation.request.job);
    expect(withJob.length).toBeGreaterThan(10);
    for (const { lfn, targetStorageElementName, requestFile: { lfn: same, operation: { targetStorageElementNames, request: { status, job } } } } of withJob) {
      expect(same).toBe(lfn);
      expect(targetStorageElementNames).toContain(targetStorageElementName);
      if (status === "Scheduled") expect(job).toMatchObject({ status: "Completed", minorStatus: "Pending Requests" });
    }
    expect(withJob.some((one: { requestFile: { operation: { request: { status: string } } } }) => one.requestFile.operation.request.status === "Scheduled")).toBe(true);
  });
});
