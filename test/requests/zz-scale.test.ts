import { it } from "vitest";
import { REGISTRY_WITH_DNS } from "../helpers/a-task-queue.ts";
import { as, data } from "../helpers/ask.ts";
import { testGrid } from "../helpers/test-grid.ts";

it.each(["8.0", "9.1"] as const)("scale %s", async generation => {
  const grid = await testGrid("mysql", generation, { names: ["JobDB", "ReqDB"], configuration: REGISTRY_WITH_DNS });
  const owner = generation === "8.0" ? "OwnerDN" : "Owner", who = generation === "8.0" ? "'/C=JP/CN=alice'" : "'alice'";
  const t = async (name: string, action: () => Promise<unknown>) => { const start = Date.now(); let note = ""; try { await action(); } catch (error) { note = String(error).slice(0, 200); } console.log(generation, name, Date.now() - start, note); };
  await t("fill", async () => {
    await grid.run("ReqDB", `insert into Request (RequestID, RequestName, JobID, Status, ${owner}, OwnerGroup, CreationTime, LastUpdate, NotBefore) select seq, concat('r', seq), seq, if(seq % 1000 = 0, 'Failed', if(seq % 500 = 1, 'Waiting', 'Done')), ${who}, if(seq % 4 = 0, 'ctao_user', 'belle_user'), now(), now(), now() from seq_1_to_300000`);
    await grid.run("ReqDB", "insert into Operation (OperationID, RequestID, `Order`, Type, Status, TargetSE) select seq, (seq + 1) div 2, seq % 2, if(seq % 2, 'ReplicateAndRegister', 'RemoveReplica'), if(seq % 2000 = 0, 'Failed', 'Done'), 'KEK-DISK-SE' from seq_1_to_600000");
    await grid.run("ReqDB", "insert into File (FileID, OperationID, Status, LFN, Attempt, Size) select seq, 1 + seq % 600000, if(seq % 3000 = 0, 'Failed', 'Done'), concat('/belle/user/f', seq), 1, 10 from seq_1_to_1000000");
    await grid.run("ReqDB", "analyze table Request, Operation, File");
  });
  for (const viewer of ["alice@belle_user", "dave@ctao_user"] as const) {
    const ask = as(grid, viewer);
    for (const query of [
      "requests { nodes { requestId status operations { type } progress { files } digest } }", 'requests(filter: {status: {eq: "Failed"}}) { nodes { requestId } totalCount }', "requests { groups(by: [STATUS, OWNER]) { total } }",
      "requests(filter: {jobId: {in: [7, 8, 9]}}) { nodes { requestId } }",
      'requests(filter: {operations: {some: {type: {eq: "RemoveReplica"}, status: {eq: "Failed"}}}}) { nodes { requestId } }', 'requests(filter: {operations: {some: {type: {eq: "RemoveReplica"}, status: {eq: "Failed"}}}}) { totalCount }',
      'requests(filter: {operations: {none: {status: {eq: "Failed"}}}}) { nodes { requestId } }', 'requests(filter: {operations: {some: {files: {some: {status: {eq: "Failed"}}}}}}) { nodes { requestId } totalCount }',
      "requestOperations { nodes { operationId arguments } }", "requestOperations { totalCount }", "requestOperations { groups(by: [TYPE, STATUS]) { total } }", 'requestOperations(filter: {status: {eq: "Failed"}}) { nodes { operationId } }',
      "requestFiles { nodes { fileId } }", "requestFiles { totalCount }", 'requestFiles(filter: {status: {eq: "Failed"}}) { nodes { lfn operation { request { owner } } } }', 'requestFiles(filter: {lfn: {eq: "/belle/user/f77"}}) { nodes { fileId } }',
      'requestFiles(filter: {operation: {request: {requestId: {eq: 77}}}}) { nodes { fileId } }', 'requestOperations(filter: {request: {status: {eq: "Failed"}}}) { nodes { operationId } groups(by: [TYPE]) { total } }',
    ]) await t(`${viewer} ${query}`, () => data(ask(`{ ${query} }`)));
  }
  await grid.drop();
}, 300_000);
