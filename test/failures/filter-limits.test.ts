import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { anOperation, aRequest } from "../helpers/a-request.ts";
import { REGISTRY_WITH_DNS } from "../helpers/a-task-queue.ts";
import { as, data } from "../helpers/ask.ts";
import { GRIDS, testGrid, type TestGrid } from "../helpers/test-grid.ts";
import { copies } from "./bulk.ts";
import { failed } from "./failed-jobs.ts";

const FINGERPRINT = "1-0000000000000000", TOO_MANY = { message: expect.stringContaining("more than 10000 different texts; filter by less"), extensions: { code: "QUERY_TOO_COMPLEX", argument: "filter.errorFingerprint" } };

describe.each(GRIDS)("filters by fingerprints on $engine with DIRAC $generation", ({ engine, generation }) => {
  let grid: TestGrid;
  beforeAll(async () => {
    grid = await testGrid(engine, generation, { names: ["JobDB", "ReqDB"], configuration: REGISTRY_WITH_DNS });
    const belle = { MinorStatus: "Unknown" }, ctao = { ...belle, Owner: "dave", OwnerGroup: "ctao_user", VO: "ctao" };
    // 10,001 texts in belle, the last of them at DESY; two in ctao
    await grid.insert("JobDB", "Jobs", [failed("lost /a/b", { JobID: 1_000_000, ...belle }), failed("lost /a/b", { JobID: 1, ...ctao }), failed("lost /a/c", { JobID: 2, ...ctao })]);
    await copies(grid, "JobDB", "Jobs", "JobID = 1000000", 10_000, { JobID: "1000001 + n", ApplicationStatus: "concat('lost /a/b/', n)", Site: "case when n = 0 then 'LCG.DESY.de' else Site end" });
    await grid.insert("ReqDB", "Request", [aRequest({ RequestID: 1 }), aRequest({ RequestID: 2, Owner: "dave", OwnerGroup: "ctao_user" }), aRequest({ RequestID: 3, Status: "Done" })]);
    await grid.insert("ReqDB", "Operation", [anOperation({ OperationID: 1_000_000, Error: "lost /a/b" }), anOperation({ OperationID: 1, RequestID: 2, Error: "lost /a/b" }), anOperation({ OperationID: 2, RequestID: 3, Error: "lost /a/b" })]);
    await copies(grid, "ReqDB", "Operation", "OperationID = 1000000", 10_000, { OperationID: "1000001 + n", Error: "concat('lost /a/b/', n)" });
  });
  afterAll(() => grid.drop());

  const answer = (filter: object, who: `${string}@${string}` = "alice@belle_user") => as(grid, who)("query ($filter: JobFilter) { jobs(filter: $filter) { totalCount } }", { filter });
  const count = async (filter: object, who?: `${string}@${string}`) => (await data(answer(filter, who))).jobs.totalCount;

  it("are refused where the rows have more than 10,000 texts, and say how to ask for less", async () => {
    for (const filter of [{ errorFingerprint: { in: [FINGERPRINT] } }, { errorFingerprint: { notIn: [FINGERPRINT] } }, { not: { or: [{ errorFingerprint: { in: [FINGERPRINT] } }, { owner: { eq: "bob" } }] } }]) {
      expect(await answer(filter)).toMatchObject({ data: { jobs: { totalCount: null } }, errors: [TOO_MANY] });
    }
  });

  it.each([
    ["beside it", { applicationStatus: { ne: "lost /a/b" } }], ["in `and`", { and: [{ applicationStatus: { ne: "lost /a/b" } }] }], ["as what is not so", { not: { applicationStatus: { eq: "lost /a/b" } } }], ["in `or`", { or: [{ applicationStatus: { ne: "lost /a/b" } }] }],
  ])("are answered where less is asked for %s", async (_where, less) => {
    expect(await count({ ...less, errorFingerprint: { in: [FINGERPRINT] } })).toBe(0);
    expect(await count({ and: [less, { or: [{ errorFingerprint: { in: [FINGERPRINT] } }, { errorFingerprint: { notIn: [FINGERPRINT] }, jobId: { lt: 1_000_011 } }] }] })).toBe(10);
    // the same the other way round
    expect(await count({ not: { or: [{ not: less }, { errorFingerprint: { in: [FINGERPRINT] } }] } })).toBe(10_000);
  });

  it("do not depend on rows that the viewer does not see", async () => {
    expect(await count({ errorFingerprint: { notIn: [FINGERPRINT] } }, "dave@ctao_user")).toBe(2);
    expect((await answer({ errorFingerprint: { in: [FINGERPRINT] } }, "admin@belle_admin")).errors).toMatchObject([TOO_MANY]);
    const summaries = (who: `${string}@${string}`) => as(grid, who)(`{ siteSummaries(filter: {errorFingerprint: {notIn: ["${FINGERPRINT}"]}}) { siteName } }`);
    expect(await data(summaries("dave@ctao_user"))).toEqual({ siteSummaries: [{ siteName: "LCG.KEK.jp" }] });
    expect((await summaries("alice@belle_user")).errors).toMatchObject([TOO_MANY]);
  });

  it("are of related rows of those rows only that the filter leaves, and that the viewer sees", async () => {
    const requests = (filter: object, who: `${string}@${string}`) => as(grid, who)("query ($filter: RequestFilter) { requests(filter: $filter) { nodes { requestId } } }", { filter }), some = { operations: { some: { errorFingerprint: { notIn: [FINGERPRINT] } } } };
    expect((await requests(some, "alice@belle_user")).errors).toMatchObject([TOO_MANY]);
    expect(await data(requests(some, "dave@ctao_user"))).toEqual({ requests: { nodes: [{ requestId: 2 }] } });
    expect(await data(requests({ ...some, status: { eq: "Done" } }, "alice@belle_user"))).toEqual({ requests: { nodes: [{ requestId: 3 }] } });
    expect(await data(requests({ operations: { none: { errorFingerprint: { in: [FINGERPRINT] }, operationId: { lt: 1000 } } } }, "alice@belle_user"))).toEqual({ requests: { nodes: [{ requestId: 3 }, { requestId: 1 }] } });
  });

  it("match nothing or everything where they name no fingerprint, however many texts there are", async () => {
    expect(await count({ errorFingerprint: { in: [] } })).toBe(0);
    expect(await count({ errorFingerprint: { notIn: [] } })).toBe(10_001);
    expect(await count({ errorFingerprint: {} })).toBe(10_001);
  });

  it("leave page, count and failures of the rest to itself", async () => {
    const { data: found, errors } = await as(grid, "alice@belle_user")(`{ all: jobs { totalCount failures(of: [APPLICATION_STATUS]) { total groupCount } } some: jobs(filter: {errorFingerprint: {in: ["${FINGERPRINT}"]}}) { totalCount failures(of: [APPLICATION_STATUS]) { total } } }`);
    expect(found).toEqual({ all: { totalCount: 10_001, failures: { total: 10_001, groupCount: 1 } }, some: { totalCount: null, failures: null } });
    expect(errors).toHaveLength(2);
  });
});
