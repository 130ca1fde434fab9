import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { aJob } from "../helpers/a-job.ts";
import { as, data, viewerNamed } from "../helpers/ask.ts";
import { liveServer, type Heard, type LiveServer } from "../helpers/live.ts";
import { GRIDS, testGrid, type Row, type TestGrid } from "../helpers/test-grid.ts";

const CHANGES = "subscription ($filter: JobFilter, $after: String) { jobChanges(filter: $filter, after: $after) { cursor eventId kind jobId job { jobId status siteName history { status } } changes { field before after } history { seqNum status source } seenAt happenedAt } }";

describe.each(GRIDS)("changes of jobs on $engine with DIRAC $generation", ({ engine, generation }) => {
  let grid: TestGrid, live: LiveServer, minute = 0;
  beforeAll(async () => {
    grid = await testGrid(engine, generation);
    live = await liveServer(grid, viewerNamed(grid, "alice@belle_user"));
  });
  afterAll(async () => {
    await live.stop();
    await grid.drop();
  });

  /** A time that is later than all before. */
  const later = () => new Date(Date.parse("2026-11-20T12:00:00Z") + minute++ * 60_000).toISOString().slice(0, 19).replace("T", " ");
  const set = (jobId: number, values: Row) => grid.run("JobDB", `update Jobs set ${Object.entries(values).map(([column, value]) => `${column} = ${value === null ? "null" : `'${value}'`}`).join()} where JobID = ${jobId}`);
  const logged = (jobId: number, seqNum: number, status: string) => grid.insert("JobLoggingDB", "LoggingInfo", [{ JobID: jobId, SeqNum: seqNum, Status: status, MinorStatus: "idem", ApplicationStatus: "idem", StatusTime: "2026-11-20 10:00:00", StatusTimeOrder: 493_646_400 + seqNum, StatusSource: "JobWrapper" }]);
  const of = (jobId: number, kind?: string) => (message: { jobId: number; kind: string }) => message.jobId === jobId && (kind === undefined || message.kind === kind);

  const brings = (record: number) => (message: { jobId: number; history: { seqNum: number }[] }) => message.jobId === job && message.history.some(({ seqNum }) => seqNum === record);

  /** A subscription that has begun, behind everything so far: it was told of a job that this makes. */
  async function listening(filter: object, variables: object = {}): Promise<Heard> {
    const heard = live.hear(CHANGES, { filter: { or: [filter, { jobName: { eq: "ready?" } }] }, ...variables });
    for (;;) {
      const job = aJob({ JobName: "ready?", LastUpdateTime: later() });
      await grid.insert("JobDB", "Jobs", [job]);
      const told = await heard.until(of(Number(job["JobID"])), 300).catch(() => undefined);
      if (told !== undefined) break;
    }
    heard.messages.length = 0;
    return heard;
  }

  let job: number;
  beforeEach(async () => {
    const row = aJob({ LastUpdateTime: later() });
    job = Number(row["JobID"]);
    await grid.insert("JobDB", "Jobs", [row]);
    await logged(job, 1, "Waiting");
  });

  it("tell of a new job, whole and with its relations and its log", async () => {
    const heard = await listening({ status: { eq: "Received" } }), row = aJob({ Status: "Received", LastUpdateTime: later() }), jobId = Number(row["JobID"]);
    await logged(jobId, 1, "Received");
    await grid.insert("JobDB", "Jobs", [row]);
    expect(await heard.until(of(jobId))).toMatchObject({ kind: "CREATED", job: { jobId, status: "Received", siteName: "LCG.KEK.jp", history: [{ status: "Received" }] }, changes: [], history: [{ seqNum: 1, source: "JobWrapper" }], happenedAt: `${String(row["LastUpdateTime"]).replace(" ", "T")}Z` });
    heard.stop();
  });

  it("tell of a job that starts to match, changes, and stops to match, with what changed and the records that came with it", async () => {
    const heard = await listening({ status: { in: ["Matched", "Running"] } });
    const [matched, running, done] = [later(), later(), later()];
    await set(job, { Status: "Matched", LastUpdateTime: matched });
    await logged(job, 2, "Matched");
    expect(await heard.until(of(job))).toMatchObject({ kind: "ENTERED", job: { status: "Matched" }, changes: expect.arrayContaining([{ field: "status", before: "Waiting", after: "Matched" }]) });
    // with the change, or after it when the feed looked between the two
    expect(await heard.until(brings(2))).toMatchObject({ history: [{ seqNum: 2, status: "Matched" }] });
    await set(job, { Status: "Running", StartExecTime: running, LastUpdateTime: running });
    const changed = await heard.until(message => of(job, "CHANGED")(message) && message.job.status === "Running");
    expect(changed).toMatchObject({ job: { status: "Running" } });
    expect(changed.changes).toEqual(expect.arrayContaining([{ field: "status", before: "Matched", after: "Running" }, { field: "startExecTime", before: null, after: `${running.replace(" ", "T")}Z` }]));
    await set(job, { Status: "Done", LastUpdateTime: done });
    expect(await heard.until(of(job, "LEFT"))).toMatchObject({ job: { status: "Done" }, happenedAt: `${done.replace(" ", "T")}Z` });
    heard.stop();
  });

  it("tell of a job that is gone, without it", async () => {
    const heard = await listening({ jobId: { eq: job } });
    await grid.run("JobDB", `delete from Jobs where JobID = ${job}`);
    expect(await heard.until(of(job))).toMatchObject({ kind: "REMOVED", job: null, changes: [], history: [] });
    heard.stop();
  });

  it("find what moves no time, as a heartbeat leaves it, also where it revives a killed job", async () => {
    await set(job, { Status: "Killed", LastUpdateTime: later() });
    const heard = await listening({ jobId: { eq: job } }), time = later();
    await set(job, { Status: "Running", HeartBeatTime: time });
    expect(await heard.until(message => of(job)(message) && message.job.status === "Running")).toMatchObject({ happenedAt: `${time.replace(" ", "T")}Z` });
    heard.stop();
  });

  it("find what somebody writes into a job that is over", async () => {
    await set(job, { Status: "Done", LastUpdateTime: later() });
    const heard = await listening({ jobId: { eq: job } });
    await set(job, { AccountedFlag: "True" });
    await heard.until(message => of(job)(message) && message.changes.some(({ field, after }: { field: string; after: string }) => field === "accountedFlag" && after === "True"));
    heard.stop();
  });

  it("bring records that come after the row, and those that come alone", async () => {
    const heard = await listening({ jobId: { eq: job } });
    await set(job, { MinorStatus: "Application", LastUpdateTime: later() });
    await heard.until(of(job, "CHANGED"));
    await logged(job, 2, "Running");
    expect(await heard.until(brings(2))).toMatchObject({ kind: "CHANGED", changes: [], history: [{ seqNum: 2, status: "Running" }] });
    await logged(job, 3, "Completing");
    await heard.until(brings(3));
    heard.stop();
  });

  it("go on behind a cursor, with everything since then, in order and with the same ids", async () => {
    const heard = await listening({ jobId: { eq: job } });
    for (const status of ["Matched", "Running", "Completing", "Done"]) {
      await set(job, { Status: status, LastUpdateTime: later() });
      await heard.until(message => of(job)(message) && message.job.status === status);
    }
    heard.stop();
    const told = heard.messages.filter(of(job));
    const again = live.hear(CHANGES, { filter: { jobId: { eq: job } }, after: told[0].cursor });
    await again.until(message => message.job.status === "Done");
    expect(again.messages.map(({ eventId, kind, job: { status } }) => [eventId, kind, status])).toEqual(told.slice(1).map(({ eventId, kind, job: { status } }) => [eventId, kind, status]));
    again.stop();
  });

  it("leave no gap between a list and the subscription that goes on from its cursor", async () => {
    const { jobs } = await data(as(grid, "alice@belle_user")("query ($job: SafeInt!) { jobs(filter: { jobId: { eq: $job } }) { nodes { status } changesCursor } }", { job }));
    await set(job, { Status: "Matched", LastUpdateTime: later() });
    const heard = live.hear(CHANGES, { filter: { jobId: { eq: job } }, after: jobs.changesCursor });
    await heard.until(message => message.job.status === "Matched");
    heard.stop();
  });

  it("refuse what is no cursor, one of another state, and a filter that no list takes", async () => {
    expect(await live.hear(CHANGES, { after: "nonsense" }).error()).toMatchObject({ extensions: { code: "BAD_USER_INPUT", argument: "after" } });
    expect(await live.hear(CHANGES, { after: Buffer.alloc(16, 7).toString("base64url") }).error()).toMatchObject({ message: expect.stringContaining("read the list again"), extensions: { code: "CURSOR_EXPIRED" } });
    expect(await live.hear(CHANGES, { filter: { lastUpdateTime: { gte: "yesterday" } } }).error()).toMatchObject({ extensions: { code: "BAD_USER_INPUT", argument: "filter.lastUpdateTime.gte" } });
    const other = generation === "9.1" ? { diracSetup: { eq: "x" } } : undefined;
    if (other !== undefined) expect(await live.hear(CHANGES, { filter: other }).error()).toMatchObject({ extensions: { code: "BAD_USER_INPUT", argument: "filter.diracSetup" } });
  });
});
