import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { aJob } from "../helpers/a-job.ts";
import { as, type Ask, type Json } from "../helpers/ask.ts";
import { GRIDS, testGrid, type TestGrid } from "../helpers/test-grid.ts";
import { refill } from "../query/job-lists.ts";
import { failed, failuresOf } from "./failed-jobs.ts";

const countsOf = ({ buckets }: Json) => buckets.map(({ pattern, count }: Json) => [pattern, count]);

describe.each(GRIDS)("buckets of failures on $engine with DIRAC $generation", ({ engine, generation }) => {
  let grid: TestGrid, ask: Ask;
  beforeAll(async () => {
    grid = await testGrid(engine, generation);
    ask = as(grid, "alice@belle_user");
  });
  afterAll(() => grid.drop());

  it("are the largest first, those of the same size by their patterns", async () => {
    await refill(grid, ["delta", "beta", "Zeta", "beta", "alpha", "éta", "gamma", "gamma", "gamma"].map(text => failed(text)));
    expect(countsOf(await failuresOf(ask))).toEqual([["gamma", 3], ["beta", 2], ["Zeta", 1], ["alpha", 1], ["delta", 1], ["éta", 1]]);
  });

  it("are as large as the rows of all their texts together, not as one of these", async () => {
    await refill(grid, ["lost /a/b/c", "lost /a/b/d", "lost /a/b/e", "full", "full"].map(text => failed(text)));
    expect(countsOf(await failuresOf(ask))).toEqual([["lost <path>", 3], ["full", 2]]);
  });

  it("are at most `first`; what is in none is `other`, and the share is that of all", async () => {
    await refill(grid, [...Array.from({ length: 5 }, () => "one"), "two", "two", "three", "four", "five"].map(text => failed(text)));
    const shares = "pattern count share";
    expect(await failuresOf(ask, shares, { first: 2 })).toEqual({ total: 10, other: 3, groupCount: 5, buckets: [{ pattern: "one", count: 5, share: 0.5 }, { pattern: "two", count: 2, share: 0.2 }] });
    expect(await failuresOf(ask, shares, { first: 5 })).toMatchObject({ total: 10, other: 0, groupCount: 5, buckets: { length: 5 } });
    expect(await failuresOf(ask, shares, { first: 1, filter: { applicationStatus: { ne: "one" } } })).toEqual({ total: 5, other: 3, groupCount: 4, buckets: [{ pattern: "two", count: 2, share: 0.4 }] });
  });

  it("are at most 1,000, and 20 where nobody says how many", async () => {
    await refill(grid, Array.from({ length: 1001 }, (_, index) => failed(`error ${String.fromCharCode(97 + index % 26, 97 + Math.floor(index / 26) % 26, 97 + Math.floor(index / 676))}`)));
    expect(await failuresOf(ask, "pattern", { first: 1000 })).toMatchObject({ total: 1001, other: 1, groupCount: 1001, buckets: { length: 1000 } });
    const { data } = await ask("{ jobs { failures(of: [APPLICATION_STATUS]) { other buckets { pattern } } } }");
    expect(data.jobs.failures).toMatchObject({ other: 981, buckets: { length: 20 } });
  });

  it.each([[0, "first"], [-1, "first"], [1001, "first"]])("cannot be %i", async (first, argument) => {
    const { data: { jobs }, errors } = await ask(`{ jobs { totalCount failures(of: [APPLICATION_STATUS], first: ${first}) { total } } }`);
    expect([typeof jobs.totalCount, jobs.failures]).toEqual(["number", null]);
    expect(errors).toMatchObject([{ path: ["jobs", "failures"], message: `first: ${first} is out of range: 1 to 1000`, extensions: { code: "BAD_USER_INPUT", argument } }]);
  });

  it.each([["[]", "of: at least one field is needed"], ["[APPLICATION_STATUS, MINOR_STATUS, APPLICATION_STATUS]", "of: names a field twice"]])("are of no such fields: %s", async (of, message) => {
    const { data: { jobs }, errors } = await ask(`{ jobs { failures(of: ${of}) { total } } }`);
    expect(jobs.failures).toBeNull();
    expect(errors).toMatchObject([{ message, extensions: { code: "BAD_USER_INPUT", argument: "of" } }]);
  });

  it("count a row for each field in which it says something", async () => {
    await refill(grid, [
      failed("disk full", { MinorStatus: "Uploading failed" }), failed("Unknown", { MinorStatus: "Uploading failed" }), failed("Uploading failed", { MinorStatus: "Unknown" }), failed("same", { MinorStatus: "same" }), failed(null, { MinorStatus: "" }),
    ]);
    const of = ["APPLICATION_STATUS", "MINOR_STATUS"], both = await failuresOf(ask, "pattern count share", { of });
    expect(both).toEqual({ total: 6, other: 0, groupCount: 3, buckets: [{ pattern: "Uploading failed", count: 3, share: 0.5 }, { pattern: "same", count: 2, share: 2 / 6 }, { pattern: "disk full", count: 1, share: 1 / 6 }] });
    expect(await failuresOf(ask, "pattern count share", { of: of.toReversed() })).toEqual(both);
    expect((await failuresOf(ask, "count", { of: ["MINOR_STATUS"] })).total).toBe(3);
  });

  it("are not of words that say nothing", async () => {
    await refill(grid, [null, "", "Unknown", " ", "  \t"].map(text => failed(text)));
    expect(await failuresOf(ask)).toEqual({ total: 0, other: 0, groupCount: 0, buckets: [] });
    // other words are not meant
    await refill(grid, ["unknown", "UNKNOWN", "Unknown error", "Not given"].map(text => failed(text)));
    expect(await failuresOf(ask)).toMatchObject({ total: 4, groupCount: 4 });
  });

  it("are none of no rows, and only of those that the filter leaves", async () => {
    await refill(grid, []);
    expect(await failuresOf(ask)).toEqual({ total: 0, other: 0, groupCount: 0, buckets: [] });
    await refill(grid, [failed("here"), failed("here"), aJob({ Status: "Done", ApplicationStatus: "there" })]);
    expect(await failuresOf(ask, "pattern count share", { filter: { status: { eq: "Failed" } } })).toEqual({ total: 2, other: 0, groupCount: 1, buckets: [{ pattern: "here", count: 2, share: 1 }] });
  });

  it("are those of their own fields where several are asked for at once", async () => {
    await refill(grid, [failed("here", { MinorStatus: "there" }), failed("Unknown", { MinorStatus: "there", LastUpdateTime: "2026-11-20 03:00:00" })]);
    const { data } = await ask('{ jobs(filter: {lastUpdateTime: {gte: "-PT6H"}}) { a: failures(of: [APPLICATION_STATUS]) { b: buckets { p: pattern isNew } } b: failures(of: [MINOR_STATUS]) { buckets { pattern isNew } } c: failures(of: [MINOR_STATUS, APPLICATION_STATUS]) { buckets { pattern isNew } } } }');
    expect(data.jobs).toEqual({ a: { b: [{ p: "here", isNew: true }] }, b: { buckets: [{ pattern: "there", isNew: false }] }, c: { buckets: [{ pattern: "here", isNew: true }, { pattern: "there", isNew: false }] } });
  });

  it("do not depend on the page", async () => {
    await refill(grid, [failed("here"), failed("here"), failed("there")]);
    const { data } = await ask("{ jobs(first: 1, orderBy: [{field: JOB_ID}]) { nodes { applicationStatus } failures(of: [APPLICATION_STATUS]) { total } } }");
    expect(data.jobs).toEqual({ nodes: [{ applicationStatus: "here" }], failures: { total: 3 } });
  });
});
