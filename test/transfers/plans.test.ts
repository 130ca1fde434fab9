import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { aProblematicFile, aTransfer, anFtsJob, anOperation, TRANSFER_DATABASES } from "../helpers/a-transfer.ts";
import { as, data } from "../helpers/ask.ts";
import { entriesRead, explain, FEW, offences, sentStatements } from "../helpers/plans.ts";
import { GRIDS, testGrid, type TestGrid } from "../helpers/test-grid.ts";

const OPERATIONS = 3000, FILES = 9000;

const VIEWERS = { "all VOs": ["admin@belle_admin", ["belle_admin"]], "their VO": ["alice@belle_user", []] } as const;

const LISTS = {
  "all transfers": "transfers { nodes { fileId status targetStorageElementName activity } }",
  "transfers by status": 'transfers(filter: {status: {eq: "Active"}}) { nodes { fileId sourceStorageElementName } }',
  "transfers by several statuses": 'transfers(filter: {status: {in: ["Failed", "Canceled"]}}) { nodes { fileId error } }',
  "transfers that wait": 'transfers(filter: {status: {in: ["New", "Submitted", "Ready", "Active", "Staging"]}, creationTime: {lt: "-PT6H"}}) { nodes { fileId } }',
  "transfers of an operation": "transfers(filter: {operationId: {eq: 77}}) { nodes { fileId status } }",
  "how many wait": 'transfers(filter: {status: {in: ["Active", "Failed"]}}) { totalCount }',
  "transfers in their order of status": 'transfers(filter: {status: {eq: "Active"}}, orderBy: [{field: FILE_ID}]) { nodes { fileId } }',
  "FTS jobs by status": 'transferJobs(filter: {status: {eq: "Active"}}) { nodes { jobId url } }',
  "FTS jobs of an operation": "transferJobs(filter: {operationId: {eq: 77}}) { nodes { jobId } }",
  "all FTS jobs": "transferJobs { nodes { jobId ftsServer } }",
  "operations by status": 'transferOperations(filter: {status: {eq: "Active"}}) { nodes { operationId } }',
  "operations of an operation of a request": "transferOperations(filter: {rmsOpId: {eq: 77}}) { nodes { operationId } }",
  "problematic files": "problematicFiles { nodes { fileId lfn } }",
  "problematic files by prognosis and status": 'problematicFiles(filter: {prognosis: {eq: "PFNLost"}, status: {eq: "New"}}) { nodes { fileId } }',
  "the operations and FTS jobs of a page": 'transfers(filter: {status: {eq: "Active"}}, first: 20) { nodes { operation { status } job { url } waitingSince } }',
  "the transfers of a page of FTS jobs": "transferJobs(first: 20) { nodes { transfers { totalCount nodes { fileId } } } }",
  "the transfers and FTS jobs of a page of operations": "transferOperations(first: 20) { nodes { transfers { nodes { fileId status } } jobs { nodes { jobId } } } }",
} as const;

describe.each(GRIDS.filter(({ engine }) => engine === "mysql"))("the database answers by an index on $engine with DIRAC $generation", ({ engine, generation }) => {
  let grid: TestGrid;
  beforeAll(async () => {
    grid = await testGrid(engine, generation, { names: TRANSFER_DATABASES });
    const numbers = (count: number) => Array.from({ length: count }, (_, index) => index + 1), group = (id: number) => (id % 3 === 0 ? "ctao_user" : "belle_user");
    await grid.insert("FTS3DB", "Operations", numbers(OPERATIONS).map(id => anOperation({ operationID: id, userGroup: group(id), rmsOpID: id, sourceSEs: id % 5 === 0 ? "ONE-DISK" : null, status: id % 25 === 0 ? "Active" : "Finished", creationTime: "2026-11-19 08:00:00" })));
    await grid.insert("FTS3DB", "Files", numbers(FILES).map(id => aTransfer({ fileID: id, operationID: Math.ceil(id / 3), ftsGUID: id % 50 === 0 ? `guid-${Math.ceil(id / 3)}` : null, status: id % 50 === 0 ? "Active" : id % 100 === 1 ? "Failed" : "Finished" })));
    await grid.insert("FTS3DB", "Jobs", numbers(OPERATIONS).map(id => anFtsJob({ jobID: id, operationID: id, userGroup: group(id), ftsGUID: `guid-${id}`, status: id % 25 === 0 ? "Active" : "Finished" })));
    await grid.insert("DataIntegrityDB", "Problematics", numbers(2000).map(id => aProblematicFile({ FileID: id, LFN: `/${id % 3 === 0 ? "ctao" : "belle"}/raw/${id}`, Prognosis: id % 20 === 0 ? "PFNLost" : "PFNMissing", Status: id % 2 === 0 ? "New" : "Resolved" })));
    await grid.run("FTS3DB", "analyze table Operations, Files, Jobs");
    await grid.run("DataIntegrityDB", "analyze table Problematics");
  });
  afterAll(() => grid.drop());

  it.each(Object.entries(LISTS).flatMap(([name, list]) => Object.entries(VIEWERS).map(([scope, [who, allVosGroups]]) => ({ name, list, scope, who, allVosGroups }))))("$name, to a viewer of $scope", async ({ list, who, allVosGroups }) => {
    const database = list.startsWith("problematic") ? "DataIntegrityDB" : "FTS3DB";
    const statements = await sentStatements(grid, database, "select", () => data(as(grid, who, allVosGroups)(`{ ${list} }`)));
    expect(statements.length).toBeGreaterThan(0);
    for (const statement of statements.filter(one => !one.includes("information_schema"))) {
      const plan = await explain(grid, database, statement), read = await entriesRead(grid, database, statement), all = JSON.stringify({ statement, plan, read }, null, 2);
      expect(offences(plan), all).toEqual([]);
      expect(read, all).toBeLessThan(FEW);
    }
  });
});
