import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { Feeds } from "../../src/datasources/all-feeds.ts";
import { aJob } from "../helpers/a-job.ts";
import { FAST } from "../helpers/pace.ts";
import { GRIDS, silentLog, testGrid, type TestGrid } from "../helpers/test-grid.ts";
import { ToldBy } from "../helpers/told.ts";

const JOBS = 150;
/** A record waits for its row 5 s, here 3: on a busy machine the fast pace is over before the row is written. */
const PATIENT = { ...FAST, again: [3000, 3500] } as const;

describe.each(GRIDS)("records of the log on $engine with DIRAC $generation", ({ engine, generation }) => {
  let grid: TestGrid;
  beforeAll(async () => { grid = await testGrid(engine, generation); });
  afterAll(() => grid.drop());

  const logged = (JobID: number, SeqNum: number, Status: string) => grid.insert("JobLoggingDB", "LoggingInfo", [{ JobID, SeqNum, Status, MinorStatus: "Assigned", ApplicationStatus: "Unknown", StatusTime: "2026-11-20 10:00:00", StatusTimeOrder: 493_646_400 + SeqNum, StatusSource: "Matcher" }]);

  it.each([
    { order: "row first, as the older services of DIRAC do", rowFirst: true },
    { order: "log first, as DiracX does", rowFirst: false },
  ])("reach whoever follows the status that they tell of, whenever the feed looks: $order", async ({ rowFirst }) => {
    const jobs = Array.from({ length: JOBS }, () => aJob({ LastUpdateTime: "2026-11-20 11:00:00" })), ids = jobs.map(job => Number(job["JobID"]));
    await grid.insert("JobDB", "Jobs", jobs);
    const feeds = new Feeds({ databases: grid.databases, registry: grid.registry, log: silentLog, pace: PATIENT });
    const all = await ToldBy.subscribe(grid, feeds), matched = await ToldBy.subscribe(grid, feeds, { filter: { status: { eq: "Matched" } } });
    await Promise.all(ids.map(async (jobId, index) => {
      // the feed is made to read the job, somewhere near the two writes
      await sleep(index * 10);
      await grid.run("JobDB", `update Jobs set HeartBeatTime = '2026-11-20 12:00:00', LastUpdateTime = '2026-11-20 12:00:00' where JobID = ${jobId}`);
      await sleep((index * 7) % 60);
      const row = () => grid.run("JobDB", `update Jobs set Status = 'Matched', MinorStatus = 'Assigned', LastUpdateTime = '2026-11-20 12:00:01' where JobID = ${jobId}`), record = () => logged(jobId, 1, "Matched");
      for (const write of rowFirst ? [row, record] : [record, row]) {
        await write();
        await sleep((index * 3) % 20);
      }
    }));
    const toldOf = ({ changes }: ToldBy) => ids.filter(id => changes.some(({ jobId, history }) => jobId === id && history.length > 0));
    for (let tries = 0; tries < 150 && (toldOf(all).length < JOBS || toldOf(matched).length < JOBS); tries++) await sleep(100);
    const lost = (told: ToldBy) => ids.filter(id => !toldOf(told).includes(id));
    expect({ all: lost(all), matched: lost(matched) }).toEqual({ all: [], matched: [] });
    all.stop();
    matched.stop();
    await feeds.close();
  }, 60_000);

  it("come with the change that they led to, also where the log does not tell of its end: a kill leaves no record", async () => {
    const row = aJob({ Status: "Waiting", MinorStatus: "Assigned", LastUpdateTime: "2026-11-20 14:00:00" }), jobId = Number(row["JobID"]);
    const feeds = new Feeds({ databases: grid.databases, registry: grid.registry, log: silentLog, pace: PATIENT }), waiting = await ToldBy.subscribe(grid, feeds, { filter: { status: { eq: "Waiting" } } });
    await grid.insert("JobDB", "Jobs", [row]);
    await waiting.until(change => change.jobId === jobId);
    await logged(jobId, 1, "Matched");
    // a reading that has begun before reads the log first: it would find the row killed, and of its log nothing
    await sleep(300);
    await grid.run("JobDB", `update Jobs set Status = 'Killed', LastUpdateTime = '2026-11-20 14:00:01' where JobID = ${jobId}`);
    expect(await waiting.until(change => change.jobId === jobId && change.kind === "LEFT")).toMatchObject({ history: [{ seqNum: 1, status: "Matched" }] });
    waiting.stop();
    await feeds.close();
  });

  // SQLite runs the writes at once, between two statements of one reading
  if (engine === "sqlite") {
    it.each(["Jobs", "LoggingInfo"])("reach whoever follows their status, when row and record are written just behind the reading of %s", async table => {
      const row = aJob({ Status: "Waiting", MinorStatus: "Assigned", LastUpdateTime: "2026-11-20 13:00:00" }), jobId = Number(row["JobID"]);
      const all = await ToldBy.subscribe(grid, grid.feeds), running = await ToldBy.subscribe(grid, grid.feeds, { filter: { status: { eq: "Running" } } });
      const write = (SeqNum: number, status: string) => {
        void grid.run("JobDB", `update Jobs set Status = '${status}', LastUpdateTime = '2026-11-20 13:00:0${SeqNum}' where JobID = ${jobId}`);
        void logged(jobId, SeqNum, status);
      };
      await grid.insert("JobDB", "Jobs", [row]);
      await all.until(change => change.jobId === jobId);
      const { statements } = grid, push = statements.push.bind(statements);
      statements.push = (...sent) => {
        if (sent.some(statement => statement.includes("JobID") && new RegExp(`from .?${table}.? .*where .?JobID.? in`, "s").test(statement))) {
          statements.push = push;
          write(2, "Running");
        }
        return push(...sent);
      };
      write(1, "Matched");
      await running.until(change => change.jobId === jobId && change.history.some(({ seqNum }) => seqNum === 2));
      all.stop();
      running.stop();
    });
  }
});
