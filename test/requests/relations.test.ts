import { afterAll, beforeAll, describe, expect, it, onTestFinished } from "vitest";
import { aJob } from "../helpers/a-job.ts";
import { aFile, anOperation, aRequest } from "../helpers/a-request.ts";
import { REGISTRY_WITH_DNS } from "../helpers/a-task-queue.ts";
import { as, data, type Json } from "../helpers/ask.ts";
import { GRIDS, testGrid, type TestGrid } from "../helpers/test-grid.ts";

/** In 8.0 handlers are configured per instance. */
const handler = (type: string, attempts: number) => `OperationHandlers { ${type} { MaxAttempts = ${attempts} } }`;
const CONFIGURATION = `${REGISTRY_WITH_DNS}
Systems { RequestManagement { Production { Agents { RequestExecutingAgent { ${handler("RemoveReplica", 256)} } } } Agents { RequestExecutingAgent { ${handler("RegisterFile", 10)} } } } }
Resources { StorageElements { KEK-DISK-SE { BackendType = dcache } } }`.replaceAll(/ ([{}]) ?/g, "\n$1\n");

/** What a statement reads, whatever its conditions ask of other tables. */
function tableOf(statement: string): string {
  let outer = statement;
  for (let inner = ""; inner !== outer;) [inner, outer] = [outer, outer.replace(/\([^()]*\)/g, "")];
  return (/from [`"]?(?!as )(\w+)/.exec(outer) ?? /from [`"]?(\w+)/.exec(statement))![1]!;
}

describe.each(GRIDS)("requests, their operations, files and jobs, on $engine with DIRAC $generation,", ({ engine, generation }) => {
  let grid: TestGrid;
  beforeAll(async () => {
    grid = await testGrid(engine, generation, { names: ["JobDB", "ReqDB"], configuration: CONFIGURATION });
    await grid.insert("JobDB", "Jobs", [
      aJob({ JobID: 1, Status: "Completed" }), aJob({ JobID: 2, Status: "Done" }), aJob({ JobID: 3, Status: "Completing" }), aJob({ JobID: 4, Owner: "dave", OwnerGroup: "ctao_user", Status: "Completed" }), aJob({ JobID: 5, Status: "Completed" }),
    ]);
    await grid.insert("ReqDB", "Request", [
      aRequest({ RequestID: 11, JobID: 1, RequestName: "job_1" }), aRequest({ RequestID: 12, JobID: 1, Status: "Done", Error: "" }), aRequest({ RequestID: 13, JobID: 1, Status: "Canceled" }), aRequest({ RequestID: 14, JobID: 2 }),
      aRequest({ RequestID: 15, JobID: 3, Status: "Failed", Error: "no such file" }), aRequest({ RequestID: 16, JobID: 4 }), aRequest({ RequestID: 17, JobID: 99 }), aRequest({ RequestID: 18, JobID: 1, Owner: "dave", OwnerGroup: "ctao_user" }),
      aRequest({ RequestID: 19 }), aRequest({ RequestID: 20, JobID: null, Status: "Scheduled" }),
    ]);
    await grid.insert("ReqDB", "Operation", [
      // the numbers do not follow the order
      anOperation({ OperationID: 109, RequestID: 11, Order: 0, Type: "ReplicateAndRegister", Status: "Done", Error: "", TargetSE: "KEK-DISK-SE,gone-SE", Catalog: "FileCatalog" }),
      anOperation({ OperationID: 102, RequestID: 11, Order: 1, Type: "RemoveReplica", Status: "Waiting", Error: "timeout", TargetSE: "FAILOVER-SE" }),
      anOperation({ OperationID: 101, RequestID: 11, Order: 2, Type: "ForwardDISET", Status: "Queued", TargetSE: null }),
      anOperation({ OperationID: 103, RequestID: 13, Order: 0, Status: "Waiting" }),
      anOperation({ OperationID: 104, RequestID: 15, Order: 0, Type: "RegisterFile", Status: "Failed", Error: "no such file" }), anOperation({ OperationID: 105, RequestID: 15, Order: 1, Status: "Queued" }),
      anOperation({ OperationID: 106, RequestID: 20, Order: 0, Type: "RegisterFile", Status: "Scheduled" }), anOperation({ OperationID: 107, RequestID: 18 }),
    ]);
    await grid.insert("ReqDB", "File", [
      aFile({ FileID: 201, OperationID: 109, LFN: "/a", Status: "Done", Attempt: 1, Error: "" }), aFile({ FileID: 202, OperationID: 109, LFN: "/b", Status: "Done", Attempt: 4 }),
      aFile({ FileID: 203, OperationID: 102, LFN: "/a", Status: "Waiting", Attempt: 6, Error: "timeout" }), aFile({ FileID: 204, OperationID: 102, LFN: "/b", Status: "Failed", Attempt: 255, Error: "Timeout" }),
      aFile({ FileID: 205, OperationID: 102, LFN: "/c", Status: "Waiting", Attempt: 2, Error: "timeout" }), aFile({ FileID: 206, OperationID: 104, Status: "Failed", Error: "no such file" }),
      aFile({ FileID: 207, OperationID: 106, LFN: "/only", Status: "Scheduled", Attempt: 11 }), aFile({ FileID: 208, OperationID: 103 }), aFile({ FileID: 209, OperationID: 107 }),
    ]);
  });
  afterAll(() => grid.drop());

  const ask = (query: string): Promise<Json> => data(as(grid, "alice@belle_user")(query));

  it("lead to each other; no others than the viewer sees", async () => {
    const { request, other, requestFiles } = await ask(`{
      request(requestId: 11) { operations { order type request { requestId } files(orderBy: [{field: LFN}]) { nodes { lfn operation { operationId } } } } files(orderBy: [{field: FILE_ID}]) { totalCount nodes { fileId } groups(by: [STATUS]) { buckets { key { value } count } } } }
      other: request(requestId: 18) { requestId } requestFiles(filter: {lfn: {eq: "/a"}}) { nodes { operation { request { requestId } } } }
    }`);
    expect(request).toEqual({
      operations: [
        { order: 0, type: "ReplicateAndRegister", request: { requestId: 11 }, files: { nodes: [{ lfn: "/a", operation: { operationId: 109 } }, { lfn: "/b", operation: { operationId: 109 } }] } },
        { order: 1, type: "RemoveReplica", request: { requestId: 11 }, files: { nodes: [{ lfn: "/a", operation: { operationId: 102 } }, { lfn: "/b", operation: { operationId: 102 } }, { lfn: "/c", operation: { operationId: 102 } }] } },
        { order: 2, type: "ForwardDISET", request: { requestId: 11 }, files: { nodes: [] } },
      ],
      files: { totalCount: 5, nodes: [201, 202, 203, 204, 205].map(fileId => ({ fileId })), groups: { buckets: [{ key: [{ value: "Done" }], count: 2 }, { key: [{ value: "Waiting" }], count: 2 }, { key: [{ value: "Failed" }], count: 1 }] } },
    });
    expect(other).toBeNull();
    expect(requestFiles.nodes).toEqual([{ operation: { request: { requestId: 11 } } }, { operation: { request: { requestId: 11 } } }]);
  });

  it("are those of a job, the last one first, and those that hold it", async () => {
    const { jobs } = await ask("{ jobs { nodes { jobId requests { requestId } pendingRequests { requestId } } } }");
    const of = (...ids: number[]) => ids.map(requestId => ({ requestId }));
    expect(jobs.nodes).toEqual([
      { jobId: 5, requests: [], pendingRequests: [] }, { jobId: 3, requests: of(15), pendingRequests: of(15) }, { jobId: 2, requests: of(14), pendingRequests: [] }, { jobId: 1, requests: of(13, 12, 11), pendingRequests: of(13, 11) },
    ]);
  });

  it("lead to their job, if there is one that the viewer sees", async () => {
    const { requests } = await ask("{ requests { nodes { requestId job { jobId } user { name } group { name } virtualOrganization { name } } } }");
    const belongs = { user: { name: "alice" }, group: { name: "belle_user" }, virtualOrganization: { name: "belle" } };
    expect(requests.nodes).toEqual([[20, null], [19, null], [17, null], [16, null], [15, 3], [14, 2], [13, 1], [12, 1], [11, 1]].map(([requestId, jobId]) => ({ requestId, job: jobId === null ? null : { jobId }, ...belongs })));
  });

  it("say which operation is next, how far they are and what went wrong", async () => {
    const { requests } = await ask("{ requests(filter: {requestId: {in: [11, 12, 13, 15, 20]}}) { nodes { requestId waitingOperation { operationId } progress { operationsDone operations operationCounts { status count } filesDone files fileCounts { status count } } errors { error requests operations files } } } }");
    const count = (status: string, number: number) => ({ status, count: number });
    expect(requests.nodes).toEqual([
      { requestId: 20, waitingOperation: { operationId: 106 }, errors: [], progress: { operationsDone: 0, operations: 1, operationCounts: [count("Scheduled", 1)], filesDone: 0, files: 1, fileCounts: [count("Scheduled", 1)] } },
      { requestId: 15, waitingOperation: null, errors: [{ error: "no such file", requests: 1, operations: 1, files: 1 }], progress: { operationsDone: 0, operations: 2, operationCounts: [count("Failed", 1), count("Queued", 1)], filesDone: 0, files: 1, fileCounts: [count("Failed", 1)] } },
      // it keeps the statuses of its operations
      { requestId: 13, waitingOperation: null, errors: [], progress: { operationsDone: 0, operations: 1, operationCounts: [count("Waiting", 1)], filesDone: 0, files: 1, fileCounts: [count("Waiting", 1)] } },
      { requestId: 12, waitingOperation: null, errors: [], progress: { operationsDone: 0, operations: 0, operationCounts: [], filesDone: 0, files: 0, fileCounts: [] } },
      {
        requestId: 11, waitingOperation: { operationId: 102 }, errors: [{ error: "timeout", requests: 0, operations: 1, files: 2 }, { error: "Timeout", requests: 0, operations: 0, files: 1 }],
        progress: { operationsDone: 1, operations: 3, operationCounts: [count("Done", 1), count("Queued", 1), count("Waiting", 1)], filesDone: 2, files: 5, fileCounts: [count("Done", 2), count("Failed", 1), count("Waiting", 2)] },
      },
    ]);
  });

  it("say how often files are tried again, by the handler of their operation", async () => {
    const { requestOperations } = await ask("{ requestOperations(orderBy: [{field: OPERATION_ID}]) { nodes { operationId retriesLeft files(orderBy: [{field: FILE_ID}]) { nodes { fileId retriesLeft } } fileCounts { status count } } } }");
    const left = (operationId: number) => requestOperations.nodes.filter((operation: Json) => operation.operationId === operationId).map((operation: Json) => [operation.retriesLeft, operation.files.nodes.map((file: Json) => file.retriesLeft)])[0];
    expect(left(102)).toEqual([250, [250, null, 254]]);
    expect(left(103)).toEqual([1024, [1024]]);
    // tried more often than the configuration allows by now
    expect(left(106)).toEqual([0, [0]]);
    expect(left(109)).toEqual([null, [null, null]]);
    expect(left(101)).toEqual([null, []]);
    expect(requestOperations.nodes.find((operation: Json) => operation.operationId === 102).fileCounts).toEqual([{ status: "Failed", count: 1 }, { status: "Waiting", count: 2 }]);
  });

  it("have DIRAC's digest", async () => {
    const { requests } = await ask("{ requests(filter: {requestId: {in: [11, 20]}}) { nodes { digest } } }");
    expect(requests.nodes.map(({ digest }: Json) => digest.split("\n"))).toEqual([
      ["Name:analysis_job_20", "RegisterFile:RegisterFile:Scheduled:0:KEK-DISK-SE:/only"],
      ["Name:job_1", "ReplicateAndRegister:ReplicateAndRegister:Done:0:KEK-DISK-SE,gone-SE:FileCatalog:/a...+<1 files>", "RemoveReplica:RemoveReplica:Waiting:1:FAILOVER-SE:/a...+<2 files>", "ForwardDISET:ForwardDISET:Queued:2"],
    ]);
  });

  it("name the storage elements that the configuration has", async () => {
    const { requestOperations } = await ask("{ requestOperations(filter: {operationId: {eq: 109}}) { nodes { targetStorageElementNames targetStorageElements { name } sourceStorageElements { name } } } }");
    expect(requestOperations.nodes).toEqual([{ targetStorageElementNames: ["KEK-DISK-SE", "gone-SE"], targetStorageElements: [{ name: "KEK-DISK-SE" }], sourceStorageElements: [] }]);
  });

  it.each([
    ["{ requests { nodes { operations { status } waitingOperation { type } progress { files } errors { error } } } }", ["File", "File", "Operation", "Request"]],
    ["{ requests { nodes { digest } } }", ["File", "File", "Operation", "Request"]],
    ["{ requests { nodes { files { nodes { lfn } totalCount groups(by: [STATUS]) { total } } } } }", ["File", "File", "File", "Operation", "Operation", "Operation", "Request"]],
    ["{ requestOperations { nodes { request { owner } files { nodes { status } } fileCounts { count } retriesLeft } } }", ["ConfigurationOptions", "File", "File", "Operation", "Request"]],
    ["{ requestFiles { nodes { operation { request { status } } retriesLeft } } }", ["ConfigurationOptions", "File", "Operation", "Request"]],
    ["{ jobs { nodes { requests { operations { type } job { status } } pendingRequests { status } } } }", ["Jobs", "Jobs", "Operation", "Request"]],
    ['{ requests(filter: {operations: {some: {status: {eq: "Failed"}, files: {some: {attempt: {gt: 3}}}}}}) { nodes { requestId } totalCount groups(by: [STATUS]) { total } } }', ["Request", "Request", "Request"]],
  ])("take so many statements, however many rows there are: %s", async (query, tables) => {
    grid.statements.length = 0;
    await ask(query);
    expect(grid.statements.map(tableOf).sort()).toEqual(tables);
  });

  it("cost only themselves where ReqDB is away", async () => {
    const half = await testGrid(engine, generation, { names: ["JobDB"] });
    onTestFinished(() => half.drop());
    await half.insert("JobDB", "Jobs", [aJob({ JobID: 1, Status: "Completed" })]);
    const { data: found, errors } = await as(half, "alice@belle_user")("{ job(jobId: 1) { jobId requests { requestId } pendingRequests { requestId } } requests { totalCount nodes { requestId } } request(requestId: 1) { status } requestOperations { totalCount } requestFiles { totalCount } gateway { subsystems { name available reason } } }");
    expect(found).toMatchObject({ job: { jobId: 1, requests: null, pendingRequests: null }, requests: null, request: null, requestOperations: { totalCount: null }, requestFiles: { totalCount: null } });
    expect(found.gateway.subsystems).toContainEqual({ name: "requests", available: false, reason: expect.stringContaining("ReqDB") });
    expect(errors.length).toBeGreaterThan(5);
    for (const error of errors) expect(error.extensions).toEqual({ code: "BACKEND_UNAVAILABLE", backend: "ReqDB" });
  });

  it("cost only themselves where the jobs' database is away", async () => {
    const half = await testGrid(engine, generation, { names: ["ReqDB"] });
    onTestFinished(() => half.drop());
    await half.insert("ReqDB", "Request", [aRequest({ RequestID: 1, JobID: 7 }), aRequest({ RequestID: 2 })]);
    const { data: found, errors } = await as(half, "alice@belle_user")("{ requests { nodes { status job { jobId } } } }");
    expect(found).toEqual({ requests: { nodes: [{ status: "Waiting", job: null }, { status: "Waiting", job: null }] } });
    expect(errors.map(({ extensions }) => extensions!["backend"])).toEqual(["JobDB"]);
  });

  it("miss only what is in a table that is gone", async () => {
    const half = await testGrid(engine, generation, { names: ["ReqDB"] });
    onTestFinished(() => half.drop());
    await half.insert("ReqDB", "Request", [aRequest({ RequestID: 1 })]);
    await half.insert("ReqDB", "Operation", [anOperation({ RequestID: 1 })]);
    await half.run("ReqDB", "drop table File");
    const { data: found, errors } = await as(half, "alice@belle_user")("{ requests { nodes { status operations { type } progress { files } errors { error } } } }");
    expect(found).toEqual({ requests: { nodes: [{ status: "Waiting", operations: [{ type: "ReplicateAndRegister" }], progress: null, errors: null }] } });
    expect(errors).toMatchObject([{ extensions: { code: "BACKEND_FAILED", backend: "ReqDB" } }, { extensions: { code: "BACKEND_FAILED", backend: "ReqDB" } }]);
  });
});
