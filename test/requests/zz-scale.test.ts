import { it } from "vitest";
import { appendFileSync } from "node:fs";
import { REGISTRY_WITH_DNS } from "../helpers/a-task-queue.ts";
import { as, data } from "../helpers/ask.ts";
import { testGrid } from "../helpers/test-grid.ts";

it.each(["9.1"] as const)("scale %s", async generation => {
  const grid = await testGrid("mysql", generation, { names: ["JobDB", "ReqDB"], configuration: REGISTRY_WITH_DNS });
  const owner = "Owner", who = "'alice'";
  const t = async (name: string, action: () => Promise<unknown>) => { const start = Date.now(); let note = ""; try { await action(); } catch (error) { note = String(error).slice(0, 200); } appendFileSync("/tmp/req-scale.txt", `${Date.now() - start} ${name} ${note}\n`); };
  await t("fill", async () => {
    await grid.run("ReqDB", `insert into Request (RequestID, RequestName, JobID, Status, ${owner}, OwnerGroup, CreationTime, LastUpdate, NotBefore) select seq, concat('r', seq), seq, if(seq % 1000 = 0, 'Failed', if(seq % 500 = 1, 'Waiting', 'Done')), ${who}, if(seq % 4 = 0, 'ctao_user', 'belle_user'), now(), now(), now() from seq_1_to_300000`);
    await grid.run("ReqDB", "insert into Operation (OperationID, RequestID, `Order`, Type, Status, TargetSE) select seq, (seq + 1) div 2, seq % 2, if(seq % 2, 'ReplicateAndRegister', 'RemoveReplica'), if(seq % 2000 = 0, 'Failed', 'Done'), 'KEK-DISK-SE' from seq_1_to_600000");
    await grid.run("ReqDB", "insert into File (FileID, OperationID, Status, LFN, Attempt, Size) select seq, 1 + seq % 600000, if(seq % 3000 = 0, 'Failed', 'Done'), concat('/belle/user/f', seq), 1, 10 from seq_1_to_1000000");
    await grid.run("ReqDB", "analyze table Request, Operation, File");
  });
  for (const viewer of ["alice@belle_user"] as const) {
    const ask = as(grid, viewer);
    for (const query of [
      "requestFiles { nodes { fileId } }", "requestFiles { totalCount }", 'requestFiles(filter: {operation: {request: {requestId: {eq: 77}}}}) { nodes { fileId } }', 'requestFiles(filter: {operation: {type: {eq: "RemoveReplica"}}}) { nodes { fileId } }', 'requestFiles(filter: {status: {eq: "Failed"}, operation: {type: {eq: "RemoveReplica"}}}) { nodes { fileId } totalCount }',
      'requestOperations(filter: {request: {status: {eq: "Failed"}}}) { nodes { operationId } groups(by: [TYPE]) { total } }', 'requestOperations(filter: {request: {status: {eq: "Done"}}}) { nodes { operationId } }', 'requestOperations(filter: {targetStorageElementNames: {has: "NO-SE"}}) { totalCount }', 'requestFiles(filter: {operation: {request: {jobId: {in: [5, 6]}}}}) { nodes { fileId } }',
    ]) await t(`${viewer} ${query}`, () => data(ask(`{ ${query} }`)));
  }
  await grid.drop();
}, 300_000);
