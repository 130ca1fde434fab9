import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { aFile, anOperation as aRequestOperation, aRequest } from "../helpers/a-request.ts";
import { REGISTRY_WITH_DNS } from "../helpers/a-task-queue.ts";
import { aProblematicFile, aTransfer, anOperation, TRANSFER_DATABASES } from "../helpers/a-transfer.ts";
import { as, data, type Json } from "../helpers/ask.ts";
import { entriesRead, sentStatements } from "../helpers/plans.ts";
import { GRIDS, testGrid, type TestGrid } from "../helpers/test-grid.ts";

const LFN = "/belle/user/a/alice/out.root", OTHERS = ["/belle/user/a/alice/OUT.root", "/belle/user/a/alice/out.root2"];

describe.each(GRIDS)("everything about one file, on $engine with DIRAC $generation", ({ engine, generation }) => {
  let grid: TestGrid;
  beforeAll(async () => {
    grid = await testGrid(engine, generation, { names: ["JobDB", "ReqDB", ...TRANSFER_DATABASES], configuration: REGISTRY_WITH_DNS });
    await grid.insert("ReqDB", "Request", [aRequest({ RequestID: 1 }), aRequest({ RequestID: 2, Owner: "dave", OwnerGroup: "ctao_user" })]);
    await grid.insert("ReqDB", "Operation", [1, 2].map(id => aRequestOperation({ OperationID: id, RequestID: id })));
    await grid.insert("ReqDB", "File", [LFN, ...OTHERS].flatMap((name, index) => [1, 2].map(OperationID => aFile({ FileID: 10 * OperationID + index, OperationID, LFN: name }))));
    await grid.insert("FTS3DB", "Operations", [anOperation({ operationID: 1 }), anOperation({ operationID: 2, userGroup: "ctao_user" })]);
    await grid.insert("FTS3DB", "Files", [LFN, ...OTHERS].flatMap((lfn, index) => [1, 2].map(operationID => aTransfer({ fileID: 10 * operationID + index, operationID, lfn }))));
    await grid.insert("DataIntegrityDB", "Problematics", [LFN, ...OTHERS].map((name, index) => aProblematicFile({ FileID: 1 + index, LFN: name })));
  });
  afterAll(() => grid.drop());

  const QUERY = "query ($name: String!) { lfn(name: $name) { lfn requestFiles { totalCount nodes { fileId } } transfers { totalCount nodes { fileId } } problematicFiles { totalCount nodes { fileId } } } }";
  const list = (...ids: number[]) => ({ totalCount: ids.length, nodes: ids.map(fileId => ({ fileId })) });

  it.each([LFN, `LFN:${LFN}`, ` lfn:${LFN}`])("is what requests, transfers and findings say of exactly this name: %j", async name => {
    expect(await data(as(grid, "alice@belle_user")(QUERY, { name }))).toEqual({ lfn: { lfn: LFN, requestFiles: list(10), transfers: list(10), problematicFiles: list(1) } });
  });

  it("is another's to other VOs", async () => {
    expect(await data(as(grid, "dave@ctao_user")(QUERY, { name: LFN }))).toEqual({ lfn: { lfn: LFN, requestFiles: list(20), transfers: list(20), problematicFiles: list() } });
  });

  it("is refused for what is no name of a file", async () => {
    const { data: found, errors } = await as(grid, "alice@belle_user")(QUERY, { name: "out.root" });
    expect(found).toEqual({ lfn: null });
    expect(errors!.map(({ message, extensions }: Json) => [message, extensions.code])).toEqual([['"out.root" is no logical file name: it starts with "/", as in "/belle/user/a/alice/out.root".', "BAD_USER_INPUT"]]);
  });

  if (engine === "mysql") {
    it("is found in requests by the index on LFN", async () => {
      await grid.insert("ReqDB", "File", Array.from({ length: 1000 }, (_, index) => aFile({ FileID: 1000 + index, OperationID: 1, LFN: `/belle/user/b/${index}` })));
      await grid.run("ReqDB", "analyze table File");
      const statements = await sentStatements(grid, "ReqDB", "ID`", () => data(as(grid, "alice@belle_user")("query ($name: String!) { lfn(name: $name) { requestFiles { nodes { status } } } }", { name: LFN })));
      expect(statements).toHaveLength(1);
      expect(await entriesRead(grid, "ReqDB", statements[0]!)).toBeLessThan(50);
    });
  }
});
