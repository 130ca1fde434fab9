import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { aMatch, aPilot } from "../helpers/a-pilot.ts";
import { aJob } from "../helpers/a-job.ts";
import { as, data } from "../helpers/ask.ts";
import { entriesRead, explain, FEW, offences, sentStatements } from "../helpers/plans.ts";
import { GRIDS, testGrid, type TestGrid } from "../helpers/test-grid.ts";

const PILOTS = 6000;

const VIEWERS = { "all VOs": ["admin@belle_admin", ["belle_admin"]], "their VO": ["alice@belle_user", []] } as const;

const LISTS = {
  "all pilots": "pilots",
  "pilots by site": 'pilots(filter: {siteName: {eq: "LCG.Site7.org"}})',
  "pilots by site and status": 'pilots(filter: {siteName: {eq: "LCG.Site7.org"}, status: {eq: "Done"}})',
  "pilots by status": 'pilots(filter: {status: {in: ["Running", "Aborted"]}})',
  "pilots by reference": 'pilots(filter: {pilotJobReference: {eq: "htcondorce://ce1.kek.jp/77.0"}})',
} as const;

describe.each(GRIDS.filter(({ engine }) => engine === "mysql"))("the database answers by an index on $engine with DIRAC $generation", ({ engine, generation }) => {
  let grid: TestGrid;
  beforeAll(async () => {
    grid = await testGrid(engine, generation, { names: ["JobDB", "PilotAgentsDB"] });
    const ids = Array.from({ length: PILOTS }, (_, index) => index + 1);
    await grid.insert("PilotAgentsDB", "PilotAgents", ids.map(PilotID => aPilot({
      PilotID, OwnerGroup: PilotID % 3 === 0 ? "ctao_user" : "belle_user", GridSite: `LCG.Site${PilotID % 59}.org`, DestinationSite: `ce${PilotID % 118}.org`, Status: PilotID % 20 === 0 ? "Running" : "Done",
    })));
    await grid.insert("PilotAgentsDB", "JobToPilotMapping", ids.map(id => aMatch(id, id)));
    await grid.insert("JobDB", "Jobs", [1, 2, 4].map(JobID => aJob({ JobID })));
    await grid.run("PilotAgentsDB", "analyze table PilotAgents, JobToPilotMapping");
  });
  afterAll(() => grid.drop());

  async function expectIndexed(statement: string): Promise<void> {
    const plan = await explain(grid, "PilotAgentsDB", statement), read = await entriesRead(grid, "PilotAgentsDB", statement), all = JSON.stringify({ statement, plan, read }, null, 2);
    expect(offences(plan), all).toEqual([]);
    expect(read, all).toBeLessThan(FEW);
  }

  it.each(Object.entries(LISTS).flatMap(([name, list]) => Object.entries(VIEWERS).map(([scope, [who, allVosGroups]]) => ({ name, list, scope, who, allVosGroups }))))("$name, to a viewer of $scope", async ({ list, who, allVosGroups }) => {
    const statements = await sentStatements(grid, "PilotAgentsDB", "`PilotAgents`", () => data(as(grid, who, allVosGroups)(`{ ${list} { nodes { pilotId status siteName } } }`)));
    expect(statements).toHaveLength(1);
    await expectIndexed(statements[0]!);
  });

  it.each(["{ jobs { nodes { pilots { status } } } }", "{ pilots(filter: {pilotId: {in: [1, 2, 4]}}) { nodes { jobs { jobId } } } }"])("matches of jobs and pilots: %s", async query => {
    const statements = await sentStatements(grid, "PilotAgentsDB", "JobToPilotMapping", () => data(as(grid, "alice@belle_user")(query)));
    expect(statements).toHaveLength(1);
    await expectIndexed(statements[0]!);
  });
});
