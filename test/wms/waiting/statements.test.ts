import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { dencode } from "../../../demo/dencode.ts";
import { aJob } from "../../helpers/a-job.ts";
import { aPilot } from "../../helpers/a-pilot.ts";
import { aStatus, RESOURCE_DATABASES } from "../../helpers/a-status.ts";
import { aQueuedJob, aTaskQueue } from "../../helpers/a-task-queue.ts";
import { as, data } from "../../helpers/ask.ts";
import { GRIDS, type TestGrid } from "../../helpers/test-grid.ts";
import { waitingGrid } from "./a-waiting-grid.ts";

const QUEUES = 40, JOBS = 500, NAMES = Array.from({ length: 20 }, (_, index) => `LCG.Site${String(index).padStart(2, "0")}.jp`);
/** Every fifth job has not come to a queue. */
const EARLY = ["Submitting", "Received", "Checking", "Staging", "Scouting", "Rescheduled"];

describe.each(GRIDS)("the statements of the reasons, on $engine with DIRAC $generation", ({ engine, generation }) => {
  let grid: TestGrid;
  beforeAll(async () => {
    const limits = (value: string) => Object.fromEntries(NAMES.map(name => [name, { JobType: { User: value }, Owner: { alice: value } }]));
    grid = await waitingGrid(engine, generation, {
      names: ["PilotAgentsDB", ...RESOURCE_DATABASES], sites: Object.fromEntries(NAMES.map(name => [name, {}])), operations: { ResourceStatus: { Config: { State: "Active" } }, JobScheduling: { RunningLimit: limits("0"), MatchingDelay: limits("9") } },
    });
    const jobs = Array.from({ length: JOBS }, (_, index) => aJob(index % 5 === 4 ? { Status: EARLY[index % EARLY.length]!, SubmissionTime: "2026-11-19 09:00:00" } : {}));
    const queues = Array.from({ length: QUEUES }, () => aTaskQueue()), ids = queues.map(({ TQId }) => Number(TQId));
    await grid.insert("JobDB", "Jobs", jobs);
    await grid.insert("JobDB", "OptimizerParameters", jobs.map(({ JobID }, index) => ({ JobID: JobID!, Name: "InputData", Value: dencode({ Value: { Successful: { "/belle/a": { [`SE-${index % 30}`]: "x" } } }, SiteCandidates: {} }) })));
    await grid.insert("TaskQueueDB", "tq_TaskQueues", queues);
    await grid.insert("TaskQueueDB", "tq_Jobs", jobs.filter(({ Status }, index) => Status === "Waiting" && index % 7 > 0).map(({ JobID }, index) => aQueuedJob(ids[index % QUEUES]!, Number(JobID))));
    await grid.insert("TaskQueueDB", "tq_TQToSites", ids.flatMap((TQId, index) => [0, 1, 2].slice(0, index % 4).map(step => ({ TQId, Value: NAMES[(index + step) % 10]! }))));
    await grid.insert("TaskQueueDB", "tq_TQToJobTypes", ids.map(TQId => ({ TQId, Value: "User" })));
    await grid.insert("ResourceStatusDB", "SiteStatus", NAMES.map(Name => aStatus({ Name, Status: "Banned" })));
    await grid.insert("PilotAgentsDB", "PilotAgents", NAMES.flatMap((GridSite, index) => [aPilot({ GridSite, Status: "Aborted", StatusReason: "x" }), ...(index % 2 === 0 ? [aPilot({ GridSite, Status: "Waiting" })] : [])]));
    await data(as(grid, "alice@belle_user")("{ sites(first: 1) { nodes { name } } }"));
  });
  afterAll(() => grid.drop());

  async function cost(first: number): Promise<number> {
    grid.statements.length = 0;
    await data(as(grid, "alice@belle_user")(`{ jobs(first: ${first}) { nodes { waitingReasons { code sentence certain facts { value } } } } }`));
    return grid.statements.length;
  }

  it("are at most 30, for any number of jobs and all kinds of reasons", async () => {
    // what is needed twice may be read twice, where the first answer is there before the second question
    for (const jobs of [5, 200, JOBS]) expect(await cost(jobs), `${jobs} jobs`).toBeLessThanOrEqual(30);
  });
});
