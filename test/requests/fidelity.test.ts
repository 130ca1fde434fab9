import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { data, type Json } from "../helpers/ask.ts";
import { sampleGrid } from "../helpers/sample-grid.ts";
import type { Row, TestGrid } from "../helpers/test-grid.ts";
import { asReaderOf } from "../wms/whole-list.ts";
import { asGiven, fieldsOf, TABLES } from "./request-columns.ts";

const VO_OF_GROUP: Readonly<Record<string, string>> = { belle_user: "belle", belle_prod: "belle", ctao_user: "ctao", ctao_prod: "ctao" };

describe.each(["8.0", "9.1"] as const)("the requests that DIRAC %s wrote", generation => {
  let grid: TestGrid, requests: Row[], operations: Row[], files: Row[];
  beforeAll(async () => {
    grid = await sampleGrid(generation, "requests");
    [requests, operations, files] = await Promise.all(["select * from Request order by RequestID desc", "select * from Operation order by RequestID, `Order`", "select * from File order by FileID"].map(statement => grid.run("ReqDB", statement))) as [Row[], Row[], Row[]];
  });
  afterAll(() => grid.drop());

  const ask = async (query: string, vo = "belle"): Promise<Json> => data(asReaderOf(grid, vo)(query));
  const voOf = (request: Row) => VO_OF_GROUP[String(request["OwnerGroup"])];
  const operationsOf = (request: Row) => operations.filter(({ RequestID }) => RequestID === request["RequestID"]);
  const filesOf = (operation: Row) => files.filter(({ OperationID }) => OperationID === operation["OperationID"]);

  it.each(["belle", "ctao"])("are given in every column as they are stored, personal ones to an operator of %s", async vo => {
    const { columns } = TABLES.Request, ofDn = grid.registry.userNamesByDn();
    const given: Json[] = (await ask(`{ requests(first: 1000) { nodes { ${fieldsOf(columns).join(" ")} vo } } }`, vo)).requests.nodes;
    expect(requests.length).toBeGreaterThan(40);
    expect(given).toEqual(requests.map(row => {
      const { ownerDn, owner, ...expected } = asGiven(row, columns);
      return { ...expected, vo: voOf(row), ownerDn: voOf(row) === vo ? ownerDn : null, owner: generation === "8.0" ? ofDn.get(String(ownerDn)) ?? null : owner };
    }));
    expect(given.filter(({ owner }) => owner !== null).length).toBeGreaterThan(40);
  });

  it("have their operations in order, with arguments for an operator of the VO only", async () => {
    const { columns } = TABLES.Operation, { requests: given } = await ask(`{ requests(first: 1000) { nodes { operations { ${fieldsOf(columns).join(" ")} } } } }`);
    expect(given.nodes).toEqual(requests.map(request => ({ operations: operationsOf(request).map(row => ({ ...asGiven(row, columns), ...(voOf(request) !== "belle" && { arguments: null }) })) })));
    expect(given.nodes.flatMap((request: Json) => request.operations).filter((operation: Json) => String(operation.arguments).includes("delegatedDN")).length).toBeGreaterThan(0);
  });

  it("have their files, with numbers of 64 bits, accents and errors", async () => {
    const { columns } = TABLES.File, { requestFiles } = await ask(`{ requestFiles(first: 1000, orderBy: [{field: FILE_ID}]) { nodes { ${fieldsOf(columns).join(" ")} } } }`);
    expect(files.length).toBeGreaterThan(200);
    expect(requestFiles.nodes).toEqual(files.map(row => asGiven(row, columns)));
  });

  it("are counted, summed up and shortened", async () => {
    const { requests: given } = await ask("{ requests(first: 1000) { nodes { requestId status progress { operationsDone operations filesDone files } waitingOperation { operationId status } digest } } }");
    const done = (rows: readonly Row[]) => rows.filter(({ Status }) => Status === "Done").length;
    for (const [index, request] of requests.entries()) {
      const own = operationsOf(request), all = own.flatMap(filesOf), node = given.nodes[index];
      expect(node.progress).toEqual({ operationsDone: done(own), operations: own.length, filesDone: done(all), files: all.length });
      const first = own.find(({ Status }) => Status !== "Done");
      expect(node.waitingOperation?.operationId ?? null).toBe(["Done", "Failed", "Canceled"].includes(String(request["Status"])) ? null : first!["OperationID"]);
      expect(node.digest.split("\n")).toHaveLength(1 + own.length);
    }
    const { digest } = given.nodes.find(({ requestId }: Json) => requestId === requests.at(-2)!["RequestID"]);
    expect(digest).toContain(`Name:${requests.at(-2)!["RequestName"]}\n`);
  });

  it("are counted by type as DIRAC means it: once for each operation, not once for each request", async () => {
    const { requestOperations } = await ask("{ requestOperations { groups(by: [TYPE]) { buckets { key { value } count } } } }");
    const expected = Map.groupBy(operations, ({ Type }) => Type);
    expect(new Map(requestOperations.groups.buckets.map(({ key: [{ value }], count }: Json) => [value, count]))).toEqual(new Map([...expected].map(([type, found]) => [type, found.length])));
  });
});
