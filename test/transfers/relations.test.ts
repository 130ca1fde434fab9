import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { printCfg } from "../../demo/cfg.ts";
import { GRID_CFG, TREE } from "../configuration/grid-cfg.ts";
import { aDowntime, aStatus, RESOURCE_DATABASES } from "../helpers/a-status.ts";
import { aProblematicFile, aTransfer, anFtsJob, anOperation, TRANSFER_DATABASES } from "../helpers/a-transfer.ts";
import { as, data, type Json } from "../helpers/ask.ts";
import { GRIDS, testGrid, type TestGrid } from "../helpers/test-grid.ts";

/** In 8.0 it is this that makes the resource status system count. */
const WITH_RSS = printCfg({ ...TREE, Operations: { Defaults: { ResourceStatus: { Config: { State: "Active" } } } } });
const access = (Name: string, StatusType: string, Status: string, more = {}) => aStatus({ Name, StatusType, Status, ElementType: "StorageElement", Reason: `${Status} ${StatusType}`, ...more });
const downtime = (Name: string, more = {}) => aDowntime({ Element: "Resource", Name, ...more });

describe.each(GRIDS)("what belongs to transfers, on $engine with DIRAC $generation", ({ engine, generation }) => {
  let grid: TestGrid;
  beforeAll(async () => {
    grid = await testGrid(engine, generation, { names: [...TRANSFER_DATABASES, ...RESOURCE_DATABASES], configuration: WITH_RSS });
    await grid.insert("FTS3DB", "Operations", [
      anOperation({ operationID: 1, sourceSEs: "FAR" }), anOperation({ operationID: 2, creationTime: "2026-11-18 08:00:00" }), anOperation({ operationID: 3, userGroup: "ctao_user" }),
    ]);
    await grid.insert("FTS3DB", "Jobs", [
      anFtsJob({ jobID: 11, operationID: 1, ftsGUID: "one", submitTime: "2026-11-20 07:00:00" }), anFtsJob({ jobID: 12, operationID: 1, ftsGUID: "ONE", ftsServer: "https://b.example.org:8446" }),
      anFtsJob({ jobID: 13, operationID: 2, ftsGUID: "one", ftsServer: "https://gone.example.org" }), anFtsJob({ jobID: 14, operationID: 3, ftsGUID: "three", userGroup: "ctao_user" }), anFtsJob({ jobID: 15, operationID: 2, ftsGUID: null }),
    ]);
    await grid.insert("FTS3DB", "Files", [
      aTransfer({ fileID: 1, operationID: 1, ftsGUID: "one", status: "Active", targetSE: "ONE-DISK" }), aTransfer({ fileID: 2, operationID: 1, ftsGUID: "ONE", status: "Active", targetSE: "ONE-TAPE" }),
      aTransfer({ fileID: 3, operationID: 1, ftsGUID: null, status: "Finished", targetSE: "ONE-DISK" }), aTransfer({ fileID: 4, operationID: 2, ftsGUID: null, status: "New", targetSE: "GONE" }),
      aTransfer({ fileID: 5, operationID: 2, ftsGUID: "gone", status: "Submitted", targetSE: "FAR" }), aTransfer({ fileID: 6, operationID: 3, ftsGUID: "three", status: "Active" }),
    ]);
    await grid.insert("DataIntegrityDB", "Problematics", [aProblematicFile({ FileID: 1, SE: "ONE-DISK" }), aProblematicFile({ FileID: 2, SE: "" }), aProblematicFile({ FileID: 3, SE: null }), aProblematicFile({ FileID: 4, SE: "GONE" })]);
    await grid.insert("ResourceStatusDB", "ResourceStatus", [
      access("ONE-DISK", "ReadAccess", "Banned"), access("ONE-DISK", "WriteAccess", "Degraded"), access("ONE-TAPE", "WriteAccess", "Active"), access("ONE-TAPE", "WriteAccess", "Banned", { VO: "ctao" }),
      access("FAR", "ReadAccess", "Banned"), access("FAR", "WriteAccess", "Banned"), access("FAR", "WriteAccess", "Probing", { VO: "belle", DateEffective: "2026-11-20 05:00:00" }),
    ]);
    await grid.insert("ResourceManagementDB", "DowntimeCache", [
      downtime("disk.one.de", { DowntimeID: "1G0 disk.one.de", Description: "New racks" }), downtime("disk.one.de", { StartDate: "2026-11-19 10:00:00", EndDate: "2026-11-20 12:00:00" }),
      downtime("disk.one.de", { StartDate: "2026-11-20 12:00:00" }), downtime("base.example.org", { Element: "Site" }),
    ]);
    await grid.databases.open("Configuration");
  });
  afterAll(() => grid.drop());

  const ask = (query: string): Promise<Json> => {
    grid.statements.length = 0;
    return data(as(grid, "alice@belle_user")(query));
  };
  const byFile = ({ transfers }: Json, field: string) => Object.fromEntries(transfers.nodes.map((node: Json) => [node.fileId, node[field]]));

  it("are its operation and the FTS job that has it, by exact names and in its own operation", async () => {
    const found = await ask("{ transfers { nodes { fileId operation { operationId } job { jobId } } } }");
    expect(byFile(found, "operation")).toEqual({ 1: { operationId: 1 }, 2: { operationId: 1 }, 3: { operationId: 1 }, 4: { operationId: 2 }, 5: { operationId: 2 } });
    expect(byFile(found, "job")).toEqual({ 1: { jobId: 11 }, 2: { jobId: 12 }, 3: null, 4: null, 5: null });
    expect(grid.statements).toHaveLength(3);
  });

  it("are the transfers that an FTS job has, as lists with all that lists have", async () => {
    const { transferJobs } = await ask("{ transferJobs(orderBy: [{field: JOB_ID}]) { nodes { jobId transfers { totalCount nodes { fileId } groups(by: [STATUS]) { buckets { count } } } operation { operationId } } } }");
    expect(transferJobs.nodes.map(({ jobId, transfers, operation }: Json) => [jobId, transfers.nodes.map(({ fileId }: Json) => fileId), transfers.totalCount, transfers.groups.buckets.length, operation.operationId]))
      .toEqual([[11, [1], 1, 1, 1], [12, [2], 1, 1, 1], [13, [], 0, 0, 2], [15, [], 0, 0, 2]]);
    // jobs, operations, and for each kind of list the numbers of the files and the answer
    expect(grid.statements).toHaveLength(8);
  });

  it("are the transfers and FTS jobs of an operation", async () => {
    const { transferOperations } = await ask("{ transferOperations(orderBy: [{field: OPERATION_ID}]) { nodes { transfers { nodes { fileId } } jobs(filter: {status: {eq: \"Active\"}}) { nodes { jobId } } } } }");
    expect(transferOperations.nodes).toEqual([
      { transfers: { nodes: [3, 2, 1].map(fileId => ({ fileId })) }, jobs: { nodes: [12, 11].map(jobId => ({ jobId })) } },
      { transfers: { nodes: [5, 4].map(fileId => ({ fileId })) }, jobs: { nodes: [15, 13].map(jobId => ({ jobId })) } },
    ]);
    expect(grid.statements).toHaveLength(3);
  });

  it("are since when they wait: for FTS's job, or since the operation was made", async () => {
    expect(byFile(await ask("{ transfers { nodes { fileId waitingSince } } }"), "waitingSince"))
      .toEqual({ 1: "2026-11-20T07:00:00Z", 2: "2026-11-20T08:00:00Z", 3: null, 4: "2026-11-18T08:00:00Z", 5: "2026-11-18T08:00:00Z" });
    expect(grid.statements).toHaveLength(2);
  });

  it("are the storage elements and their sites, the FTS server", async () => {
    const found = await ask("{ transfers { nodes { fileId sourceStorageElement { name } targetStorageElement { name sites { name } } } } transferJobs(orderBy: [{field: JOB_ID}]) { nodes { server { name } } } problematicFiles { nodes { storageElement { name } } } }");
    expect(byFile(found, "sourceStorageElement")).toEqual({ 1: { name: "FAR" }, 2: { name: "FAR" }, 3: { name: "FAR" }, 4: null, 5: null });
    expect(byFile(found, "targetStorageElement")).toEqual({ 1: { name: "ONE-DISK", sites: [{ name: "LCG.One.de" }] }, 2: { name: "ONE-TAPE", sites: [{ name: "LCG.One.de" }] }, 3: expect.objectContaining({ name: "ONE-DISK" }), 4: null, 5: { name: "FAR", sites: [] } });
    expect(found.transferJobs.nodes).toEqual([{ server: { name: "A" } }, { server: { name: "B" } }, { server: null }, { server: { name: "A" } }]);
    expect(found.problematicFiles.nodes).toEqual([{ storageElement: null }, { storageElement: null }, { storageElement: null }, { storageElement: { name: "ONE-DISK" } }]);
  });

  it("are what is wrong with the storage elements: statuses that count for the viewer and are not usable, downtimes that go on", async () => {
    const found = await ask("{ transfers { nodes { fileId storageProblems { storageElementName access status reason since downtime { downtimeId } sentence } } } }");
    const far = { storageElementName: "FAR", access: "ReadAccess", status: "Banned", reason: "Banned ReadAccess", since: "2026-11-20T09:00:00Z", downtime: null, sentence: "ReadAccess of FAR is Banned: Banned ReadAccess" };
    const probing = { ...far, access: "WriteAccess", status: "Probing", reason: "Probing WriteAccess", since: "2026-11-20T05:00:00Z", sentence: "WriteAccess of FAR is Probing: Probing WriteAccess" };
    const racks = {
      storageElementName: "ONE-DISK", access: "WriteAccess", status: null, reason: "New racks", since: "2026-11-20T10:00:00Z", downtime: { downtimeId: "1G0 disk.one.de" },
      sentence: "ONE-DISK is in downtime (OUTAGE) until 2026-11-20T14:00:00Z: New racks",
    };
    expect(byFile(found, "storageProblems")).toEqual({ 1: [far, racks], 2: [far], 3: [far, racks], 4: [], 5: [probing] });
    // in 8.0 also the options, from the configuration in memory
    expect(grid.statements).toHaveLength(generation === "8.0" ? 5 : 4);
  });

  it(`are what ${generation === "8.0" ? "the configuration" : "the resource status system"} says where the resource status system is not declared active`, async () => {
    const passive = await testGrid(engine, generation, { names: [...TRANSFER_DATABASES, ...RESOURCE_DATABASES], configuration: GRID_CFG });
    try {
      await passive.insert("FTS3DB", "Operations", [anOperation({ operationID: 1, sourceSEs: "FAR" })]);
      await passive.insert("FTS3DB", "Files", [aTransfer({ fileID: 1 })]);
      await passive.insert("ResourceStatusDB", "ResourceStatus", [access("FAR", "ReadAccess", "Banned")]);
      const { transfers } = await data(as(passive, "alice@belle_user")("{ transfers { nodes { storageProblems { sentence since } } } }"));
      expect(transfers.nodes[0].storageProblems).toEqual([generation === "8.0"
        ? { sentence: "WriteAccess of ONE-DISK is InActive: so says the configuration, /Resources/StorageElements/ONE-DISK/WriteAccess", since: null }
        : { sentence: "ReadAccess of FAR is Banned: Banned ReadAccess", since: "2026-11-20T09:00:00Z" }]);
    } finally {
      await passive.drop();
    }
  });

  it.each([
    "ResourceStatusDB", "ResourceManagementDB", "DataIntegrityDB",
  ])("cost only themselves where %s is away", async away => {
    const names = [...TRANSFER_DATABASES, ...RESOURCE_DATABASES].filter(name => name !== away), half = await testGrid(engine, generation, { names, configuration: WITH_RSS });
    try {
      await half.insert("FTS3DB", "Operations", [anOperation({ operationID: 1 })]);
      await half.insert("FTS3DB", "Files", [aTransfer({ fileID: 1 })]);
      const { data: found, errors } = await as(half, "alice@belle_user")("{ transfers { nodes { fileId targetStorageElement { name } storageProblems { reason } } } problematicFiles { totalCount } transferSummaries(by: [VO]) { vo } }");
      const ofFiles = away === "DataIntegrityDB";
      expect(found).toEqual({ transfers: { nodes: [{ fileId: 1, targetStorageElement: { name: "ONE-DISK" }, storageProblems: ofFiles ? [] : null }] }, problematicFiles: { totalCount: ofFiles ? null : 0 }, transferSummaries: [] });
      expect(errors).toMatchObject([{ path: ofFiles ? ["problematicFiles", "totalCount"] : ["transfers", "nodes", 0, "storageProblems"], extensions: { code: "BACKEND_UNAVAILABLE", backend: away } }]);
    } finally {
      await half.drop();
    }
  });

  it("are not shown to anybody where somebody dropped the column that tells whose they are", async () => {
    const altered = await testGrid(engine, generation, { names: ["FTS3DB"] });
    try {
      await altered.run("FTS3DB", "alter table Operations drop column userGroup");
      const { data: found, errors } = await as(altered, "alice@belle_user")("{ transfers { totalCount } transferOperations { nodes { operationId } } transferJobs { totalCount } }");
      expect(found).toEqual({ transfers: { totalCount: null }, transferOperations: null, transferJobs: { totalCount: 0 } });
      for (const error of errors) expect(error).toMatchObject({ message: expect.stringContaining("userGroup, which DIRAC makes"), extensions: { code: "BACKEND_FAILED", backend: "FTS3DB" } });
    } finally {
      await altered.drop();
    }
  });

  it("are all away with FTS3DB, and no more", async () => {
    const half = await testGrid(engine, generation, { names: ["DataIntegrityDB"] });
    try {
      await half.insert("DataIntegrityDB", "Problematics", [aProblematicFile()]);
      const { data: found, errors } = await as(half, "alice@belle_user")("{ transfers { totalCount } transferJobs { totalCount } transferOperations { totalCount } transferSummaries { finished } problematicFiles { totalCount } gateway { subsystems { name available reason } } }");
      expect(found).toMatchObject({ transfers: { totalCount: null }, transferJobs: { totalCount: null }, transferOperations: { totalCount: null }, transferSummaries: null, problematicFiles: { totalCount: 1 } });
      expect(found.gateway.subsystems).toContainEqual({ name: "transfers", available: false, reason: expect.stringContaining("FTS3DB is: there are no transfers") });
      expect(errors).toHaveLength(4);
      for (const error of errors) expect(error.extensions).toEqual({ code: "BACKEND_UNAVAILABLE", backend: "FTS3DB" });
    } finally {
      await half.drop();
    }
  });
});
