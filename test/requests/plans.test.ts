import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { aJob } from "../helpers/a-job.ts";
import { aFile, anOperation, aRequest } from "../helpers/a-request.ts";
import { REGISTRY_WITH_DNS } from "../helpers/a-task-queue.ts";
import { as, data } from "../helpers/ask.ts";
import { entriesRead, explain, FEW, offences, sentStatements } from "../helpers/plans.ts";
import { GRIDS, testGrid, type TestGrid } from "../helpers/test-grid.ts";

const REQUESTS = 6000;

const VIEWERS = { "all VOs": ["admin@belle_admin", ["belle_admin"]], "their VO": ["alice@belle_user", []], "their own": ["dave@ctao_user", []] } as const;

/** What people ask for, and from which table on the database must answer by an index. */
const LISTS = {
  "all requests": "requests { nodes { requestId status } }",
  "requests by number": "requests(filter: {requestId: {in: [17, 18, 4711]}}) { nodes { requestId status } }",
  "operations of requests": "requests(first: 20) { nodes { operations { type } } }",
  "files of requests": "requests(first: 20) { nodes { files(first: 5) { nodes { lfn } } } }",
  "all operations": "requestOperations { nodes { operationId type } }",
  "operations with arguments": "requestOperations { nodes { arguments } }",
  "operations of a request": "requestOperations(filter: {requestId: {eq: 4711}}) { nodes { operationId type } }",
  "files of operations": "requestOperations(first: 20) { nodes { files(first: 5) { nodes { lfn } totalCount } fileCounts { count } } }",
  "all files": "requestFiles { nodes { fileId } }",
  "files by name": 'requestFiles(filter: {lfn: {eq: "/belle/user/a/alice/out_17.root"}}) { nodes { fileId status } }',
  "requests of a file": 'requests(filter: {operations: {some: {files: {some: {lfn: {eq: "/belle/user/a/alice/out_17.root"}}}}}}) { nodes { requestId } totalCount }',
} as const;

describe.each(GRIDS.filter(({ engine }) => engine === "mysql"))("the database answers by an index on $engine with DIRAC $generation", ({ engine, generation }) => {
  let grid: TestGrid;
  beforeAll(async () => {
    grid = await testGrid(engine, generation, { names: ["JobDB", "ReqDB"], configuration: REGISTRY_WITH_DNS });
    const ids = Array.from({ length: REQUESTS }, (_, index) => index + 1);
    await grid.insert("ReqDB", "Request", ids.map(RequestID => aRequest({ RequestID, JobID: RequestID, Owner: RequestID % 3 === 0 ? "dave" : "alice", OwnerGroup: RequestID % 3 === 0 ? "ctao_user" : "belle_user", Status: RequestID % 200 === 0 ? "Failed" : "Done" })));
    await grid.insert("ReqDB", "Operation", ids.flatMap(id => [0, 1].map(Order => anOperation({ OperationID: 2 * id + Order, RequestID: id, Order, Type: id % 200 === 0 ? "RemoveFile" : "RegisterFile" }))));
    await grid.insert("ReqDB", "File", ids.flatMap(id => [0, 1].map(index => aFile({ FileID: 2 * id + index, OperationID: 2 * id + index }))));
    await grid.insert("JobDB", "Jobs", [1, 2, 3].map(JobID => aJob({ JobID })));
    await grid.run("ReqDB", "analyze table Request, Operation, File");
  });
  afterAll(() => grid.drop());

  const sent = (query: string, viewer: keyof typeof VIEWERS) => sentStatements(grid, "ReqDB", "ID`", () => data(as(grid, VIEWERS[viewer][0], VIEWERS[viewer][1])(`{ ${query} }`)));

  async function expectIndexed(statement: string): Promise<void> {
    // what is made of the few rows that were found is read whole
    const plan = (await explain(grid, "ReqDB", statement)).filter(({ table }) => !table?.startsWith("<")), read = await entriesRead(grid, "ReqDB", statement), all = JSON.stringify({ statement, plan, read }, null, 2);
    expect(offences(plan), all).toEqual([]);
    expect(read, all).toBeLessThan(2 * FEW);
  }

  it.each(Object.entries(LISTS).flatMap(([name, list]) => Object.keys(VIEWERS).map(scope => ({ name, list, scope: scope as keyof typeof VIEWERS }))))("$name, to a viewer of $scope", async ({ list, scope }) => {
    const statements = await sent(list, scope);
    expect(statements.length).toBeGreaterThan(0);
    for (const statement of statements) await expectIndexed(statement);
  });

  it("requests by status, which 9.1 has an index for and 8.0 has not", async () => {
    const [statement] = await sent('requests(filter: {status: {in: ["Failed", "Waiting"]}}) { nodes { requestId } }', "all VOs");
    if (generation === "9.1") await expectIndexed(statement!);
    else expect(await entriesRead(grid, "ReqDB", statement!)).toBeGreaterThan(2 * FEW);
  });

  it("the requests of jobs take one scan for all of them: DIRAC has no index for it", async () => {
    const statements = await sent("jobs { nodes { requests { status } } }", "their VO");
    expect(statements).toHaveLength(1);
    expect((await explain(grid, "ReqDB", statements[0]!)).map(({ type }) => type)).toEqual([expect.stringMatching(/^(ALL|index)$/)]);
  });
});
