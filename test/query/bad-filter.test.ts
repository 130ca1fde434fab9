import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { aJob } from "../helpers/a-job.ts";
import { as, data, type Ask } from "../helpers/ask.ts";
import { testGrid, type TestGrid } from "../helpers/test-grid.ts";
import { expectRefusal } from "./refusal.ts";

const COUNT = "query ($filter: JobFilter) { jobs(filter: $filter) { totalCount } }";

describe.each([{ engine: "sqlite", generation: "8.0" }, { engine: "mysql", generation: "8.0" }, { engine: "mysql", generation: "9.1" }] as const)("bad filters on $engine with DIRAC $generation", ({ engine, generation }) => {
  let grid: TestGrid, ask: Ask;
  beforeAll(async () => {
    grid = await testGrid(engine, generation);
    ask = as(grid, "alice@belle_user");
    await grid.insert("JobDB", "Jobs", [aJob({ JobID: 1 }), aJob({ JobID: 2 })]);
  });
  afterAll(() => grid.drop());

  const refused = (filter: object, argument: string, says: string) => expectRefusal(ask, COUNT, { filter }, argument, says);
  const count = async (filter: object): Promise<number> => (await data(ask(COUNT, { filter }))).jobs.totalCount;

  it.each([
    [{ status: { eq: null } }, "filter.status.eq"], [{ status: { ne: null } }, "filter.status.ne"], [{ status: { in: null } }, "filter.status.in"], [{ status: { notIn: null } }, "filter.status.notIn"],
    [{ status: { like: null } }, "filter.status.like"], [{ status: { startsWithIgnoreCase: null } }, "filter.status.startsWithIgnoreCase"], [{ jobId: { gte: null } }, "filter.jobId.gte"], [{ lastUpdateTime: { lt: null } }, "filter.lastUpdateTime.lt"],
    [{ verifiedFlag: { eq: null } }, "filter.verifiedFlag.eq"], [{ status: { isNull: null } }, "filter.status.isNull"], [{ or: [{ owner: { eq: "alice" } }, { not: { status: { eq: null, ne: "Done" } } }] }, "filter.or.1.not.status.eq"],
  ])("compare with null: %j names isNull", async (filter, argument) => {
    await refused(filter, argument, "use isNull");
  });

  it("compare with null in a literal, and with a variable that is null; one that is not given is no comparison", async () => {
    await expectRefusal(ask, "{ jobs(filter: {status: {eq: null}}) { totalCount } }", {}, "filter.status.eq", "use isNull");
    const withVariable = "query ($status: String) { jobs(filter: {status: {eq: $status}}) { totalCount } }";
    await expectRefusal(ask, withVariable, { status: null }, "filter.status.eq", "use isNull");
    expect(await data(ask(withVariable))).toEqual({ jobs: { totalCount: 2 } });
  });

  it("list null among the values", async () => {
    for (const answer of [await ask(COUNT, { filter: { status: { in: ["Done", null] } } }), await ask('{ jobs(filter: {status: {in: ["Done", null]}}) { totalCount } }'), await ask(COUNT, { filter: { or: [null] } })]) {
      expect(answer.errors).toMatchObject([{ message: expect.stringContaining("null"), extensions: { code: expect.stringMatching(/^(BAD_USER_INPUT|GRAPHQL_VALIDATION_FAILED)$/) } }]);
    }
  });

  it("list more than 10,000 values or branches", async () => {
    const numbers = Array.from({ length: 10_001 }, (_, index) => index + 1), names = numbers.map(String);
    for (const operator of ["in", "notIn"]) await refused({ jobId: { [operator]: numbers } }, `filter.jobId.${operator}`, "at most 10000");
    for (const operator of ["in", "notIn", "inIgnoreCase"]) await refused({ owner: { [operator]: names } }, `filter.owner.${operator}`, "at most 10000");
    for (const branches of ["and", "or"]) await refused({ [branches]: numbers.map(() => ({})) }, `filter.${branches}`, "at most 10000");
  });

  it("are not those that list 10,000 values", async () => {
    const numbers = Array.from({ length: 10_000 }, (_, index) => index + 2), names = [...numbers.map(String), "alice"].slice(1);
    expect(await count({ jobId: { in: numbers } })).toBe(1);
    expect(await count({ jobId: { notIn: numbers } })).toBe(1);
    expect(await count({ owner: { in: names } })).toBe(2);
    expect(await count({ owner: { inIgnoreCase: names } })).toBe(2);
    expect(await count({ lastUpdateTime: { in: names.map(() => "2026-11-20T09:00:00Z") } })).toBe(2);
  });

  it.each([["not", ".not"], ["and", ".and.0"], ["or", ".or.0"]])("are deeper than 16: %s", async (branch, step) => {
    const nested = (levels: number): object => (levels === 1 ? {} : { [branch]: branch === "not" ? nested(levels - 1) : [nested(levels - 1)] });
    expect(await count(nested(16))).toBe(branch === "not" ? 0 : 2);
    await refused(nested(17), `filter${step.repeat(16)}`, "at most 16 levels");
    await refused({ or: [{}, nested(18)] }, `filter.or.1${step.repeat(15)}`, "at most 16 levels");
  });

  it.each([
    "2026-13-01", "2026-02-30", "2026-02-30T00:00:00Z", "2026-11-20T12:00:00", "2026-11-20 12:00:00", "2026-11-20T25:00:00Z", "yesterday", "", "P", "-P", "PT", "P1DT", "-PT6", "P100000000D", "-PT99999999999999H", "1763640000",
  ])("compare with what is no time: %j", async text => {
    for (const operator of ["eq", "ne", "gt", "gte", "lt", "lte"]) await refused({ lastUpdateTime: { [operator]: text } }, `filter.lastUpdateTime.${operator}`, JSON.stringify(text));
    await refused({ and: [{ lastUpdateTime: { in: ["2026-11-20", text] } }] }, "filter.and.0.lastUpdateTime.in.1", JSON.stringify(text));
  });

  it.each([
    [{ lastUpdateTime: { gte: 1_763_640_000 } }, "DateTime"], [{ jobId: { eq: "1" } }, "SafeInt"], [{ jobId: { eq: 1.5 } }, "SafeInt"], [{ jobId: { eq: 2 ** 60 } }, "SafeInt"], [{ status: { eq: 5 } }, "String"],
    [{ verifiedFlag: { eq: "True" } }, "Boolean"], [{ verifiedFlag: { ne: true } }, "ne"], [{ status: { gt: "a" } }, "gt"], [{ status: "Done" }, "StringFilter"], [{ status: ["Done"] }, "StringFilter"],
    [{ nothing: { eq: "x" } }, "nothing"], [{ ownerDn: { eq: "x" } }, "ownerDn"], [{ __proto__: null, constructor: { eq: "x" } }, "constructor"], [{ not: [] }, "JobFilter"], [[{}], "JobFilter"],
  ])("are of other types than the schema's: %j", async (filter, says) => {
    expect((await ask(COUNT, { filter })).errors).toMatchObject([{ message: expect.stringContaining(says), extensions: { code: "BAD_USER_INPUT" } }]);
  });

  it("are none that hold odd text: it is compared like any other", async () => {
    for (const text of ["\u0000", "\uD800", "\uFFFF", "日本", "🦀", "'", '"', "`", "\\", "\\'", "%", "_", "?", ":name", "$1", "' or 1 = 1 -- ", "*/", "${x}", "a".repeat(100_000), "%a".repeat(2000)]) {
      const operators = ["eq", "in", "like", "contains", "startsWith", "endsWith", "eqIgnoreCase", "inIgnoreCase", "likeIgnoreCase", "containsIgnoreCase", "startsWithIgnoreCase"];
      for (const operator of operators) {
        const matching = await count({ owner: { [operator]: operator.startsWith("in") ? [text] : text } });
        expect(matching, `${operator} ${text.slice(0, 20)}`).toBe(text === "%" && operator.startsWith("like") ? 2 : 0);
      }
    }
  });
});
