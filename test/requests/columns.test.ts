import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { aFile, anOperation, aRequest } from "../helpers/a-request.ts";
import { dnOf, REGISTRY_WITH_DNS } from "../helpers/a-task-queue.ts";
import { as, data } from "../helpers/ask.ts";
import { GRIDS, testGrid, type TestGrid } from "../helpers/test-grid.ts";
import { asGiven, fieldsOf, TABLES } from "./request-columns.ts";

describe.each(GRIDS)("the tables of requests, on $engine with DIRAC $generation,", ({ engine, generation }) => {
  let grid: TestGrid;
  beforeAll(async () => {
    grid = await testGrid(engine, generation, { names: ["ReqDB"], configuration: REGISTRY_WITH_DNS });
    await grid.insert("ReqDB", "Request", [
      aRequest({
        RequestID: 2_147_483_000, RequestName: "name", JobID: 2_147_483_001, Status: "Assigned", Error: "error", Owner: "bob", OwnerDN: dnOf("bob"), SourceComponent: "Job_5", DIRACSetup: "setup",
        CreationTime: "2026-01-01 00:00:01", SubmitTime: "2026-01-01 00:00:02", LastUpdate: "2026-01-01 00:00:03", NotBefore: "2026-01-01 00:00:04",
      }),
      // as a client that fills nothing leaves it
      aRequest({ RequestID: 7, JobID: null, Status: null, Error: "", SourceComponent: "", CreationTime: "9999-12-31 23:59:59", SubmitTime: null, LastUpdate: null, NotBefore: null }),
    ]);
    await grid.insert("ReqDB", "Operation", [
      anOperation({
        OperationID: 2_147_483_002, RequestID: 7, Order: 13, Type: "type", Status: "Queued", Error: "error", SourceSE: "A-SE, B-SE,,C-SE ", TargetSE: "D-SE,E-SE", Catalog: "F,G", Arguments: "tts1:aee",
        CreationTime: "2026-01-01 00:00:01", SubmitTime: "2026-01-01 00:00:02", LastUpdate: "2026-01-01 00:00:03",
      }),
      anOperation({ OperationID: 8, RequestID: 7, Status: null, Error: "", SourceSE: "", TargetSE: null, Catalog: "one", Arguments: "", CreationTime: null, SubmitTime: null, LastUpdate: null }),
    ]);
    await grid.insert("ReqDB", "File", [
      aFile({ FileID: 2_147_483_003, OperationID: 8, Status: "Scheduled", LFN: "/lfn/été", PFN: "pfn", ChecksumType: "MD5", Checksum: "sum", GUID: "guid", Size: 1_099_511_627_776, Attempt: 14, Error: "error" }),
      aFile({ FileID: 9, OperationID: 8, Status: null, LFN: null, PFN: "", ChecksumType: "", Checksum: null, GUID: "", Size: null, Attempt: null, Error: "" }),
    ]);
  });
  afterAll(() => grid.drop());

  it.each(Object.entries(TABLES))("give every column of %s as it is stored, and null where this generation has none", async (table, { list, key, columns }) => {
    const { [list]: given } = await data(as(grid, "admin@belle_admin")(`{ ${list} { nodes { ${fieldsOf(columns).join(" ")} } } }`));
    const stored = await grid.run("ReqDB", `select * from ${table} order by ${key} desc`);
    expect(Object.keys(stored[0]!).filter(column => columns[column] === undefined)).toEqual([]);
    expect(given.nodes).toEqual(stored.map((row, index) => ({ ...asGiven(row, columns), ...(table === "Request" && generation === "8.0" && { owner: ["bob", "alice"][index] }) })));
    const absent = table !== "Request" || generation === "8.0" ? [] : ["diracSetup"];
    expect(fieldsOf(columns).filter(field => given.nodes[0][field] === null)).toEqual(absent);
  });

  it("filter, group and sort by owner and VO, as far as this generation stores them", async () => {
    const ask = as(grid, "admin@belle_admin");
    const { requests } = await data(ask('{ requests(filter: {owner: {eq: "bob"}, vo: {eq: "belle"}}) { nodes { requestId vo } groups(by: [OWNER, VO]) { buckets { key { value } count } } } }'));
    expect(requests).toEqual({ nodes: [{ requestId: 2_147_483_000, vo: "belle" }], groups: { buckets: [{ key: [{ value: "bob" }, { value: "belle" }], count: 1 }] } });
    const { errors } = await ask("{ requests(orderBy: [{field: OWNER}]) { nodes { requestId } } }");
    expect(errors.map(({ extensions }) => extensions!["code"])).toEqual(generation === "8.0" ? ["BAD_USER_INPUT"] : []);
  });
});
