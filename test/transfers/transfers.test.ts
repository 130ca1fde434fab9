import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { findGaps } from "../../src/datasources/catalog-gaps.ts";
import { TRANSFERS } from "../../src/datasources/transfers/transfers-subsystem.ts";
import { aProblematicFile, aTransfer, anFtsJob, anOperation, TRANSFER_DATABASES } from "../helpers/a-transfer.ts";
import { as, data, type Json } from "../helpers/ask.ts";
import { GRIDS, testGrid, type TestGrid } from "../helpers/test-grid.ts";

describe.each(GRIDS)("transfers on $engine with DIRAC $generation", ({ engine, generation }) => {
  let grid: TestGrid;
  beforeAll(async () => {
    grid = await testGrid(engine, generation, { names: TRANSFER_DATABASES });
    const sources = [null, "", "ONE-DISK", "ONE-DISK,TWO-DISK", " ONE-DISK ", "one-disk"];
    await grid.insert("FTS3DB", "Operations", sources.map((sourceSEs, index) => anOperation({ operationID: index + 1, sourceSEs, activity: index === 0 ? "Data Consolidation" : null, creationTime: `2026-11-1${index} 08:00:00` })));
    await grid.insert("FTS3DB", "Files", sources.map((_, index) => aTransfer({ fileID: index + 1, operationID: index + 1, status: index % 2 === 0 ? "New" : "Finished" })));
    await grid.insert("FTS3DB", "Jobs", [anFtsJob({ jobID: 1 }), anFtsJob({ jobID: 2, status: "Failed", ftsServer: "https://fts.example.org/", ftsGUID: "a b" }), anFtsJob({ jobID: 3, ftsServer: null }), anFtsJob({ jobID: 4, ftsGUID: null }), anFtsJob({ jobID: 5, ftsServer: "javascript:8446" })]);
    await grid.insert("DataIntegrityDB", "Problematics", ["/belle/a", "/belle/MC/b", "/belle", "/belle/"].map((LFN, index) => aProblematicFile({ FileID: index + 1, LFN })));
  });
  afterAll(() => grid.drop());

  const ask = (query: string): Promise<Json> => data(as(grid, "alice@belle_user")(query));

  it("name their source where the operation names exactly one", async () => {
    const { transfers } = await ask("{ transfers(orderBy: [{field: FILE_ID}]) { nodes { sourceStorageElementName } } }");
    expect(transfers.nodes.map((node: Json) => node.sourceStorageElementName)).toEqual([null, null, "ONE-DISK", null, "ONE-DISK", "one-disk"]);
  });

  it("are filtered and grouped by what the operation says, exactly", async () => {
    const { bySource, byTime, all } = await ask(`{ bySource: transfers(filter: {sourceStorageElementName: {eq: "ONE-DISK"}}) { nodes { fileId } } byTime: transfers(filter: {creationTime: {lt: "2026-11-12"}, vo: {eq: "belle"}}) { nodes { fileId } }
      all: transfers { groups(by: [SOURCE_STORAGE_ELEMENT_NAME, VO]) { total buckets { key { value } count } } } }`);
    expect([bySource, byTime].map(({ nodes }) => nodes.map(({ fileId }: Json) => fileId))).toEqual([[5, 3], [2, 1]]);
    expect(all.groups).toEqual({ total: 6, buckets: [[null, 3], ["ONE-DISK", 2], ["one-disk", 1]].map(([value, count]) => ({ key: [{ value }, { value: "belle" }], count })) });
  });

  it("can be sorted by what the operation says, but not by the VO", async () => {
    const { transfers } = await ask("{ transfers(first: 2, orderBy: [{field: ACTIVITY, direction: DESC}, {field: CREATION_TIME}]) { nodes { fileId } pageInfo { endCursor } } }");
    expect(transfers.nodes).toEqual([{ fileId: 1 }, { fileId: 2 }]);
    const next = await ask(`{ transfers(first: 2, after: "${transfers.pageInfo.endCursor}", orderBy: [{field: ACTIVITY, direction: DESC}, {field: CREATION_TIME}]) { nodes { fileId } } }`);
    expect(next.transfers.nodes).toEqual([{ fileId: 3 }, { fileId: 4 }]);
    const { order } = await ask('{ order: __type(name: "TransferOrderField") { enumValues { name } } }');
    expect(order.enumValues.map(({ name }: Json) => name)).not.toContain("VO");
  });

  it.each(["transfers", "transferJobs", "transferOperations", "problematicFiles"])("are paged through without loss or repetition, by every field and both ways: %s", async list => {
    const type = { transfers: "Transfer", transferJobs: "TransferJob", transferOperations: "TransferOperation", problematicFiles: "ProblematicFile" }[list]!;
    const { order, [list]: all } = await ask(`{ order: __type(name: "${type}OrderField") { enumValues { name } } ${list} { nodes { id } } }`);
    expect(order.enumValues.length).toBeGreaterThan(9);
    for (const { name } of order.enumValues) for (const direction of ["ASC", "DESC"]) {
      const found: string[] = [];
      for (let after: string | null = null, more = true; more;) {
        const page: Json = (await data(as(grid, "alice@belle_user")(`query ($after: String) { ${list}(first: 2, after: $after, orderBy: [{field: ${name}, direction: ${direction}}]) { nodes { id } pageInfo { hasNextPage endCursor } } }`, { after })))[list];
        found.push(...page.nodes.map(({ id }: Json) => id));
        ({ hasNextPage: more, endCursor: after } = page.pageInfo);
      }
      expect(found.toSorted(), `${name} ${direction}`).toEqual(all.nodes.map(({ id }: Json) => id).sort());
    }
  });

  it("have a page of their FTS job, where server and name are known", async () => {
    const { transferJobs } = await ask("{ transferJobs(orderBy: [{field: JOB_ID}]) { nodes { url } } }");
    expect(transferJobs.nodes.map(({ url }: Json) => url)).toEqual(["https://a.example.org:8449/fts3/ftsmon/#/job/guid-1", "https://fts.example.org/fts3/ftsmon/#/job/a%20b", null, null, null]);
  });

  it("have ids by which they are found again", async () => {
    const { transfers, transferJobs, transferOperations, problematicFiles } = await ask("{ transfers { nodes { id } } transferJobs { nodes { id } } transferOperations { nodes { id } } problematicFiles { nodes { id } } }");
    const ids = [transfers, transferJobs, transferOperations, problematicFiles].map(({ nodes }) => nodes[0].id);
    const { nodes } = await data(as(grid, "alice@belle_user")("query ($ids: [ID!]!) { nodes(ids: $ids) { id __typename } }", { ids }));
    expect(nodes).toEqual(["Transfer", "TransferJob", "TransferOperation", "ProblematicFile"].map((__typename, index) => ({ id: ids[index], __typename })));
  });

  it("that are problematic are of the VO that their name begins with", async () => {
    const { problematicFiles } = await data(as(grid, "bob@no_vo", ["no_vo"])("{ problematicFiles(orderBy: [{field: FILE_ID}]) { nodes { vo } } }"));
    expect(problematicFiles.nodes.map(({ vo }: Json) => vo)).toEqual(["belle", "belle", null, "belle"]);
  });

  it("would be found by indexes that DIRAC does not make: `check` names them", async () => {
    const gaps = await Promise.all(TRANSFERS.databases.map(async ({ name, tables, askedBy }) => findGaps((await grid.databases.open(name)).catalog, tables, generation, askedBy)));
    expect(gaps).toEqual([{ columns: [], indexes: ["Files.lastUpdate", "Files.lfn"] }, { columns: [], indexes: ["Problematics.LFN"] }]);
  });

  it("are a subsystem of the gateway, of no generation", async () => {
    const { gateway } = await ask("{ gateway { subsystems { name available generation reason } } }");
    expect(gateway.subsystems).toContainEqual({ name: "transfers", available: true, generation: null, reason: null });
  });
});
