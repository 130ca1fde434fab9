import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { aJob } from "../../helpers/a-job.ts";
import { aFile, anOperation, aRequest } from "../../helpers/a-request.ts";
import { REGISTRY_WITH_DNS } from "../../helpers/a-task-queue.ts";
import type { ServerOfMany } from "../../helpers/live-viewers.ts";
import { GRIDS, testGrid, type TestGrid } from "../../helpers/test-grid.ts";
import { CSV, serve, post, lines } from "./asking.ts";

describe.each(GRIDS)("the rows of a list as CSV, on $engine with DIRAC $generation", ({ engine, generation }) => {
  let grid: TestGrid, server: ServerOfMany;
  beforeAll(async () => {
    grid = await testGrid(engine, generation, { names: ["JobDB", "JobLoggingDB", "ReqDB"], configuration: REGISTRY_WITH_DNS });
    await grid.insert("JobDB", "Jobs", [
      aJob({ JobID: 1, JobName: 'Zürich, "A"\r\nB', Status: "Failed" }), aJob({ JobID: 2, JobName: "=1+1" }), aJob({ JobID: 3, Status: "Done" }), aJob({ JobID: 9, Owner: "dave", OwnerGroup: "ctao_user" }),
    ]);
    await grid.insert("ReqDB", "Request", [aRequest({ RequestID: 1, JobID: 1 }), aRequest({ RequestID: 2 })]);
    await grid.insert("ReqDB", "Operation", [anOperation({ OperationID: 11, RequestID: 1, TargetSE: "KEK-DISK-SE,CNAF-DISK-SE" }), anOperation({ OperationID: 12, RequestID: 1, Order: 1, Type: "RemoveReplica", TargetSE: null }), anOperation({ OperationID: 21, RequestID: 2 })]);
    await grid.insert("ReqDB", "File", [aFile({ OperationID: 11, Status: "Done", LFN: "/belle/a" }), ...["/belle/b", "/belle/c"].map(LFN => aFile({ OperationID: 11, LFN })), aFile({ OperationID: 12, LFN: "/belle/d" })]);
    server = await serve(grid);
  });
  afterAll(async () => {
    await server.stop();
    await grid.drop();
  });

  it("has a column for each field, in the order of the selection, with aliases, fragments and what is skipped", async () => {
    const query = `query ($no: Boolean = true) { jobs(orderBy: [{ field: JOB_ID }]) { totalCount rows: nodes { ...Names owner @skip(if: $no) status @include(if: true) ... @include(if: false) { vo } __typename ...Names } } }
      fragment Names on Job { number: jobId ... on Node { ... on Job { jobGroup } ... on Pilot { benchMark } } }`;
    expect(lines(await post(server, query))).toEqual(["number,jobGroup,status,__typename", "1,00000000,Failed,Job", "2,00000000,Waiting,Job", "3,00000000,Done,Job"]);
    expect(lines(await post(server, query, { no: false }))[1]).toBe("1,00000000,alice,Failed,Job");
  });

  it("has the columns of nested objects in their place, also where the object is null", async () => {
    const query = "query ($ids: [SafeInt!]) { requests(filter: { requestId: { in: $ids } }, orderBy: [{ field: REQUEST_ID }]) { nodes { requestId job { jobId } owner ...Status } } } fragment Status on Request { job { status } }";
    expect(lines(await post(server, query, { ids: [1, 2] }))).toEqual(["requestId,job.jobId,job.status,owner", "1,1,Failed,alice", "2,,,alice"]);
    expect(lines(await post(server, query, { ids: [2] }))).toEqual(["requestId,job.jobId,job.status,owner", "2,,,alice"]);
  });

  it("has its header where there are no rows", async () => {
    const { headers, text } = await post(server, '{ jobs(filter: { owner: { eq: "nobody" } }) { nodes { jobId site { name } history { status } } } }');
    expect(text).toBe("jobId,site.name,history\r\n");
    expect(headers).toMatchObject({ "content-type": CSV, "dirac-has-next-page": "false" });
    expect(headers["dirac-end-cursor"]).toBeUndefined();
    expect(lines(await post(server, "{ job(jobId: 9) { history { status } } }"))).toEqual(["status"]);
  });

  it("has each list of a row in one cell", async () => {
    const operations = "{ requestOperations(orderBy: [{ field: OPERATION_ID }]) { nodes { operationId targetStorageElementNames fileCounts { status count } files(orderBy: [{ field: LFN }]) { totalCount nodes { lfn } } } } }";
    expect(lines(await post(server, operations))).toEqual([
      "operationId,targetStorageElementNames,fileCounts,files.totalCount,files.nodes",
      "11,KEK-DISK-SE; CNAF-DISK-SE,Done 1; Waiting 2,3,/belle/a; /belle/b; /belle/c", "12,,Waiting 1,1,/belle/d", "21,KEK-DISK-SE,,0,",
    ]);
    const requests = "{ requests(orderBy: [{ field: REQUEST_ID }]) { nodes { requestId operations { type error targetStorageElementNames fileCounts { status count } } } } }";
    expect(lines(await post(server, requests))).toEqual([
      "requestId,operations", '1,"ReplicateAndRegister KEK-DISK-SE, CNAF-DISK-SE Done 1, Waiting 2; RemoveReplica Waiting 1"', "2,ReplicateAndRegister KEK-DISK-SE",
    ]);
  });

  it("quotes what would end a cell or begin a formula", async () => {
    expect((await post(server, "{ jobs(orderBy: [{ field: JOB_ID }]) { nodes { jobName verifiedFlag } } }")).text).toBe('jobName,verifiedFlag\r\n"Zürich, ""A""\r\nB",true\r\n\'=1+1,true\r\nUnknown,true\r\n');
  });

  it("is of the rows that the viewer may see", async () => {
    const query = "{ jobs(orderBy: [{ field: JOB_ID }]) { nodes { jobId } } }";
    expect(lines(await post(server, query))).toEqual(["jobId", "1", "2", "3"]);
    expect(lines(await post(server, query, {}, { authorization: "dave" }))).toEqual(["jobId", "9"]);
  });

  it("says in its headers what rows it lacks", async () => {
    const query = "query ($first: SafeInt, $last: SafeInt, $after: String) { found: jobs(orderBy: [{ field: JOB_ID }], first: $first, last: $last, after: $after) { edges { node { jobId } } } }";
    const first = await post(server, query, { first: 2 });
    expect(lines(first)).toEqual(["node.jobId", "1", "2"]);
    expect(first.headers).toMatchObject({ "content-disposition": 'attachment; filename="found.csv"', "dirac-has-next-page": "true", "dirac-has-previous-page": "false", "dirac-end-cursor": expect.stringMatching(/./) });
    const second = await post(server, query, { first: 2, after: first.headers["dirac-end-cursor"] });
    expect(lines(second)).toEqual(["node.jobId", "3"]);
    expect(second.headers).toMatchObject({ "dirac-has-next-page": "false" });
    expect((await post(server, query, { last: 2 })).headers).toMatchObject({ "dirac-has-next-page": "false", "dirac-has-previous-page": "true", "dirac-start-cursor": expect.stringMatching(/./) });
  });

  it("costs no statement for that", async () => {
    const query = "{ jobs { nodes { jobId } } }", statements = async (accept: string) => {
      grid.statements.length = 0;
      await post(server, query, {}, { accept });
      return [...grid.statements];
    };
    expect(await statements("text/csv")).toEqual(await statements("application/json"));
  });
});
