import { tracingChannel } from "node:diagnostics_channel";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { aJob } from "../helpers/a-job.ts";
import { as, data } from "../helpers/ask.ts";
import { GRIDS, testGrid, type TestGrid } from "../helpers/test-grid.ts";

const JOBS = 6000;
/** Whatever reads more than this on the way to a page of 50 reads the table. */
const FEW = 600;

const VIEWERS = {
  "all VOs": ["admin@belle_admin", ["belle_admin"]], "their VO": ["alice@belle_user", []], "their own jobs": ["dave@ctao_user", []],
} as const;

const newest = "orderBy: [{field: LAST_UPDATE_TIME, direction: DESC}]";
const LISTS = {
  "all jobs": "jobs",
  "jobs by status and site": 'jobs(filter: {status: {eq: "Failed"}, siteName: {eq: "LCG.Site7.org"}})',
  "jobs by owner": 'jobs(filter: {owner: {eq: "user17"}})',
  "jobs by last update": `jobs(filter: {lastUpdateTime: {gte: "2026-11-20T06:00:00Z", lt: "2026-11-20T08:00:00Z"}}, ${newest})`,
  "jobs by their numbers": "jobs(filter: {jobId: {in: [1, 100, 2000]}})",
} as const;

interface Step { readonly type: string | null; readonly key: string | null; readonly rows: number | null; readonly Extra: string | null }

describe.each(GRIDS.filter(({ engine }) => engine === "mysql"))("the database answers lists by an index on $engine with DIRAC $generation", ({ engine, generation }) => {
  let grid: TestGrid;
  beforeAll(async () => {
    grid = await testGrid(engine, generation, { names: ["JobDB"] });
    await grid.insert("JobDB", "Jobs", Array.from({ length: JOBS }, (_, index) => jobNumber(index + 1)));
    await grid.run("JobDB", "analyze table Jobs");
  });
  afterAll(() => grid.drop());

  const cases = Object.entries(LISTS).flatMap(([name, list]) => Object.entries(VIEWERS).map(([scope, [who, allVosGroups]]) => ({ name, list, scope, who, allVosGroups })));

  it.each(cases)("$name, to a viewer of $scope", async ({ list, who, allVosGroups }) => {
    const statements = await sentStatements(grid, () => data(as(grid, who, allVosGroups)(`{ ${list} { nodes { jobId status siteName owner lastUpdateTime } } }`)));
    expect(statements).toHaveLength(1);
    const plan = await explain(grid, statements[0]!), read = await entriesRead(grid, statements[0]!);
    const all = JSON.stringify({ statement: statements[0], plan, read }, null, 2);
    expect(offences(plan), all).toEqual([]);
    expect(read, all).toBeLessThan(FEW);
  });

  it("which a filter without an index does not get", async () => {
    const [statement] = await sentStatements(grid, () => data(as(grid, "alice@belle_user")(`{ jobs(filter: {jobName: {contains: "x"}}, orderBy: [{field: SUBMISSION_TIME}]) { nodes { jobId } } }`)));
    expect(offences(await explain(grid, statement!))).not.toEqual([]);
  });
});

/** Many sites, owners and hours, so that each index tells rows apart; two VOs. */
function jobNumber(id: number) {
  const time = new Date(Date.parse("2026-11-20T12:00:00Z") - (JOBS - id) * 120_000).toISOString().slice(0, 19).replace("T", " ");
  return aJob({
    JobID: id, Owner: id % 40 === 0 ? "dave" : `user${id % 151}`, OwnerGroup: id % 40 === 0 || id % 3 === 0 ? "ctao_user" : "belle_user", Site: `LCG.Site${id % 59}.org`,
    Status: ["Done", "Done", "Done", "Done", "Failed", "Running", "Waiting"][id % 7]!, SubmissionTime: time, LastUpdateTime: time,
  });
}

/** What goes to JobDB meanwhile, as the driver tells it on its diagnostics channel: with the values in their places. */
async function sentStatements(grid: TestGrid, action: () => Promise<unknown>): Promise<string[]> {
  const { database: expected } = grid.address("JobDB"), statements: string[] = [];
  const channel = tracingChannel("mysql2:query");
  const subscriber = { start: (message: unknown) => {
    const { query, database } = message as { query: string; database: string };
    if (database === expected && query.includes("`Jobs`")) statements.push(query);
  } } as Parameters<typeof channel.subscribe>[0];
  channel.subscribe(subscriber);
  try {
    await action();
  } finally {
    channel.unsubscribe(subscriber);
  }
  return statements;
}

async function explain(grid: TestGrid, statement: string): Promise<Step[]> {
  return await grid.run("JobDB", `explain ${statement}`) as unknown as Step[];
}

/** What the statement reads of indexes: a plan can name one and read all of it. */
async function entriesRead(grid: TestGrid, statement: string): Promise<number> {
  const counters = "show session status where Variable_name in ('Handler_read_first', 'Handler_read_key', 'Handler_read_last', 'Handler_read_next', 'Handler_read_prev')";
  const sum = async () => (await grid.run("JobDB", counters)).reduce((all, { Value }) => all + Number(Value), 0);
  const before = await sum();
  await grid.run("JobDB", statement);
  return await sum() - before;
}

/** Steps that read the table without an index, or sort more than a page or two. */
function offences(plan: readonly Step[]): Step[] {
  return plan.filter(({ type, rows, Extra }) => type === "ALL" || /filesort|temporary/.test(Extra ?? "") && (rows ?? 0) > FEW);
}
