import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { anOperation, aTransfer } from "../helpers/a-transfer.ts";
import { as, data, type Ask, type Json } from "../helpers/ask.ts";
import { testGrid, type TestGrid } from "../helpers/test-grid.ts";
import { copies } from "./bulk.ts";
import { failed } from "./failed-jobs.ts";

describe.each([{ engine: "sqlite", generation: "9.1" }, { engine: "mysql", generation: "8.0" }] as const)("filters by the fingerprints of many texts on $engine with DIRAC $generation", ({ engine, generation }) => {
  let grid: TestGrid;
  beforeAll(async () => {
    grid = await testGrid(engine, generation, { names: ["JobDB", "FTS3DB"] });
  });
  afterAll(() => grid.drop());

  const ask: Ask = (query, variables) => as(grid, "alice@belle_user")(query, variables);

  it("find all rows of 10,000 texts, in each field, in lists, facets and groups", async () => {
    await grid.insert("JobDB", "Jobs", [failed("Unknown", { JobID: 1, JobGroup: "other", MinorStatus: "Unknown" })]);
    await copies(grid, "JobDB", "Jobs", "JobID = 1", 10_000, { JobID: "2 + n", JobGroup: "'lost'", ApplicationStatus: "concat('lost /a/b/', n)", MinorStatus: "concat('no answer of /a/', n)" });
    const list = async (filter: object, selection: string) => (await data(ask(`query ($filter: JobFilter) { jobs(filter: $filter, first: 1) { ${selection} } }`, { filter }))).jobs;
    const { failures: { buckets } } = await list({ jobGroup: { eq: "lost" } }, "failures(of: [MINOR_STATUS, APPLICATION_STATUS]) { buckets { fingerprint count } }");
    expect(buckets.map(({ count }: Json) => count)).toEqual([10_000, 10_000]);
    const filter = { jobGroup: { eq: "lost" }, errorFingerprint: { in: buckets.map(({ fingerprint }: Json) => fingerprint) } };
    expect(await list(filter, "totalCount nodes { jobId } facets(fields: [JOB_GROUP, STATUS, OWNER, JOB_TYPE]) { total } groups(by: [SITE_NAME]) { total } failures(of: [MINOR_STATUS]) { total }")).toEqual({
      totalCount: 10_000, nodes: [{ jobId: 10_001 }], facets: Array.from({ length: 4 }, () => ({ total: 10_000 })), groups: { total: 10_000 }, failures: { total: 10_000 },
    });
    // all these texts twice are more than a statement holds
    const { errors } = await ask("query ($filter: JobFilter) { jobs(filter: $filter) { totalCount } }", { filter: { ...filter, not: { not: { errorFingerprint: filter.errorFingerprint } } } });
    expect(errors).toMatchObject([{ extensions: { code: "QUERY_TOO_COMPLEX", argument: "filter.errorFingerprint" } }]);
  });

  it("are refused where the texts are too long together", async () => {
    await grid.insert("FTS3DB", "Operations", [anOperation({ operationID: 1 })]);
    await grid.insert("FTS3DB", "Files", [aTransfer({ fileID: 1, error: "x", status: "Defunct", lastUpdate: "2026-11-01 09:00:00" }), aTransfer({ fileID: 10_000, error: "x", status: "Defunct", targetSE: "A" })]);
    await copies(grid, "FTS3DB", "Files", "fileID = 1", 3000, { fileID: "2 + n", error: `concat('lost /${"y".repeat(1900)}/', n)` });
    const transfers = (filter: object) => ask("query ($filter: TransferFilter) { transfers(filter: $filter) { totalCount failures(of: [ERROR]) { buckets { count fingerprint } } } }", { filter });
    const { buckets: [{ count: rows, fingerprint }] } = (await data(transfers({}))).transfers.failures;
    expect(rows).toBe(3000);
    // a summary is of a day
    expect(await data(ask(`{ transferSummaries(by: [DESTINATION], filter: {errorFingerprint: {notIn: ["${fingerprint}"]}}) { targetStorageElementName } }`))).toEqual({ transferSummaries: [{ targetStorageElementName: "A" }] });
    const { errors } = await transfers({ errorFingerprint: { in: [fingerprint] } });
    expect(errors.map(({ extensions }) => extensions)).toEqual(Array.from({ length: 2 }, () => ({ code: "QUERY_TOO_COMPLEX", argument: "filter.errorFingerprint" })));
    expect((await data(transfers({ errorFingerprint: { in: [fingerprint] }, fileId: { lte: 1000 } }))).transfers.totalCount).toBe(999);
  });
});
