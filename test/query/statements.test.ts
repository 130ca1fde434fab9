import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { aJob } from "../helpers/a-job.ts";
import { as, data, type Json } from "../helpers/ask.ts";
import { GRIDS, testGrid, type TestGrid } from "../helpers/test-grid.ts";
import { refill } from "./job-lists.ts";

/** A connection with everything that it has. */
const EVERYTHING = `nodes { jobId status } edges { cursor node { owner } } pageInfo { endCursor hasNextPage } totalCount groups(by: [STATUS, OWNER]) { total }
  facets(fields: [STATUS, OWNER, JOB_TYPE]) { total } histogram(of: LAST_UPDATE_TIME, bucket: DAY, by: [STATUS]) { total }`;

describe.each(GRIDS)("statements on $engine with DIRAC $generation", ({ engine, generation }) => {
  let grid: TestGrid;
  beforeAll(async () => {
    grid = await testGrid(engine, generation);
  });
  afterAll(() => grid.drop());

  /** What an operation costs, and its answer. */
  async function cost(operation: string, variables = {}): Promise<{ statements: string[]; answer: Json }> {
    grid.statements.length = 0;
    const answer = await data(as(grid, "alice@belle_user")(operation, variables));
    return { statements: [...grid.statements], answer };
  }
  const count = async (operation: string) => (await cost(operation)).statements.length;
  const jobs = (count: number, groups = count) => refill(grid, Array.from({ length: count }, (_, index) => aJob({ JobID: index + 1, JobGroup: `g${index % groups}`, Status: `s${index % 7}` })));
  /** The fields that a statement selects. */
  const selected = (statement: string) => [...statement.split(/\bfrom\b/)[0]!.matchAll(/ as [`"](\w+)[`"]/g)].map(([, field]) => field).filter(field => field !== "parent$").sort();
  const table = (statement: string) => /from [`"]?(\w+)/.exec(statement)![1];

  it.each([0, 1, 60, 900])("are as many for any number of rows: %i", async rows => {
    await jobs(rows);
    const { statements, answer } = await cost(`{ jobs(first: 1000) { ${EVERYTHING} } }`);
    expect(answer.jobs).toMatchObject({ totalCount: rows, groups: { total: rows } });
    expect(answer.jobs.nodes).toHaveLength(rows);
    // rows, count, groups, facets, histogram
    expect(statements).toHaveLength(5);
  });

  it.each([
    ["{ jobs { __typename } }", 0], ["{ jobs { totalCount } }", 1], ["{ jobs { nodes { jobId } } }", 1], ["{ jobs { nodes { id } edges { cursor } pageInfo { hasNextPage } } }", 1], ["{ jobs { pageInfo { hasNextPage } } }", 1],
    ["{ jobs { groups(by: [STATUS]) { total } } }", 1], ["{ jobs { facets(fields: [STATUS, OWNER, JOB_GROUP, VO]) { total } } }", 1], ["{ jobs { histogram(of: LAST_UPDATE_TIME, bucket: HOUR) { total } } }", 1],
    ["{ jobs { a: totalCount b: totalCount c: groups(by: [STATUS]) { total } d: groups(by: [STATUS]) { other } e: groups(by: [OWNER]) { total } } }", 3],
    ["{ a: jobs { nodes { status } } b: jobs { nodes { status } } c: jobs { totalCount } }", 3], ["{ jobs { nodes { status } } ...More } fragment More on Query { jobs { nodes { owner } totalCount } }", 2],
    ["{ a: job(jobId: 1) { status } b: job(jobId: 2) { status } c: job(jobId: 99) { status } }", 1], ["{ job(jobId: 1) { status owner siteName } }", 1],
    ["{ jobs { nodes { jobId } } jobGroups { totalCount } }", 2],
  ])("are asked only for what is asked for, once: %s: %i", async (operation, expected) => {
    await jobs(5);
    expect(await count(operation)).toBe(expected);
  });

  it("read no row where only counts are asked for", async () => {
    await jobs(5);
    const { statements } = await cost("{ jobs { totalCount groups(by: [STATUS]) { total } facets(fields: [STATUS]) { total } histogram(of: LAST_UPDATE_TIME, bucket: DAY) { total } } }");
    expect(statements).toHaveLength(4);
    for (const statement of statements) expect(statement).toContain("count(*)");
  });

  it.each([
    ["nodes { status }", ["jobId", "status"]],
    ["nodes { id }", ["jobId"]],
    ["nodes { __typename }", ["jobId"]],
    ["edges { cursor }", ["jobId"]],
    ["pageInfo { endCursor }", ["jobId"]],
    ["nodes { status } edges { node { owner } } pageInfo { hasNextPage }", ["jobId", "owner", "status"]],
    ["nodes { a: status b: status state: minorStatus }", ["jobId", "minorStatus", "status"]],
    ["a: nodes { status } b: nodes { owner }", ["jobId", "owner", "status"]],
    ["nodes { ...F ... on Job { siteName } ... on Node { id } ... { owner } }", ["jobId", "owner", "siteName", "status"]],
    ["nodes { status @skip(if: true) owner @include(if: false) siteName @skip(if: false) ... on Job @skip(if: true) { jobName } }", ["jobId", "siteName"]],
    ["nodes { history { status } }", ["jobId"]],
    ["nodes { optimizerParameters { name value } commands { command } status }", ["jobId", "status"]],
  ])("select only the columns that are asked for: %s", async (selection, expected) => {
    await jobs(3);
    const { statements } = await cost(`{ jobs { ${selection} } } ${selection.includes("...F") ? "fragment F on Job { status }" : ""}`);
    expect(selected(statements[0]!)).toEqual(expected);
  });

  it("select the columns that the order needs, and no others, whatever the filter names", async () => {
    await jobs(3);
    const { statements } = await cost('{ jobs(orderBy: [{field: LAST_UPDATE_TIME}, {field: OWNER}], filter: {siteName: {ne: "x"}}) { nodes { status } } }');
    expect(statements.map(selected)).toEqual([["jobId", "lastUpdateTime", "owner", "status"]]);
  });

  it.each([["1 job", 1], ["20 jobs", 20]])("of relations are one for each table: %s", async (_what, rows) => {
    await jobs(rows);
    const relations = "history { status } parameters { name } optimizerParameters { name } previousParameters { name } heartbeats { name } commands { command } inputFiles { lfn } jdl { text }";
    const { statements } = await cost(`{ jobs { nodes { ${relations} again: history { source } } } }`);
    const tables = ["AtticJobParameters", "HeartBeatLoggingInfo", "InputData", "JobCommands", "JobJDLs", ...(generation === "8.0" ? ["JobParameters"] : []), "Jobs", "LoggingInfo", "OptimizerParameters"];
    expect(statements.map(table).sort()).toEqual(tables);
  });

  it.each([["3 parents", 3, 1], ["500 parents", 500, 1], ["501 parents", 501, 2], ["1,000 parents", 1000, 2]])("of lists inside a list are one for each field and 500 parents: %s", async (_what, parents, batches) => {
    await jobs(parents + 5, parents);
    const { statements, answer } = await cost(`{ jobGroups(first: 1000) { nodes { name jobs(first: 3) { ${EVERYTHING} } } } }`);
    expect(answer.jobGroups.nodes).toHaveLength(parents);
    expect(answer.jobGroups.nodes.reduce((sum: number, { jobs }: Json) => sum + jobs.totalCount, 0)).toBe(parents + 5);
    for (const { jobs } of answer.jobGroups.nodes.slice(0, 10)) expect([jobs.nodes.length, jobs.groups.total, jobs.histogram.total, jobs.facets[0].total]).toEqual([jobs.totalCount, jobs.totalCount, jobs.totalCount, jobs.totalCount]);
    expect(statements).toHaveLength(1 + 5 * batches);
  });

  it("of lists inside a list are one for each alias, with the columns that it asks for", async () => {
    await jobs(30, 5);
    const { statements, answer } = await cost('{ jobGroups { nodes { newest: jobs(first: 1) { nodes { owner } } waiting: jobs(filter: {status: {eq: "s1"}}) { totalCount nodes { status } edges { node { siteName } } } } } }');
    expect(answer.jobGroups.nodes.map(({ newest, waiting }: Json) => [newest.nodes.length, waiting.totalCount === waiting.nodes.length])).toEqual(Array.from({ length: 5 }, () => [1, true]));
    expect(statements).toHaveLength(4);
    const pages = statements.filter(statement => statement.includes("union all")).map(statement => selected(statement.replace(/^\s*select \* from \(/, "")));
    expect(pages.sort()).toEqual([["jobId", "owner"], ["jobId", "siteName", "status"]]);
  });

  it("are none for what is refused", async () => {
    await jobs(3);
    for (const operation of ["{ jobs(first: 0) { totalCount nodes { jobId } } }", "{ jobs { groups(by: []) { total } facets(fields: []) { total } } }", '{ jobs(filter: {lastUpdateTime: {gt: "soon"}}) { totalCount } }', '{ jobs(after: "x") { totalCount } }']) {
      grid.statements.length = 0;
      expect((await as(grid, "alice@belle_user")(operation)).errors.length).toBeGreaterThan(0);
      expect(grid.statements).toEqual([]);
    }
  });
});
