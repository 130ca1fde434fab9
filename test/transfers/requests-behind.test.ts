import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { aJob } from "../helpers/a-job.ts";
import { aFile, anOperation as aRequestOperation, aRequest } from "../helpers/a-request.ts";
import { aTransfer, anOperation, TRANSFER_DATABASES } from "../helpers/a-transfer.ts";
import { as, data, type Json } from "../helpers/ask.ts";
import { GRIDS, testGrid, type TestGrid } from "../helpers/test-grid.ts";

describe.each(GRIDS)("the request that transfers are for, on $engine with DIRAC $generation", ({ engine, generation }) => {
  let grid: TestGrid;
  beforeAll(async () => {
    grid = await testGrid(engine, generation, { names: ["JobDB", "ReqDB", ...TRANSFER_DATABASES] });
    await grid.insert("JobDB", "Jobs", [aJob({ JobID: 5, Status: "Completed" })]);
    await grid.insert("ReqDB", "Request", [aRequest({ RequestID: 71, JobID: 5 }), aRequest({ RequestID: 72, Owner: "dave", OwnerGroup: "ctao_user" })]);
    await grid.insert("ReqDB", "Operation", [aRequestOperation({ OperationID: 81, RequestID: 71 }), aRequestOperation({ OperationID: 82, RequestID: 72 })]);
    await grid.insert("ReqDB", "File", [aFile({ FileID: 91, OperationID: 81 }), aFile({ FileID: 92, OperationID: 82 })]);
    // 2 is for none, 3 for one that is removed, 4 for another VO's
    await grid.insert("FTS3DB", "Operations", ([[1, 71, 81], [2, -1, 0], [3, 99, 99], [4, 72, 82]] as const).map(([operationID, rmsReqID, rmsOpID]) => anOperation({ operationID, rmsReqID, rmsOpID })));
    await grid.insert("FTS3DB", "Files", ([[1, 91], [2, 0], [3, 99], [4, 92]] as const).map(([id, rmsFileID]) => aTransfer({ fileID: id, operationID: id, rmsFileID })));
  });
  afterAll(() => grid.drop());

  it("is there with its operation, its file and its job, where the viewer may see it", async () => {
    grid.statements.length = 0;
    const { transfers } = await data(as(grid, "alice@belle_user")(`{ transfers(orderBy: [{field: FILE_ID}]) { nodes {
      requestFile { fileId operation { operationId request { job { jobId status } } } } operation { request { requestId } requestOperation { operationId type } }
    } } }`));
    const none = { requestFile: null, operation: { request: null, requestOperation: null } };
    expect(transfers.nodes).toEqual([{
      requestFile: { fileId: 91, operation: { operationId: 81, request: { job: { jobId: 5, status: "Completed" } } } }, operation: { request: { requestId: 71 }, requestOperation: { operationId: 81, type: "ReplicateAndRegister" } },
    }, none, none, none] satisfies Json[]);
    // transfers, their operations; requests, operations and files of requests, and the jobs: however many transfers
    expect(grid.statements.length).toBeLessThanOrEqual(7);
  });

  it("costs only itself where ReqDB is away", async () => {
    const without = await testGrid(engine, generation, { names: TRANSFER_DATABASES });
    await without.insert("FTS3DB", "Operations", [anOperation({ operationID: 1, rmsReqID: 71, rmsOpID: 81 })]);
    const answer = await as(without, "alice@belle_user")("{ transferOperations { nodes { operationId request { requestId } } } }");
    expect(answer.data).toEqual({ transferOperations: { nodes: [{ operationId: 1, request: null }] } });
    expect(answer.errors?.map(({ extensions }) => extensions?.["code"])).toEqual(["BACKEND_UNAVAILABLE"]);
    await without.drop();
  });
});
