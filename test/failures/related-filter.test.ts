import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { aFile, anOperation, aRequest } from "../helpers/a-request.ts";
import { REGISTRY_WITH_DNS } from "../helpers/a-task-queue.ts";
import { as, data, type Ask, type Json } from "../helpers/ask.ts";
import { GRIDS, testGrid, type TestGrid } from "../helpers/test-grid.ts";

/** A request of each number has an operation and a file of its number; the texts of both, and the request's own. */
const ROWS: readonly (readonly [request: string | null, operation: string | null, file: string | null])[] = [
  ["lost /a/b/1", null, null], [null, "lost /a/b/2", "full"], [null, "full", "lost /a/b/3"], ["", "", ""], [null, null, null], ["full", "lost /a/b/6", "lost /a/b/7"],
];

describe.each(GRIDS)("requests by what went wrong with their operations and files, on $engine with DIRAC $generation", ({ engine, generation }) => {
  let grid: TestGrid, ask: Ask, lost: string, full: string;
  beforeAll(async () => {
    grid = await testGrid(engine, generation, { names: ["ReqDB"], configuration: REGISTRY_WITH_DNS });
    ask = as(grid, "alice@belle_user");
    await grid.insert("ReqDB", "Request", [...ROWS.map(([Error], index) => aRequest({ RequestID: index + 1, Error, Status: index === 5 ? "Failed" : "Waiting" })), aRequest({ RequestID: 7 })]);
    await grid.insert("ReqDB", "Operation", ROWS.map(([, Error], index) => anOperation({ OperationID: index + 1, RequestID: index + 1, Error })));
    await grid.insert("ReqDB", "File", ROWS.map(([, , Error], index) => aFile({ FileID: index + 1, OperationID: index + 1, Error })));
    const { buckets } = (await data(ask("{ requestFiles { failures(of: [ERROR]) { buckets { pattern fingerprint } } } }"))).requestFiles.failures;
    ({ "lost <path>": lost, full } = Object.fromEntries(buckets.map(({ pattern, fingerprint }: Json) => [pattern, fingerprint])) as { "lost <path>": string; full: string });
  });
  afterAll(() => grid.drop());

  const LISTS = { requests: ["RequestFilter", "requestId"], requestOperations: ["RequestOperationFilter", "operationId"], requestFiles: ["RequestFileFilter", "fileId"] } as const;
  async function found(list: keyof typeof LISTS, filter: object): Promise<number[]> {
    const [type, key] = LISTS[list], { [list]: answer } = await data(ask(`query ($filter: ${type}) { ${list}(filter: $filter) { nodes { ${key} } totalCount } }`, { filter }));
    expect(answer.totalCount).toBe(answer.nodes.length);
    return answer.nodes.map((node: Json) => node[key]).sort();
  }
  const within = (...of: string[]) => ({ errorFingerprint: { in: of } });

  it("are found by one of their operations, by all, by none", async () => {
    expect(await found("requests", within(lost))).toEqual([1]);
    expect(await found("requests", { operations: { some: within(lost) } })).toEqual([2, 6]);
    expect(await found("requests", { operations: { some: { errorFingerprint: { notIn: [lost] } } } })).toEqual([1, 3, 4, 5]);
    expect(await found("requests", { operations: { every: within(lost) } })).toEqual([2, 6, 7]);
    expect(await found("requests", { operations: { none: within(lost, full) } })).toEqual([1, 4, 5, 7]);
  });

  it("are found by files, by both at once, and by one or the other", async () => {
    const ofFile = { operations: { some: { files: { some: within(lost) } } } }, ofOperation = { operations: { some: within(lost) } };
    expect(await found("requests", ofFile)).toEqual([3, 6]);
    expect(await found("requests", { operations: { some: { ...within(lost), files: { some: within(lost) } } } })).toEqual([6]);
    expect(await found("requests", { or: [ofFile, ofOperation, within(lost)] })).toEqual([1, 2, 3, 6]);
    expect(await found("requests", { not: { or: [ofFile, ofOperation, within(lost)] } })).toEqual([4, 5, 7]);
    expect(await found("requests", { ...ofFile, status: { eq: "Failed" } })).toEqual([6]);
    expect(await found("requests", { ...ofFile, ...within(full) })).toEqual([6]);
  });

  it("are what operations and files are found by", async () => {
    expect(await found("requestOperations", { request: within(lost) })).toEqual([1]);
    expect(await found("requestOperations", { request: { errorFingerprint: { notIn: [lost, full] } }, files: { none: within(full) } })).toEqual([3, 4, 5]);
    expect(await found("requestFiles", { operation: within(lost) })).toEqual([2, 6]);
    expect(await found("requestFiles", { operation: { request: within(full) } })).toEqual([6]);
    expect(await found("requestFiles", { not: { operation: { request: { not: within(lost, full) } } }, ...within("1-0000000000000000", lost) })).toEqual([6]);
  });

  it("have failures of their own under such a filter", async () => {
    const { requestOperations } = await data(ask(`query ($filter: RequestOperationFilter) { requestOperations(filter: $filter) { failures(of: [ERROR]) { total buckets { pattern count } } groups(by: [STATUS]) { total } } }`, { filter: { files: { some: within(lost, full) } } }));
    expect(requestOperations).toEqual({ failures: { total: 3, buckets: [{ pattern: "lost <path>", count: 2 }, { pattern: "full", count: 1 }] }, groups: { total: 3 } });
  });

  it("are refused where too many related rows and fingerprints are asked", async () => {
    const times = (count: number) => ({ or: Array.from({ length: count }, () => ({ operations: { some: within(lost) } })) });
    expect(await found("requests", times(10))).toEqual([2, 6]);
    const { errors } = await ask("query ($filter: RequestFilter) { requests(filter: $filter) { totalCount } }", { filter: times(11) });
    expect(errors).toMatchObject([{ message: expect.stringContaining("at most 20 times"), extensions: { code: "QUERY_TOO_COMPLEX", argument: "filter" } }]);
  });
});
