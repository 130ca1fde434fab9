import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { scoutsOf } from "../../src/datasources/wms/scouts.ts";
import { aJob } from "../helpers/a-job.ts";
import { as, data, type Json } from "../helpers/ask.ts";
import { entriesRead, explain, offences, sentStatements } from "../helpers/plans.ts";
import { GRIDS, testGrid, type TestGrid } from "../helpers/test-grid.ts";

const PRIMARIES = [21, 22, 23, 24], SCOUTED = "{ jobs(orderBy: [{field: JOB_ID}]) { nodes { jobId scouts { jobId status } scoutedJobs { jobId } } } }";

describe.each(GRIDS)("scouts and the jobs that wait for them, on $engine with DIRAC $generation", ({ engine, generation }) => {
  let grid: TestGrid;
  beforeAll(async () => {
    grid = await testGrid(engine, generation);
    const jdl = (JobID: number, JDL: string) => ({ JobID, JDL, OriginalJDL: JDL, JobRequirements: "" });
    // 11 to 13 are scouts, one of them another VO's, 10 and 15 are not; 22 is past its scouts, 23 another VO's, 24 says nothing that can be read
    await grid.insert("JobDB", "Jobs", [10, 11, 12, 13, 15].map(JobID => aJob({ JobID, Status: "Running", ...(JobID === 13 ? { Owner: "dave", OwnerGroup: "ctao_user", VO: "ctao" } : {}) })));
    await grid.insert("JobDB", "Jobs", PRIMARIES.map(JobID => aJob({ JobID, Status: JobID === 22 ? "Waiting" : "Scouting", ...(JobID === 23 ? { Owner: "dave", OwnerGroup: "ctao_user", VO: "ctao" } : {}) })));
    await grid.insert("JobDB", "JobJDLs", PRIMARIES.map(JobID => jdl(JobID, JobID === 24 ? '[ ScoutID = "all of them" ]' : '[ Executable = "a.sh"; ScoutID = "11:14"; ]')));
    if (generation === "8.0") await grid.insert("JobDB", "JobParameters", PRIMARIES.map(JobID => ({ JobID, Name: "ScoutID", Value: JobID === 24 ? "all of them" : "11:14" })));
  });
  afterAll(() => grid.drop());

  const ask = async (viewer: `${string}@${string}`, query = SCOUTED): Promise<Record<number, Json>> => {
    grid.statements.length = 0;
    const { jobs } = await data(as(grid, viewer)(query));
    return Object.fromEntries(jobs.nodes.map(({ jobId, ...rest }: Json) => [jobId, rest]));
  };
  const scoutedJobs = (...ids: number[]) => (generation === "8.0" ? ids.map(jobId => ({ jobId })) : null);

  it("know each other, as far as the viewer may see them", async () => {
    const scouts = [{ jobId: 11, status: "Running" }, { jobId: 12, status: "Running" }], none = { scouts: [], scoutedJobs: scoutedJobs() };
    expect(await ask("alice@belle_user")).toEqual({
      10: none, 15: none, 11: { scouts: [], scoutedJobs: scoutedJobs(21) }, 12: { scouts: [], scoutedJobs: scoutedJobs(21) },
      21: { ...none, scouts }, 22: { ...none, scouts }, 24: none,
    });
    expect(await ask("dave@ctao_user")).toEqual({ 13: { scouts: [], scoutedJobs: scoutedJobs(23) }, 23: { ...none, scouts: [{ jobId: 13, status: "Running" }] } });
  });

  if (generation === "8.0") {
    it("are at most 100 of those that the viewer may see, by the index on Status", async () => {
      const others = Array.from({ length: 150 }, (_, index) => 100 + index), own = Array.from({ length: 110 }, (_, index) => 300 + index);
      await grid.insert("JobDB", "Jobs", [...others.map(JobID => aJob({ JobID, Status: "Scouting", Owner: "dave", OwnerGroup: "ctao_user" })), ...own.map(JobID => aJob({ JobID, Status: "Scouting" })), ...Array.from({ length: 2000 }, (_, index) => aJob({ JobID: 1000 + index, Status: "Done" }))]);
      await grid.insert("JobDB", "JobParameters", [...others, ...own].map(JobID => ({ JobID, Name: "ScoutID", Value: "15:15" })));
      const ask15 = async () => expect((await ask("alice@belle_user", "{ jobs(filter: {jobId: {eq: 15}}) { nodes { jobId scoutedJobs { jobId } } } }"))[15].scoutedJobs).toEqual(own.slice(0, 100).map(jobId => ({ jobId })));
      await ask15();
      if (engine === "mysql") {
        await grid.run("JobDB", "analyze table Jobs, JobParameters");
        const [statement] = await sentStatements(grid, "JobDB", "JobParameters", ask15);
        expect(offences(await explain(grid, "JobDB", statement!))).toEqual([]);
        expect(await entriesRead(grid, "JobDB", statement!)).toBeLessThan(1500);
      }
      await grid.run("JobDB", "delete from JobParameters where JobID >= 100");
      await grid.run("JobDB", "delete from Jobs where JobID >= 100");
    });
  }

  it("take one statement each for all jobs of a list", async () => {
    await ask("alice@belle_user", "{ jobs { nodes { jobId scoutedJobs { status } } } }");
    expect(grid.statements).toHaveLength(generation === "8.0" ? 2 + 1 : 1);
    await ask("alice@belle_user", "{ jobs { nodes { jobId scouts { status } } } }");
    expect(grid.statements).toHaveLength(3);
  });
});

describe("the number of scouts", () => {
  it.each([["11:14", { first: 11, last: 14 }], [" 7 : 7 ", { first: 7, last: 7 }], ["14:11", undefined], ["11", undefined], ["11:14:15", undefined], ["-1:4", undefined], ["", undefined], [undefined, undefined]])("%j is %j", (text, scouts) => {
    expect(scoutsOf(text)).toEqual(scouts);
  });
});
