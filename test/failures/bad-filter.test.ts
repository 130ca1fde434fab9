import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { as, data, type Ask } from "../helpers/ask.ts";
import { GRIDS, testGrid, type TestGrid } from "../helpers/test-grid.ts";
import { failed, fingerprintsOf } from "./failed-jobs.ts";

const COUNT = "query ($filter: JobFilter) { jobs(filter: $filter) { totalCount } }", NONE = "1-0000000000000000";

describe.each(GRIDS)("bad fingerprints on $engine with DIRAC $generation", ({ engine, generation }) => {
  let grid: TestGrid, ask: Ask;
  beforeAll(async () => {
    grid = await testGrid(engine, generation);
    ask = as(grid, "alice@belle_user");
    await grid.insert("JobDB", "Jobs", [failed("full"), failed("lost")]);
  });
  afterAll(() => grid.drop());

  it.each(["x", "", "1-", "1-0123456789abcde", "1-0123456789abcdef0", "1-0123456789ABCDEF", "0123456789abcdef", "-1-0123456789abcdef", " 1-0123456789abcdef", "full", "lost <path>", "x".repeat(1000)])("are refused with what to do: %j", async text => {
    for (const operator of ["in", "notIn"]) {
      grid.statements.length = 0;
      const { errors } = await ask(COUNT, { filter: { or: [{ errorFingerprint: { [operator]: [NONE, text] } }] } });
      expect(errors).toMatchObject([{ message: expect.stringContaining("take one from `failures`"), extensions: { code: "BAD_USER_INPUT", argument: `filter.or.0.errorFingerprint.${operator}.1` } }]);
      expect(errors[0]!.message).toContain(JSON.stringify(text.slice(0, 40)));
      expect(errors[0]!.message.length).toBeLessThan(250);
      expect(grid.statements).toEqual([]);
    }
  });

  it("are null: a list of them cannot be, nor one of them", async () => {
    for (const operator of ["in", "notIn"]) {
      expect((await ask(COUNT, { filter: { errorFingerprint: { [operator]: null } } })).errors).toMatchObject([{ message: expect.stringContaining("null"), extensions: { code: "BAD_USER_INPUT", argument: `filter.errorFingerprint.${operator}` } }]);
      expect((await ask(COUNT, { filter: { errorFingerprint: { [operator]: [NONE, null] } } })).errors).toMatchObject([{ message: expect.stringContaining("null"), extensions: { code: "BAD_USER_INPUT" } }]);
    }
    const withVariable = "query ($prints: [String!]) { jobs(filter: {errorFingerprint: {in: $prints}}) { totalCount } }";
    expect((await ask(withVariable, { prints: null })).errors).toMatchObject([{ extensions: { argument: "filter.errorFingerprint.in" } }]);
    expect(await data(ask(withVariable))).toEqual({ jobs: { totalCount: 2 } });
  });

  it.each([[{ eq: NONE }, "eq"], [{ contains: "1-" }, "contains"], [{ isNull: true }, "isNull"], [{ in: [5] }, "String"], ["1-0123456789abcdef", "ErrorFingerprintFilter"], [[NONE], "ErrorFingerprintFilter"]])("are of other types than the schema's: %j", async (errorFingerprint, says) => {
    expect((await ask(COUNT, { filter: { errorFingerprint } })).errors).toMatchObject([{ message: expect.stringContaining(says), extensions: { code: "BAD_USER_INPUT" } }]);
  });

  it("are more than 10,000, or in more than twenty places of a filter", async () => {
    const prints = Array.from({ length: 10_001 }, (_, index) => `1-${String(index).padStart(16, "0")}`);
    expect((await ask(COUNT, { filter: { errorFingerprint: { in: prints } } })).errors).toMatchObject([{ message: expect.stringContaining("at most 10000"), extensions: { code: "BAD_USER_INPUT", argument: "filter.errorFingerprint.in" } }]);
    expect(await data(ask(COUNT, { filter: { errorFingerprint: { in: prints.slice(1) } } }))).toEqual({ jobs: { totalCount: 0 } });
    // a job has two texts
    const places = (count: number) => ({ or: Array.from({ length: count }, () => ({ errorFingerprint: { in: [NONE] } })) });
    expect(await data(ask(COUNT, { filter: places(10) }))).toEqual({ jobs: { totalCount: 0 } });
    expect((await ask(COUNT, { filter: places(11) })).errors).toMatchObject([{ message: expect.stringContaining("at most 20 times"), extensions: { code: "QUERY_TOO_COMPLEX", argument: "filter" } }]);
    expect((await ask(COUNT, { filter: { or: Array.from({ length: 4 }, () => ({ errorFingerprint: { in: prints.slice(1) } })) } })).errors).toMatchObject([{ extensions: { code: "QUERY_TOO_COMPLEX", argument: "filter" } }]);
  });

  it("are none of another release, which match no row", async () => {
    const { full } = await fingerprintsOf(ask);
    expect(await data(ask(COUNT, { filter: { errorFingerprint: { in: [full!.replace(/^1-/, "9999-")] } } }))).toEqual({ jobs: { totalCount: 0 } });
    expect(await data(ask(COUNT, { filter: { errorFingerprint: { notIn: [full!.replace(/^1-/, "0-")] } } }))).toEqual({ jobs: { totalCount: 2 } });
  });

  it("cannot be asked of rows without error texts", async () => {
    expect((await ask(`{ jobGroups(filter: {errorFingerprint: {in: ["${NONE}"]}}) { totalCount } }`)).errors).toMatchObject([{ message: expect.stringContaining("errorFingerprint"), extensions: { code: "GRAPHQL_VALIDATION_FAILED" } }]);
    expect((await ask("{ jobGroups { failures(of: [NAME]) { total } } }")).errors).toMatchObject([{ message: expect.stringContaining("failures"), extensions: { code: "GRAPHQL_VALIDATION_FAILED" } }]);
    expect((await ask("{ jobs { failures(of: [STATUS]) { total } } }")).errors).toMatchObject([{ message: expect.stringContaining("JobErrorField"), extensions: { code: "GRAPHQL_VALIDATION_FAILED" } }]);
  });
});
