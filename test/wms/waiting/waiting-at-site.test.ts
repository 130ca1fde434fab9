import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { aStatus } from "../../helpers/a-status.ts";
import { as, data, type Json } from "../../helpers/ask.ts";
import { GRIDS, type TestGrid } from "../../helpers/test-grid.ts";
import { aTaskQueue } from "../../helpers/a-task-queue.ts";
import { aWaitingJob, waitingGrid } from "./a-waiting-grid.ts";

describe.each(GRIDS)("waiting jobs from the side of a site, on $engine with DIRAC $generation", ({ engine, generation }) => {
  let grid: TestGrid;
  beforeAll(async () => {
    grid = await waitingGrid(engine, generation, {
      names: ["ResourceStatusDB"], sites: { "LCG.A.jp": { NumberOfProcessors: "4", VO: "belle" }, "LCG.B.jp": {} },
      operations: { ResourceStatus: { Config: { State: "Active" } }, JobScheduling: { RunningLimit: { "LCG.A.jp": { JobType: { Merge: "0" }, Owner: { bob: "0" } } } } },
    });
    await grid.insert("ResourceStatusDB", "SiteStatus", [aStatus({ Name: "LCG.A.jp" }), aStatus({ Name: "LCG.B.jp", Status: "Banned" })]);
    await aWaitingJob(grid);
    await aWaitingJob(grid, { requirements: { Sites: ["LCG.A.jp"] } });
    await aWaitingJob(grid, { requirements: { BannedSites: ["LCG.A.jp"] } });
    await aWaitingJob(grid, { requirements: { Tags: ["8Processors"] } });
    await aWaitingJob(grid, { job: { JobType: "Merge" } });
    await aWaitingJob(grid, { job: { JobType: "Test", Owner: "bob" } });
    await aWaitingJob(grid, { job: { Owner: "dave", OwnerGroup: "ctao_user" } });
    await grid.insert("TaskQueueDB", "tq_TaskQueues", [aTaskQueue()]);
  });
  afterAll(() => grid.drop());
  const ask = async (who: `${string}@${string}`, allVos: readonly string[] = []): Promise<Json> => (await data(as(grid, who, allVos)("{ sites { nodes { name waitingJobs { total matching others { code count } } } } }"))).sites.nodes.filter(({ name }: { name: string }) => /A|B/.test(name.split(".")[1]!)).sort((a: Json, b: Json) => (a.name < b.name ? -1 : 1));

  it("are those that could start there, and what keeps the others from it", async () => {
    expect(await ask("alice@belle_user")).toEqual([
      { name: "LCG.A.jp", waitingJobs: { total: 6, matching: 2, others: [{ code: "OTHER_SITES", count: 1 }, { code: "NO_QUEUE_FITS", count: 1 }, { code: "RUNNING_LIMIT", count: 2 }] } },
      { name: "LCG.B.jp", waitingJobs: { total: 6, matching: 1, others: [{ code: "OTHER_SITES", count: 1 }, { code: "SITE_NOT_USABLE", count: 4 }] } },
    ]);
  });

  it("stand in the task queues that name the site, or serve it and do not ban it", async () => {
    const { sites } = await data(as(grid, "alice@belle_user")('{ sites(filter: {name: {in: ["LCG.A.jp", "LCG.B.jp"]}}, orderBy: [{field: NAME}]) { nodes { taskQueues { siteNames bannedSiteNames } } } }'));
    const [a, b] = sites.nodes.map(({ taskQueues }: Json) => taskQueues);
    expect(a.every(({ bannedSiteNames }: Json) => !bannedSiteNames.includes("LCG.A.jp"))).toBe(true);
    expect(a.filter(({ siteNames }: Json) => siteNames.length > 0)).toEqual([{ siteNames: ["LCG.A.jp"], bannedSiteNames: [] }]);
    expect(b.filter(({ bannedSiteNames }: Json) => bannedSiteNames.length > 0)).toEqual([{ siteNames: [], bannedSiteNames: ["LCG.A.jp"] }]);
    expect([a.length, b.length]).toEqual([6, 6]);
  });

  it("are those that the viewer may see", async () => {
    expect(await ask("dave@ctao_user")).toMatchObject([{ waitingJobs: { total: 1, matching: 0, others: [{ code: "OTHER_SITES", count: 1 }] } }, { waitingJobs: { total: 1, others: [{ code: "SITE_NOT_USABLE", count: 1 }] } }]);
    expect(await ask("bob@no_vo")).toMatchObject([{ waitingJobs: { total: 0, matching: 0, others: [] } }, {}]);
    expect(await ask("admin@belle_admin", ["belle_admin"])).toMatchObject([{ waitingJobs: { total: 7 } }, {}]);
  });

  it("cost as many statements for all sites as for one", async () => {
    const cost = async (query: string) => {
      grid.statements.length = 0;
      await data(as(grid, "alice@belle_user")(query));
      return grid.statements.length;
    };
    const one = await cost('{ site(name: "LCG.A.jp") { waitingJobs { total } } }');
    expect(await cost("{ sites { nodes { waitingJobs { total } } } }")).toBeLessThanOrEqual(one + 1);
    expect(one).toBeLessThanOrEqual(20);
  });
});
