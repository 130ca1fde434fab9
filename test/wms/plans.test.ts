import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { aJob } from "../helpers/a-job.ts";
import { as, data } from "../helpers/ask.ts";
import { entriesRead, explain, FEW, offences, sentStatements } from "../helpers/plans.ts";
import { GRIDS, testGrid, type TestGrid } from "../helpers/test-grid.ts";

const JOBS = 6000;

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
    const statements = await sentStatements(grid, "JobDB", "`Jobs`", () => data(as(grid, who, allVosGroups)(`{ ${list} { nodes { jobId status siteName owner lastUpdateTime } } }`)));
    expect(statements).toHaveLength(1);
    const plan = await explain(grid, "JobDB", statements[0]!), read = await entriesRead(grid, "JobDB", statements[0]!);
    const all = JSON.stringify({ statement: statements[0], plan, read }, null, 2);
    expect(offences(plan), all).toEqual([]);
    expect(read, all).toBeLessThan(FEW);
  });

  it("which a filter without an index does not get", async () => {
    const [statement] = await sentStatements(grid, "JobDB", "`Jobs`", () => data(as(grid, "alice@belle_user")(`{ jobs(filter: {jobName: {contains: "x"}}, orderBy: [{field: SUBMISSION_TIME}]) { nodes { jobId } } }`)));
    expect(offences(await explain(grid, "JobDB", statement!))).not.toEqual([]);
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
