import { afterAll, beforeAll, describe, expect, it, onTestFinished } from "vitest";
import { aJob } from "../helpers/a-job.ts";
import { aMatch, aPilot } from "../helpers/a-pilot.ts";
import { as, data, type Json } from "../helpers/ask.ts";
import { GRIDS, testGrid, type TestGrid } from "../helpers/test-grid.ts";

describe.each(GRIDS)("pilots and their jobs, on $engine with DIRAC $generation", ({ engine, generation }) => {
  let grid: TestGrid;
  beforeAll(async () => {
    grid = await testGrid(engine, generation, { names: ["JobDB", "PilotAgentsDB"] });
    await grid.insert("JobDB", "Jobs", [...[1, 2, 3, 5].map(JobID => aJob({ JobID })), aJob({ JobID: 4, OwnerGroup: "ctao_user", Owner: "dave" })]);
    await grid.insert("PilotAgentsDB", "PilotAgents", [
      aPilot({ PilotID: 11, CurrentJobID: 1 }), aPilot({ PilotID: 12, CurrentJobID: 0 }), aPilot({ PilotID: 13, OwnerGroup: "ctao_user", CurrentJobID: 4 }),
      aPilot({ PilotID: 14, CurrentJobID: 99 }), aPilot({ PilotID: 15, CurrentJobID: 4 }),
    ]);
    await grid.insert("PilotAgentsDB", "JobToPilotMapping", [
      // job 1 again after a reschedule; job 99 is removed, pilot 98 too
      aMatch(11, 1, "2026-11-20 08:00:00"), aMatch(11, 2, "2026-11-20 09:00:00"), aMatch(11, 1, "2026-11-20 10:00:00"), aMatch(14, 99), aMatch(98, 5),
      aMatch(14, 2, "2026-11-20 09:30:00"), aMatch(13, 3, "2026-11-20 09:30:00"), aMatch(12, 3, "2026-11-20 09:00:00"), aMatch(15, 4), aMatch(13, 4),
      // in the same second
      aMatch(14, 3, "2026-11-20 09:00:00"),
    ]);
  });
  afterAll(() => grid.drop());

  const ask = (query: string): Promise<Json> => data(as(grid, "alice@belle_user")(query));

  it("are all jobs that a pilot took, each once, the last one first; no others than the viewer sees", async () => {
    const { pilots } = await ask("{ pilots { nodes { pilotId jobs { jobId owner } } } }");
    const job = (jobId: number) => ({ jobId, owner: "alice" });
    expect(pilots.nodes).toEqual([
      { pilotId: 15, jobs: [] }, { pilotId: 14, jobs: [job(2), job(3)] }, { pilotId: 12, jobs: [job(3)] }, { pilotId: 11, jobs: [job(1), job(2)] },
    ]);
  });

  it("are the job that a pilot took last, if there is one that the viewer sees", async () => {
    const { pilots } = await ask("{ pilots { nodes { pilotId currentJob { jobId } } } }");
    expect(pilots.nodes).toEqual([{ pilotId: 15, currentJob: null }, { pilotId: 14, currentJob: null }, { pilotId: 12, currentJob: null }, { pilotId: 11, currentJob: { jobId: 1 } }]);
  });

  it("are all pilots that took a job, the last one first, and the last one, if the viewer sees it", async () => {
    const { jobs } = await ask("{ jobs { nodes { jobId pilots { pilotId vo } pilot { pilotId } } } }");
    const pilot = (pilotId: number) => ({ pilotId, vo: "belle" });
    expect(jobs.nodes).toEqual([
      { jobId: 5, pilots: [], pilot: null },
      // its last one is of another VO: another one is not given for it
      { jobId: 3, pilots: [pilot(14), pilot(12)], pilot: null },
      { jobId: 2, pilots: [pilot(14), pilot(11)], pilot: { pilotId: 14 } },
      { jobId: 1, pilots: [pilot(11)], pilot: { pilotId: 11 } },
    ]);
    const all = await data(as(grid, "alice@belle_user", ["belle_user"])("{ job(jobId: 3) { pilots { pilotId } pilot { pilotId } } }"));
    expect(all.job).toEqual({ pilots: [{ pilotId: 13 }, { pilotId: 14 }, { pilotId: 12 }], pilot: { pilotId: 13 } });
  });

  it.each([
    ["{ pilots { nodes { jobs { status } currentJob { status } output { stdOutput } } } }", ["JobToPilotMapping", "Jobs", "Jobs", "PilotAgents"]],
    ["{ jobs { nodes { pilots { status } pilot { siteName } } } }", ["JobToPilotMapping", "Jobs", "PilotAgents"]],
    ["{ jobs { nodes { pilots { jobs { pilots { status } } } } } }", ["JobToPilotMapping", "JobToPilotMapping", "Jobs", "Jobs", "PilotAgents"]],
  ])("take so many statements, however many rows there are: %s", async (query, tables) => {
    const read = async () => {
      grid.statements.length = 0;
      await ask(query);
      return grid.statements.map(statement => /from [`"]?(\w+)/.exec(statement)![1]).sort();
    };
    expect(await read()).toEqual(tables);
  });

  it("cost only themselves where the pilots' database is away", async () => {
    const half = await testGrid(engine, generation, { names: ["JobDB"] });
    onTestFinished(() => half.drop());
    await half.insert("JobDB", "Jobs", [aJob({ JobID: 1 })]);
    const { data: found, errors } = await as(half, "alice@belle_user")("{ job(jobId: 1) { jobId pilots { pilotId } pilot { pilotId } } pilots { totalCount } pilotSummaries { total } gateway { subsystems { name available } } }");
    expect(found).toMatchObject({ job: { jobId: 1, pilots: null, pilot: null }, pilots: { totalCount: null }, pilotSummaries: null });
    expect(found.gateway.subsystems).toContainEqual({ name: "pilots", available: false });
    expect(errors).toHaveLength(4);
    for (const error of errors) expect(error.extensions).toEqual({ code: "BACKEND_UNAVAILABLE", backend: "PilotAgentsDB" });
  });

  it("cost only themselves where the jobs' database is away", async () => {
    const half = await testGrid(engine, generation, { names: ["PilotAgentsDB"] });
    onTestFinished(() => half.drop());
    await half.insert("PilotAgentsDB", "PilotAgents", [aPilot({ PilotID: 1, CurrentJobID: 7 }), aPilot({ PilotID: 2, CurrentJobID: 0 })]);
    await half.insert("PilotAgentsDB", "JobToPilotMapping", [aMatch(1, 7)]);
    const { data: found, errors } = await as(half, "alice@belle_user")("{ pilot(pilotId: 1) { status jobs { jobId } currentJob { jobId } } none: pilot(pilotId: 2) { jobs { jobId } currentJob { jobId } } }");
    expect(found).toEqual({ pilot: { status: "Running", jobs: null, currentJob: null }, none: { jobs: [], currentJob: null } });
    expect(errors.map(({ extensions }) => extensions!["backend"])).toEqual(["JobDB", "JobDB"]);
  });
});
