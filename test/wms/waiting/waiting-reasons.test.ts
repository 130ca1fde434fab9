import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { aPilot } from "../../helpers/a-pilot.ts";
import { aStatus, RESOURCE_DATABASES } from "../../helpers/a-status.ts";
import { as, data } from "../../helpers/ask.ts";
import { GRIDS, type TestGrid } from "../../helpers/test-grid.ts";
import { aJobOutside, askReasons, aWaitingJob, reason, reasons, waitingGrid } from "./a-waiting-grid.ts";

const ALL = ["PilotAgentsDB", ...RESOURCE_DATABASES], SITES = { "LCG.KEK.jp": { maxCPUTime: "60" }, "LCG.DESY.de": {} };
const RSS = { ResourceStatus: { Config: { State: "Active" } } };

describe.each(GRIDS)("the reasons why a job waits, on $engine with DIRAC $generation", ({ engine, generation }) => {
  let grid: TestGrid;
  beforeAll(async () => {
    grid = await waitingGrid(engine, generation, { names: ALL, sites: SITES, operations: { ...RSS, JobScheduling: { RunningLimit: { "LCG.KEK.jp": { JobType: { Merge: "0" } } }, MatchingDelay: { "LCG.KEK.jp": { JobType: { Merge: "60" } } } } } });
    await grid.insert("ResourceStatusDB", "SiteStatus", [aStatus({ Name: "LCG.KEK.jp", Status: "Banned" }), aStatus({ Name: "LCG.DESY.de" })]);
    await grid.insert("PilotAgentsDB", "PilotAgents", [aPilot({ Status: "Aborted" }), aPilot({ Status: "Waiting" }), aPilot({ Status: "Done", GridSite: "LCG.DESY.de" })]);
  });
  afterAll(() => grid.drop());

  it("are all that are found, in order of rank", async () => {
    const found = await reasons(grid, await aWaitingJob(grid, { job: { JobType: "Merge" }, queue: { CPUTime: 86_400 }, requirements: { Sites: ["LCG.KEK.jp"] } }));
    expect(found!.map(({ code, rank, certain }) => [rank, code, certain])).toEqual([
      [6, "SITES_NOT_USABLE", true], [7, "NO_QUEUE_FITS", false], [9, "RUNNING_LIMIT", true], [9, "MATCHING_DELAY", false], [10, "PILOTS_FAILING", false], [12, "LONG_LINE", false],
    ]);
  });

  it("end at the first before the task queues", async () => {
    const held = await aWaitingJob(grid, { job: { Status: "Waiting", ApplicationStatus: "On Hold: no site" }, requirements: { Sites: ["LCG.KEK.jp"] } });
    expect(await reasons(grid, held)).toMatchObject([{ code: "ON_HOLD" }]);
    expect(await reasons(grid, await aWaitingJob(grid, { requirements: { Sites: ["LCG.KEK.jp"], BannedSites: ["LCG.KEK.jp"] } }))).toMatchObject([{ code: "NO_CANDIDATE_SITE" }]);
  });

  it("are none for a job that a pilot has taken, and null for one that runs, or did, or is of a status that nobody knows", async () => {
    expect(await reasons(grid, await aJobOutside(grid, { Status: "Matched" }))).toEqual([]);
    for (const Status of ["Running", "Stalled", "Completing", "Completed", "Done", "Failed", "Killed", "Deleted", "Extended"]) expect(await reasons(grid, await aJobOutside(grid, { Status })), Status).toBeNull();
  });

  it("are those that the filter and the page find, whatever else is asked for", async () => {
    const jobId = await aWaitingJob(grid, { requirements: { Sites: ["LCG.DESY.de"] } });
    const { jobs } = await data(as(grid, "alice@belle_user")(`{ jobs(filter: {jobId: {eq: ${jobId}}}) { nodes { waitingReasons { code } } } }`));
    expect(jobs.nodes).toEqual([{ waitingReasons: [{ code: "NO_PILOT" }] }]);
  });

  it("count the task queues of others only as far as the viewer may see them", async () => {
    await grid.insert("PilotAgentsDB", "PilotAgents", [aPilot({ OwnerGroup: "ctao_user" })]);
    const requirements = { Sites: ["LCG.KEK.jp"] }, jobId = await aWaitingJob(grid, { job: { Owner: "alice", OwnerGroup: "ctao_user" }, requirements });
    await aWaitingJob(grid, { job: { Owner: "bob", OwnerGroup: "ctao_user" }, requirements });
    const competing = async (who: `${string}@${string}`) => (await reason(grid, "LONG_LINE", jobId, who))?.facts.find(({ name }) => name.startsWith("other task queues"))?.value;
    expect(await competing("alice@ctao_user")).toBe("0");
    expect(await competing("admin@ctao_admin")).toBe("1");
    expect((await askReasons(grid, jobId, "alice@belle_user")).data.job).toBeNull();
  });
});

