import { createHash } from "node:crypto";
import { inflateSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import { facts, GENERATIONS } from "../../dirac/facts.ts";
import { dump, makeGrid, NOW_TEXT, rows } from "./demo-grids.ts";

/** What DIRAC's agents empty every five minutes, what it leaves empty unless told otherwise, and caches that nobody should read. */
const OFTEN_EMPTY = new Set(["SiteLog", "ResourceLog", "ResourceStatusCache", "AccountingCache", "JobCache", "PilotCache", "TransferCache"]);

/** Raw records of the accounting, which sites remove, and what waits to be booked: DIRAC comes to it within a minute. */
const RAW = /^ac_(type_|in_(?!.*Job$))/;

const hash = (text: string) => createHash("sha256").update(text).digest("hex");

describe.each(GENERATIONS)("the demo grid of %s", generation => {
  const grid = makeGrid(generation);
  const count = (sql: string) => Number(rows(grid, "JobDB", sql)[0]!["n"]);

  test("the same seed gives the same rows, another seed others", () => {
    expect(hash(dump(makeGrid(generation)))).toBe(hash(dump(grid)));
    expect(hash(dump(makeGrid(generation, { seed: 2 })))).not.toBe(hash(dump(grid)));
  });

  test.each([1, 40, 333])("has exactly %i jobs when so many are asked for", jobs => {
    expect(rows(makeGrid(generation, { jobs }), "JobDB", "select count(*) as n from Jobs")[0]!["n"]).toBe(jobs);
  });

  test("has the tables of its generation, in no database that it leaves empty", () => {
    for (const [name, db] of grid.databases) {
      const tables = db.prepare("select name from sqlite_master where type = 'table'").all().map(row => String(row["name"]));
      expect(tables.sort()).toEqual(Object.keys(facts[generation][name]!).sort());
    }
    expect([...grid.databases.keys()].sort()).toEqual(["AccountingDB", "DataIntegrityDB", "FTS3DB", "JobDB", "JobLoggingDB", "PilotAgentsDB", "ReqDB", "ResourceManagementDB", "ResourceStatusDB", "SandboxMetadataDB", "TaskQueueDB", ...(generation === "8.0" ? ["VirtualMachineDB"] : [])]);
    for (const [name, db] of grid.databases) {
      for (const { name: table } of db.prepare("select name from sqlite_master where type = 'table'").all()) {
        if (OFTEN_EMPTY.has(String(table)) || RAW.test(String(table))) continue;
        expect.soft(db.prepare(`select count(*) as n from "${String(table)}"`).get()!["n"], `${name}.${String(table)}`).toBeGreaterThan(0);
      }
    }
  });

  test("the first VO has at least half of the jobs, and its user some of his own", () => {
    expect(count("select count(*) as n from Jobs where OwnerGroup like 'belle%'")).toBeGreaterThanOrEqual(grid.databases.size > 0 ? 750 : 0);
    expect(count("select count(*) as n from Jobs where OwnerGroup like 'ctao%'")).toBeGreaterThan(150);
    expect(count("select count(*) as n from Jobs where Owner = 'hideki'")).toBeGreaterThan(20);
  });

  test("every status occurs, in the proportions of a real grid", () => {
    const shares = new Map(rows(grid, "JobDB", "select Status, count(*) / 1500.0 as share from Jobs group by 1").map(row => [row["Status"], Number(row["share"])]));
    for (const status of ["Submitting", "Received", "Checking", "Scouting", "Staging", "Waiting", "Matched", "Rescheduled", "Running", "Stalled",
      "Completing", "Completed", "Done", "Failed", "Killed", "Deleted"]) expect.soft(shares.get(status), status).toBeGreaterThan(0);
    expect(shares.get("Done")).toBeGreaterThan(0.7);
    expect(shares.get("Done")).toBeLessThan(0.86);
    expect(shares.get("Failed")).toBeGreaterThan(0.07);
    expect(shares.get("Failed")).toBeLessThan(0.17);
    expect(shares.get("Running")).toBeGreaterThan(0.015);
    expect(shares.get("Waiting")).toBeGreaterThan(0.015);
  });

  test("every job has its description, in DIRAC's stored form", () => {
    const jdls = rows(grid, "JobDB", "select j.JobID, j.JobName, j.Owner, j.Status, d.JDL, d.OriginalJDL, d.JobRequirements from Jobs j left join JobJDLs d using (JobID)");
    for (const { JobID, JobName, Owner, Status, JDL, OriginalJDL, JobRequirements } of jdls) {
      const jdl = inflateSync(Buffer.from(String(JDL), "base64")).toString();
      expect(jdl).toContain(`JobID = ${JobID};`);
      expect(jdl).toContain(`Owner = "${Owner}";`);
      if (Status === "Waiting") expect(jdl).toContain("JobTypes = ");
      expect(inflateSync(Buffer.from(String(OriginalJDL), "base64")).toString()).toContain(`JobName = "${JobName}";`);
      expect(JobRequirements).toBe("");
    }
    expect(jdls).toHaveLength(1500);
  });

  test("no time is in the future, and times follow each other", () => {
    for (const column of ["SubmissionTime", "LastUpdateTime", "StartExecTime", "EndExecTime", "RescheduleTime", "HeartBeatTime"]) {
      expect.soft(count(`select count(*) as n from Jobs where ${column} > '${NOW_TEXT}'`), column).toBe(0);
    }
    expect(count("select count(*) as n from Jobs where LastUpdateTime < SubmissionTime or StartExecTime < SubmissionTime")).toBe(0);
    expect(count("select count(*) as n from Jobs where Status in ('Done', 'Running', 'Completing') and StartExecTime is null")).toBe(0);
    expect(count("select count(*) as n from Jobs where Status in ('Waiting', 'Checking', 'Received') and StartExecTime is not null and RescheduleCounter = 0")).toBe(0);
    expect(count("select count(*) as n from Jobs where SubmissionTime < '2026-10-25 12:00:00'")).toBe(0);
  });

  test("rows hold what DIRAC writes where nothing happened", () => {
    expect(rows(grid, "JobDB", "select distinct VerifiedFlag from Jobs")).toEqual([{ VerifiedFlag: "True" }]);
    expect(count("select count(*) as n from Jobs where UserPriority = 1")).toBeGreaterThan(1200);
    expect(count("select count(*) as n from Jobs where ApplicationStatus is null or ApplicationStatus in ('', 'None')")).toBe(0);
  });

  test("every job that waits is in one task queue, and no other job is in any", () => {
    const waiting = rows(grid, "JobDB", "select JobID as id from Jobs where Status = 'Waiting' order by 1");
    expect(rows(grid, "TaskQueueDB", "select JobId as id from tq_Jobs order by 1")).toEqual(waiting);
    expect(rows(grid, "TaskQueueDB", "select TQId from tq_TaskQueues where TQId not in (select TQId from tq_Jobs)")).toEqual([]);
    expect(rows(grid, "TaskQueueDB", "select TQId from tq_Jobs where TQId not in (select TQId from tq_TaskQueues)")).toEqual([]);
    expect(rows(grid, "TaskQueueDB", "select count(*) as n from tq_TaskQueues")[0]!["n"]).toBeLessThan(waiting.length);
  });

  test("every job that ran has a pilot at its site, and every mapping its pilot", () => {
    expect(rows(grid, "PilotAgentsDB", "select PilotID from JobToPilotMapping where PilotID not in (select PilotID from PilotAgents)")).toEqual([]);
    const mapped = new Set(rows(grid, "PilotAgentsDB", "select JobID from JobToPilotMapping").map(row => row["JobID"]));
    const started = rows(grid, "JobDB", "select JobID from Jobs where StartExecTime is not null");
    expect(started.filter(row => !mapped.has(row["JobID"]!))).toEqual([]);
    const sites = new Map(rows(grid, "PilotAgentsDB", "select m.JobID, p.GridSite from JobToPilotMapping m join PilotAgents p using (PilotID) order by m.StartTime").map(row => [row["JobID"], row["GridSite"]]));
    for (const { JobID, Site } of rows(grid, "JobDB", "select JobID, Site from Jobs where Status in ('Running', 'Done')")) expect(sites.get(JobID!)).toBe(Site);
  });

  test("every job that is Completed is held by a request, and every request is of what it names", () => {
    const held = new Set(rows(grid, "ReqDB", "select JobID from Request where Status <> 'Done'").map(row => row["JobID"]));
    expect(rows(grid, "JobDB", "select JobID from Jobs where Status = 'Completed'").filter(row => !held.has(row["JobID"]!))).toEqual([]);
    const owners = new Map(rows(grid, "JobDB", "select JobID, OwnerGroup from Jobs").map(row => [row["JobID"], row["OwnerGroup"]]));
    const requests = rows(grid, "ReqDB", "select JobID, OwnerGroup from Request where JobID > 0");
    expect(requests.length).toBeGreaterThan(5);
    for (const { JobID, OwnerGroup } of requests) expect(owners.get(JobID!)).toBe(OwnerGroup);
    expect(rows(grid, "ReqDB", "select OperationID from Operation where RequestID not in (select RequestID from Request) or LastUpdate < CreationTime or LastUpdate > ?", NOW_TEXT)).toEqual([]);
    expect(rows(grid, "ReqDB", "select FileID from File where OperationID not in (select OperationID from Operation)")).toEqual([]);
    const types = rows(grid, "ReqDB", "select distinct Type from Operation").map(row => row["Type"]);
    expect(types.sort()).toEqual(["ForwardDISET", "RegisterFile", "RegisterReplica", "RemoveFile", "RemoveReplica", "ReplicateAndRegister"]);
  });

  test("production jobs name their transformation and task", () => {
    const production = rows(grid, "JobDB", "select JobGroup, JobName from Jobs where OwnerGroup like '%_prod'");
    expect(production.every(({ JobGroup, JobName }) => /^\d{8}$/.test(String(JobGroup)) && new RegExp(`^${JobGroup}_\\d{8}$`).test(String(JobName)))).toBe(true);
    expect(new Set(production.map(row => row["JobName"])).size).toBe(production.length);
  });
});

test("8.0 and 9.1 tell owners apart in their own ways", () => {
  expect(rows(makeGrid("8.0"), "JobDB", "select distinct DIRACSetup, JobSplitType, MasterJobID, KilledFlag, DeletedFlag from Jobs"))
    .toEqual([{ DIRACSetup: "Belle-Production", JobSplitType: "Single", MasterJobID: 0, KilledFlag: "False", DeletedFlag: "False" }]);
  expect(rows(makeGrid("8.0"), "JobDB", "select distinct OwnerDN from Jobs where Owner = 'msmith'")).toHaveLength(1);
  expect(rows(makeGrid("9.1"), "JobDB", "select distinct VO from Jobs where OwnerGroup like 'ctao%'")).toEqual([{ VO: "ctao" }]);
});
