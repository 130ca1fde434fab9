import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { anOperation, aRequest, aFile } from "../helpers/a-request.ts";
import { aChange, aPolicyResult, aStatus } from "../helpers/a-status.ts";
import { REGISTRY_WITH_DNS } from "../helpers/a-task-queue.ts";
import { as, asViewer, data, type Ask, type Json } from "../helpers/ask.ts";
import { GRIDS, testGrid, type TestGrid } from "../helpers/test-grid.ts";
import { empty, FAILING_LISTS, failingDatabases, fill } from "./failing-lists.ts";

const INFRASTRUCTURE = new Set(["siteStatuses", "resourceStatuses", "nodeStatuses", "policyResults", "statusChanges", "siteMasks", "virtualMachines"]);
const TEXTS = ["no answer of wn1.cc.kek.jp", "no answer of wn2.cc.kek.jp", "no answer of wn3.cc.kek.jp"], TIMES = ["2026-11-20 09:00:00", "2026-11-20 10:00:00", "2026-11-20 11:00:00"];

describe.each(GRIDS)("on $engine with DIRAC $generation", ({ engine, generation }) => {
  let grid: TestGrid;
  beforeAll(async () => {
    grid = await testGrid(engine, generation, { names: failingDatabases(generation), configuration: REGISTRY_WITH_DNS });
  });
  afterAll(() => grid.drop());

  describe.each(FAILING_LISTS.filter(({ generations = ["8.0", "9.1"] }) => generations.includes(generation)))("failures in $list", failing => {
    const { list, type } = failing;
    beforeAll(() => fill(grid, failing, TEXTS, TIMES));
    afterAll(() => empty(grid, failing));

    const field = ({ siteMasks: "COMMENT", virtualMachines: "ERROR_MESSAGE", jobs: "APPLICATION_STATUS", pilots: "STATUS_REASON" } as Record<string, string>)[list] ?? (INFRASTRUCTURE.has(list) ? "REASON" : "ERROR");
    const failures = async (ask: Ask) => (await data(ask(`{ ${list} { failures(of: [${field}]) { total groupCount other buckets { fingerprint count hosts } } } }`)))[list].failures;
    const found = async (ask: Ask, errorFingerprint: object) => (await data(ask(`query ($filter: ${type}Filter) { ${list}(filter: $filter) { totalCount failures(of: [${field}]) { total } } }`, { filter: { errorFingerprint } })))[list];

    it(INFRASTRUCTURE.has(list) ? "are for everybody" : "are for those of the VO, and for groups for all VOs", async () => {
      const own = await failures(as(grid, "alice@belle_user"));
      expect(own).toEqual({ total: 3, groupCount: 1, other: 0, buckets: [{ fingerprint: expect.any(String), count: 3, hosts: ["wn1.cc.kek.jp", "wn2.cc.kek.jp", "wn3.cc.kek.jp"] }] });
      const fingerprint = own.buckets[0].fingerprint, all = INFRASTRUCTURE.has(list) ? 3 : 0;
      for (const stranger of [as(grid, "dave@ctao_user"), as(grid, "admin@ctao_admin"), as(grid, "bob@no_vo")]) {
        expect(await failures(stranger)).toEqual(all > 0 ? own : { total: 0, groupCount: 0, other: 0, buckets: [] });
        expect(await found(stranger, { in: [fingerprint] })).toEqual({ totalCount: all, failures: { total: all } });
        expect(await found(stranger, { notIn: ["1-0000000000000000"] })).toMatchObject({ failures: { total: all } });
      }
      expect(await failures(as(grid, "dave@ctao_user", ["ctao_user"]))).toEqual(own);
      expect((await asViewer(grid, null)(`{ ${list} { failures(of: [${field}]) { total } } }`)).errors).toMatchObject([{ extensions: { code: "UNAUTHENTICATED" } }]);
    });
  });

  it("reasons that are for one VO are not told to another", async () => {
    const rows = (make: typeof aStatus) => ["all", "belle", "ctao"].map(VO => make({ VO, Name: `LCG.${VO}.jp`, Reason: `banned for ${VO}` }));
    // 8.0 knows no VO of policies
    const ofPolicies = generation === "9.1" ? { policyResults: "PolicyResult" } : {};
    await grid.insert("ResourceStatusDB", "SiteStatus", rows(aStatus));
    await grid.insert("ResourceStatusDB", "SiteLog", rows(aChange));
    if (generation === "9.1") await grid.insert("ResourceManagementDB", "PolicyResult", rows(aPolicyResult));
    for (const [list, type] of Object.entries({ siteStatuses: "SiteStatus", statusChanges: "StatusChange", ...ofPolicies })) {
      const patterns = async (ask: Ask, filter = {}) => (await data(ask(`query ($filter: ${type}Filter) { ${list}(filter: $filter) { failures(of: [REASON]) { buckets { pattern siteNames fingerprint } } } }`, { filter })))[list].failures.buckets;
      const belle = as(grid, "alice@belle_user"), ctao = as(grid, "dave@ctao_user"), prints = (await patterns(belle)).map(({ fingerprint }: Json) => fingerprint);
      expect((await patterns(belle)).map(({ pattern, siteNames }: Json) => [pattern, siteNames])).toEqual([["banned for all", ["LCG.all.jp"]], ["banned for belle", ["LCG.belle.jp"]]]);
      expect((await patterns(ctao, { errorFingerprint: { in: prints } })).map(({ pattern }: Json) => pattern)).toEqual(["banned for all"]);
      expect((await patterns(ctao, { errorFingerprint: { notIn: prints } })).map(({ pattern }: Json) => pattern)).toEqual(["banned for ctao"]);
    }
  });

  it("rows are not found by what went wrong with related rows that one may not see", async () => {
    const ids = { RequestID: 71, OperationID: 71 };
    await grid.insert("ReqDB", "Request", [aRequest({ ...ids }), aRequest({ RequestID: 72, Owner: "dave", OwnerGroup: "ctao_user" })]);
    await grid.insert("ReqDB", "Operation", [anOperation({ ...ids, Error: TEXTS[0]! }), anOperation({ OperationID: 72, RequestID: 72 })]);
    await grid.insert("ReqDB", "File", [aFile({ OperationID: 71, FileID: 71, Error: TEXTS[1]! }), aFile({ OperationID: 72, FileID: 72 })]);
    const fingerprint = (await data(as(grid, "alice@belle_user")("{ requestFiles { failures(of: [ERROR]) { buckets { fingerprint } } } }"))).requestFiles.failures.buckets[0].fingerprint;
    const question = `query ($in: RequestOperationFilter!, $file: RequestFileFilter!) {
      requests(filter: {or: [{operations: {some: $in}}, {operations: {some: {files: {some: $file}}}}]}) { totalCount } requestOperations(filter: {or: [{files: {some: $file}}, $in]}) { totalCount } requestFiles(filter: {or: [{operation: $in}, $file]}) { totalCount }
    }`;
    const counts = async (who: `${string}@${string}`, errorFingerprint: object) => Object.values(await data(as(grid, who)(question, { in: { errorFingerprint }, file: { errorFingerprint } }))).map(({ totalCount }: Json) => totalCount);
    expect(await counts("alice@belle_user", { in: [fingerprint] })).toEqual([1, 1, 1]);
    expect(await counts("dave@ctao_user", { in: [fingerprint] })).toEqual([0, 0, 0]);
    expect(await counts("dave@ctao_user", { notIn: [fingerprint] })).toEqual([1, 1, 1]);
  });
});