describe.each(GRIDS)("a database that is away, on $engine with DIRAC $generation", ({ engine, generation }) => {
  it("costs the reasons that need it, and says which; the others are given", async () => {
    const grid = await waitingGrid(engine, generation, { names: ["PilotAgentsDB"], sites: SITES, operations: RSS });
    try {
      const jobId = await aWaitingJob(grid, { queue: { CPUTime: 86_400 }, requirements: { Sites: ["LCG.KEK.jp"] } });
      const { data: found, errors } = await askReasons(grid, jobId);
      expect(found.job.waitingReasons.map((one: { code: string } | null) => one?.code ?? null)).toEqual(["NO_QUEUE_FITS", "NO_PILOT", null]);
      expect(errors).toMatchObject([{ path: ["job", "waitingReasons", 2], message: expect.stringMatching(/ResourceStatusDB.*; not known therefore: SITES_NOT_USABLE$/), extensions: { code: "BACKEND_UNAVAILABLE", backend: "ResourceStatusDB" } }]);
    } finally {
      await grid.drop();
    }
  });

  it("is one error for all reasons that need it", async () => {
    const grid = await waitingGrid(engine, generation, { names: RESOURCE_DATABASES, sites: SITES, operations: RSS });
    try {
      const jobId = await aWaitingJob(grid, { requirements: { Sites: ["LCG.DESY.de"] } });
      const { data: found, errors } = await askReasons(grid, jobId);
      expect(found.job.waitingReasons).toEqual([null]);
      expect(errors).toMatchObject([{ message: expect.stringMatching(/: PILOTS_FAILING, NO_PILOT and LONG_LINE$/), extensions: { backend: "PilotAgentsDB" } }]);
      await grid.insert("ResourceStatusDB", "SiteStatus", [aStatus({ Name: "LCG.DESY.de", Status: "Banned" })]);
      await grid.run("ResourceManagementDB", "drop table DowntimeCache");
      const closed = await reason(grid, "SITES_NOT_USABLE", jobId);
      expect(closed?.facts[1]).toMatchObject({ name: "downtime of LCG.DESY.de", value: expect.stringMatching(/^not known: .*ResourceManagementDB/) });
    } finally {
      await grid.drop();
    }
  });

  it("is all where there are no task queues, and nothing for the states before them", async () => {
    const grid = await waitingGrid(engine, generation, { without: ["TaskQueueDB"] });
    try {
      const { data: found, errors } = await askReasons(grid, await aJobOutside(grid, { Status: "Waiting" }));
      expect(found.job.waitingReasons).toEqual([null]);
      expect(errors).toMatchObject([{ message: expect.stringMatching(/not known therefore: NOT_IN_TASK_QUEUE, NO_CANDIDATE_SITE, .* and LONG_LINE$/), extensions: { code: "BACKEND_UNAVAILABLE", backend: "TaskQueueDB" } }]);
      expect(await reasons(grid, await aJobOutside(grid, { Status: "Submitting" }))).toMatchObject([{ code: "NOT_SUBMITTED" }]);
    } finally {
      await grid.drop();
    }
  });
});
