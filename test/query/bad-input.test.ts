import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { aJob } from "../helpers/a-job.ts";
import { as, data, type Ask } from "../helpers/ask.ts";
import { GRIDS, testGrid, type TestGrid } from "../helpers/test-grid.ts";
import { expectRefusal } from "./refusal.ts";

describe.each(GRIDS)("bad arguments of a list on $engine with DIRAC $generation", ({ engine, generation }) => {
  let grid: TestGrid, ask: Ask;
  beforeAll(async () => {
    grid = await testGrid(engine, generation);
    ask = as(grid, "alice@belle_user");
    await grid.insert("JobDB", "Jobs", [aJob({ JobID: 1, JobGroup: "g" }), aJob({ JobID: 2, JobGroup: "g" })]);
  });
  afterAll(() => grid.drop());

  it.each([["first", 0], ["first", -1], ["first", 1001], ["first", Number.MAX_SAFE_INTEGER], ["last", 0], ["last", -1], ["last", 1001]])("are pages of no size and of more than 1,000 rows: %s %i", async (argument, size) => {
    await expectRefusal(ask, `query ($size: SafeInt) { jobs(${argument}: $size) { nodes { jobId } } }`, { size }, argument, "1 to 1000");
    await expectRefusal(ask, `{ jobGroups { nodes { jobs(${argument}: ${size}) { nodes { jobId } } } } }`, {}, argument, "1 to 1000");
  });

  it("are not pages of 1 and of 1,000 rows, nor a size that is null", async () => {
    const { one, many, fromEnd, none } = await data(ask("{ one: jobs(first: 1) { nodes { jobId } } many: jobs(first: 1000) { nodes { jobId } } fromEnd: jobs(last: 1000) { nodes { jobId } } none: jobs(first: null, last: null) { nodes { jobId } } }"));
    expect([one, many, fromEnd, none].map(({ nodes }) => nodes.length)).toEqual([1, 2, 2, 2]);
  });

  it("are first and last together", async () => {
    await expectRefusal(ask, "{ jobs(first: 5, last: 5) { totalCount } }", {}, "last", "first and last cannot be given together");
  });

  it.each(["1.5", '"5"', "9007199254740993", "true", "[5]"])("are sizes that are no whole numbers: %s", async size => {
    for (const answer of [await ask(`{ jobs(first: ${size}) { totalCount } }`), await ask("query ($size: SafeInt) { jobs(first: $size) { totalCount } }", { size: JSON.parse(size) })]) {
      expect(answer.errors).toMatchObject([{ message: expect.stringContaining("SafeInt"), extensions: { code: expect.stringMatching(/^(BAD_USER_INPUT|GRAPHQL_VALIDATION_FAILED)$/) } }]);
    }
  });

  it("are a null, by a variable that has a default, for an argument that takes none: the client's mistake, which GraphQL finds only when the field is executed", async () => {
    const answer = await ask('query ($name: String = "LCG.KEK.jp", $ids: [ID!] = []) { site(name: $name) { name } nodes(ids: $ids) { id } }', { name: null, ids: null });
    expect(answer.errors).toMatchObject(["name", "ids"].map(argument => ({ message: `Argument "${argument}" of non-null type ${argument === "name" ? '"String!"' : '"[ID!]!"'} must not be null.`, extensions: { code: "BAD_USER_INPUT" } })));
  });

  const groups = (argumentsOf: string) => `{ jobs { groups(${argumentsOf}) { total } } }`;
  const facets = (argumentsOf: string) => `{ jobs { facets(${argumentsOf}) { total } } }`;
  const histogram = (by: string) => `{ jobs { histogram(of: LAST_UPDATE_TIME, bucket: DAY, by: ${by}) { total } } }`;
  it.each([
    [groups("by: []"), "by", "at least one field"],
    [groups("by: [STATUS, OWNER, STATUS]"), "by", "twice"],
    [groups("by: [STATUS], first: 0"), "first", "1 to 1000"],
    [groups("by: [STATUS], first: -1"), "first", "1 to 1000"],
    [groups("by: [STATUS], first: 1001"), "first", "1 to 1000"],
    [facets("fields: []"), "fields", "at least one field"],
    [facets("fields: [STATUS, STATUS]"), "fields", "twice"],
    [facets("fields: [STATUS], first: 0"), "first", "1 to 1000"],
    [facets("fields: [STATUS], first: 1001"), "first", "1 to 1000"],
    [histogram("[OWNER, OWNER]"), "by", "twice"],
  ])("are aggregates of nothing, of one field twice, of no and of too many buckets: %s", async (operation, argument, says) => {
    await expectRefusal(ask, operation, {}, argument, says);
  });

  it("are not aggregates of 1,000 buckets, nor a histogram by no field", async () => {
    const { jobs } = await data(ask(`{ jobs { groups(by: [STATUS], first: 1000) { total } facets(fields: [STATUS], first: 1000) { total }
      empty: histogram(of: LAST_UPDATE_TIME, bucket: DAY, by: []) { total } absent: histogram(of: LAST_UPDATE_TIME, bucket: DAY, by: null) { total } } }`));
    expect(jobs).toEqual({ groups: { total: 2 }, facets: [{ total: 2 }], empty: { total: 2 }, absent: { total: 2 } });
  });

  it("cost their own aggregate and nothing else", async () => {
    const answer = await ask("{ jobs { totalCount nodes { jobId } groups(by: []) { total } facets(fields: [OWNER]) { total } } }");
    expect(answer.data).toEqual({ jobs: { totalCount: 2, nodes: [{ jobId: 2 }, { jobId: 1 }], groups: null, facets: [{ total: 2 }] } });
    expect(answer.errors).toMatchObject([{ path: ["jobs", "groups"], extensions: { code: "BAD_USER_INPUT", argument: "by" } }]);
  });

  it.each([
    "{ jobs(orderBy: [{field: NOTHING}]) { totalCount } }", "{ jobs(orderBy: [{field: OWNER_DN}]) { totalCount } }", "{ jobs(orderBy: [{field: OWNER, direction: UP}]) { totalCount } }", "{ jobs(orderBy: [{direction: ASC}]) { totalCount } }",
    "{ jobs { groups(by: [OWNER_DN]) { total } } }", "{ jobs { groups { total } } }", "{ jobs { groups(by: [STATUS], first: null) { total } } }", "{ jobs { histogram(of: OWNER, bucket: DAY) { total } } }", "{ jobs { histogram(of: LAST_UPDATE_TIME, bucket: WEEK) { total } } }",
  ])("are what the schema does not have: %s", async operation => {
    expect((await ask(operation)).errors).toMatchObject([{ extensions: { code: "GRAPHQL_VALIDATION_FAILED" } }]);
  });

  if (generation === "8.0") {
    it("are a sort key that 8.0 derives instead of storing it; a count does not sort", async () => {
      await expectRefusal(ask, "{ jobs(orderBy: [{field: OWNER}, {field: VO}]) { nodes { jobId } } }", {}, "orderBy.1.field", "Job cannot be sorted by vo on this server");
      expect(await data(ask("{ jobs(orderBy: [{field: VO}]) { totalCount } }"))).toEqual({ jobs: { totalCount: 2 } });
    });
  } else {
    const says = "Job.diracSetup is of DIRAC 8.0 only, and the JobDB of this server is of another generation";
    it.each([
      ["{ jobs(filter: {diracSetup: {eq: \"x\"}}) { totalCount } }", "filter.diracSetup"],
      ["{ jobs(filter: {or: [{status: {eq: \"x\"}}, {not: {diracSetup: {isNull: true}}}]}) { nodes { jobId } } }", "filter.diracSetup"],
      ["{ jobs(orderBy: [{field: OWNER}, {field: DIRAC_SETUP}]) { nodes { jobId } } }", "orderBy.1.field"],
      ["{ jobs { groups(by: [STATUS, DIRAC_SETUP]) { total } } }", "by.1"],
      ["{ jobs { facets(fields: [DIRAC_SETUP]) { total } } }", "fields.0"],
      ["{ jobs { histogram(of: LAST_UPDATE_TIME, bucket: DAY, by: [DIRAC_SETUP]) { total } } }", "by.0"],
    ])("are fields of the other generation, which are null where they are only read: %s", async (operation, argument) => {
      await expectRefusal(ask, operation, {}, argument, says);
      expect(await data(ask("{ jobs(first: 1) { nodes { jobId diracSetup killedFlag masterJobId } } }"))).toEqual({ jobs: { nodes: [{ jobId: 2, diracSetup: null, killedFlag: null, masterJobId: null }] } });
    });
  }
});
