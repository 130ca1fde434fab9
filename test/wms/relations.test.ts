import { deflateSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from "vitest";
import { aJob } from "../helpers/a-job.ts";
import { as, data, type Json } from "../helpers/ask.ts";
import { GRIDS, testGrid, type Row, type TestGrid } from "../helpers/test-grid.ts";

let lastSeqNum = 0;

function aLogRow(overrides: Row): Row {
  return { SeqNum: ++lastSeqNum, Status: "Received", MinorStatus: "Job accepted", ApplicationStatus: "idem", StatusTime: "2026-11-20 09:00:00", StatusTimeOrder: 525_166_800, StatusSource: "JobManager", ...overrides };
}

function aJdl(overrides: Row): Row {
  return { JDL: stored('[ JobName = "checked"; ]'), OriginalJDL: stored('[ JobName = "submitted"; ]'), JobRequirements: "", ...overrides };
}

const stored = (jdl: string) => deflateSync(jdl).toString("base64");

describe.each(GRIDS)("what belongs to a job, on $engine with DIRAC $generation", ({ engine, generation }) => {
  let grid: TestGrid;
  beforeAll(async () => {
    grid = await testGrid(engine, generation);
  });
  afterAll(() => grid.drop());

  /** Puts a job into the grid and gives its number. */
  async function added(overrides: Row = {}): Promise<number> {
    const job = aJob(overrides);
    await grid.insert("JobDB", "Jobs", [job]);
    return Number(job["JobID"]);
  }
  const read = async (jobId: number, selection: string): Promise<Json> => (await data(as(grid, "alice@belle_user")(`{ job(jobId: ${jobId}) { ${selection} } }`))).job;

  const LISTS = ["history { status }", "optimizerParameters { name }", "previousParameters { name }", "heartbeats { name }", "commands { command }", "inputFiles { lfn }"];

  it.each(LISTS)("is an empty list where nothing was written: %s", async list => {
    const [name] = list.split(" ") as [string];
    expect(await read(await added(), list)).toEqual({ [name]: [] });
  });

  it("is no job description where there is no row of one", async () => {
    expect(await read(await added(), "status jdl { text originalText reason }")).toEqual({ status: "Waiting", jdl: null });
  });

  it("is the job's own, not its neighbours'", async () => {
    const [one, other] = [await added(), await added()];
    await grid.insert("JobLoggingDB", "LoggingInfo", [aLogRow({ JobID: one, MinorStatus: "of one" }), aLogRow({ JobID: other, MinorStatus: "of the other" })]);
    await grid.insert("JobDB", "JobJDLs", [aJdl({ JobID: other })]);
    const { jobs } = await data(as(grid, "alice@belle_user")("query ($ids: [SafeInt!]) { jobs(filter: {jobId: {in: $ids}}) { nodes { jobId history { minorStatus } jdl { text } } } }", { ids: [one, other] }));
    expect(jobs.nodes).toEqual([
      { jobId: other, history: [{ minorStatus: "of the other" }], jdl: { text: '[ JobName = "checked"; ]' } },
      { jobId: one, history: [{ minorStatus: "of one" }], jdl: null },
    ]);
  });

  it("is read for all jobs of a page at once", async () => {
    const first = await added();
    for (let i = 0; i < 9; i++) await added();
    grid.statements.length = 0;
    const selection = "history { status } optimizerParameters { name } previousParameters { name } heartbeats { name } commands { command } inputFiles { lfn } jdl { text }";
    const { jobs } = await data(as(grid, "alice@belle_user")(`{ jobs(filter: {jobId: {gte: ${first}}}) { nodes { ${selection} } } }`));
    expect(jobs.nodes).toHaveLength(10);
    expect(grid.statements.map(statement => /from [`"]?(\w+)/.exec(statement)![1]).sort()).toEqual(["AtticJobParameters", "HeartBeatLoggingInfo", "InputData", "JobCommands", "JobJDLs", "Jobs", "LoggingInfo", "OptimizerParameters"]);
  });

  it.each([
    ["neither base64 nor a JDL", "%%%"],
    ["base64 of something else", Buffer.from("no zlib stream").toString("base64")],
    ["a zlib stream that ends too early", stored("[ JobName = \"checked\"; ]").slice(0, 20)],
    ["no UTF-8", deflateSync(Buffer.from([0x5b, 0xff, 0xfe, 0x5d])).toString("base64")],
  ])("is no text, but a reason, where a description is %s; the job and the other text answer", async (_what, JDL) => {
    const jobId = await added();
    await grid.insert("JobDB", "JobJDLs", [aJdl({ JobID: jobId, JDL })]);
    expect(await read(jobId, "owner jdl { text originalText reason attributes { name values } }")).toEqual({
      owner: "alice",
      jdl: { text: null, originalText: '[ JobName = "submitted"; ]', reason: expect.stringMatching(/^text: The stored JDL cannot be read/), attributes: [{ name: "JobName", values: ["submitted"] }] },
    });
  });

  it("is the original description until the job is checked", async () => {
    const jobId = await added();
    await grid.insert("JobDB", "JobJDLs", [aJdl({ JobID: jobId, JDL: "" })]);
    expect(await read(jobId, "jdl { text originalText reason attributes { values } }")).toEqual({
      jdl: { text: null, originalText: '[ JobName = "submitted"; ]', reason: expect.stringMatching(/^text: .*not checked yet/), attributes: [{ values: ["submitted"] }] },
    });
  });

  it("is a description that old DIRAC stored as plain text", async () => {
    const jobId = await added(), JDL = '[\n  JobName = "old";\n  Site = "LCG.KEK.jp";\n]';
    await grid.insert("JobDB", "JobJDLs", [aJdl({ JobID: jobId, JDL, OriginalJDL: 'JobName = "older";' })]);
    expect(await read(jobId, "jdl { text originalText reason attributes { name values } }")).toEqual({
      jdl: { text: JDL, originalText: 'JobName = "older";', reason: null, attributes: [{ name: "JobName", values: ["old"] }, { name: "Site", values: ["LCG.KEK.jp"] }] },
    });
  });

  it("is the parameters of earlier runs, by reschedule and then by name", async () => {
    const jobId = await added();
    const parameter = (RescheduleCycle: number, Name: string) => ({ JobID: jobId, Name, Value: `${Name} ${RescheduleCycle}`, RescheduleCycle });
    await grid.insert("JobDB", "AtticJobParameters", [parameter(10, "A"), parameter(2, "B"), parameter(2, "A"), parameter(0, "C"), parameter(10, "C")]);
    const { previousParameters } = await read(jobId, "previousParameters { rescheduleCycle name value }");
    expect(previousParameters.map(({ value }: Json) => value)).toEqual(["C 0", "A 2", "B 2", "A 10", "C 10"]);
  });

  if (generation === "8.0") {
    it("is the parameters of this run, by name", async () => {
      const jobId = await added();
      await grid.insert("JobDB", "JobParameters", [{ JobID: jobId, Name: "b", Value: "2" }, { JobID: jobId, Name: "a", Value: "" }]);
      expect(await read(jobId, "parameters { name value }")).toEqual({ parameters: [{ name: "a", value: "" }, { name: "b", value: "2" }] });
    });
  } else {
    it("is no parameters, also where an upgraded database kept the table of 8.0", async () => {
      const upgraded = await testGrid(engine, generation);
      onTestFinished(() => upgraded.drop());
      await upgraded.run("JobDB", "create table JobParameters (JobID int not null, Name varchar(100) not null, Value text not null, primary key (JobID, Name))");
      await upgraded.run("JobDB", "insert into JobParameters values (1, 'HostName', 'stale')");
      await upgraded.insert("JobDB", "Jobs", [aJob({ JobID: 1 })]);
      const answer = await data(as(upgraded, "alice@belle_user")("{ job(jobId: 1) { jobId parameters { name } } }"));
      expect(answer).toEqual({ job: { jobId: 1, parameters: null } });
    });
  }

  it("is missing alone where its database is away", async () => {
    const half = await testGrid(engine, generation, { names: ["JobDB"] });
    onTestFinished(() => half.drop());
    await half.insert("JobDB", "Jobs", [aJob({ JobID: 1 })]);
    const { data: found, errors } = await as(half, "alice@belle_user")("{ job(jobId: 1) { jobId history { status } commands { command } } }");
    expect(found).toEqual({ job: { jobId: 1, history: null, commands: [] } });
    expect(errors).toMatchObject([{ path: ["job", "history"], extensions: { code: "BACKEND_UNAVAILABLE", backend: "JobLoggingDB" } }]);
  });
});
