import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { Feeds } from "../../src/datasources/all-feeds.ts";
import { PACE, type FeedPace } from "../../src/datasources/live/feed-pace.ts";
import type { FilterInput } from "../../src/schema/common/filter-for.ts";
import { aJob } from "../helpers/a-job.ts";
import { GRIDS, silentLog, testGrid, type TestGrid } from "../helpers/test-grid.ts";
import { ToldBy } from "../helpers/told.ts";

const NEVER = 1_000_000, OFTEN = 50;
/** Every look once, at the start, and then none. */
const STILL: FeedPace = { ...PACE, updates: NEVER, active: NEVER, all: NEVER, again: [], share: 1 };
const JOBS = 450;

describe.each(GRIDS)("what a feed costs the databases, on $engine with DIRAC $generation:", ({ engine, generation }) => {
  const jobs = Array.from({ length: JOBS }, (_, index) => aJob({ Status: ["Waiting", "Running", "Done"][index % 3]!, JobGroup: `g${index % 50}` }));
  let grid: TestGrid, feeds: Feeds | undefined, minute = 0;
  beforeAll(async () => {
    grid = await testGrid(engine, generation);
    await grid.insert("JobDB", "Jobs", jobs);
    await grid.insert("JobLoggingDB", "LoggingInfo", jobs.map(({ JobID }) => ({ JobID: JobID!, SeqNum: 1, Status: "Received", MinorStatus: "idem", ApplicationStatus: "idem", StatusTime: "2026-11-20 10:00:00", StatusTimeOrder: 493_646_400, StatusSource: "JobManager" })));
  });
  afterEach(() => feeds?.close());
  afterAll(() => grid.drop());

  async function watching(pace: Partial<FeedPace>): Promise<Feeds> {
    feeds = new Feeds({ databases: grid.databases, registry: grid.registry, log: silentLog, pace: { ...STILL, ...pace } });
    await feeds.jobs.live();
    // the first looks
    await sleep(200);
    grid.statements.length = 0;
    return feeds;
  }
  /** The statements of half a second, each that differs once, and how many there were for each look that was due. */
  async function statements(): Promise<{ different: string[]; perRound: number }> {
    const started = performance.now();
    grid.statements.length = 0;
    await sleep(500);
    return { different: [...new Set(grid.statements)], perRound: grid.statements.length / ((performance.now() - started) / OFTEN) };
  }

  it("nothing before somebody asks", async () => {
    grid.statements.length = 0;
    const idle = new Feeds({ databases: grid.databases, registry: grid.registry, log: silentLog, pace: { ...STILL, updates: OFTEN } });
    idle.resume();
    await sleep(200);
    expect(grid.statements).toEqual([]);
    await idle.close();
  });

  it("a look at what was updated is one statement, by the time", async () => {
    await watching({ updates: OFTEN });
    const { different, perRound } = await statements();
    expect(different).toEqual([expect.stringMatching(/LastUpdateTime\W* >= [^]*order by[^]*limit/)]);
    expect(perRound).toBeLessThan(1.5);
  });

  it("a look at what is active is one statement", async () => {
    await watching({ active: OFTEN });
    const { different, perRound } = await statements();
    expect(different).toEqual([expect.stringContaining("union all")]);
    expect(perRound).toBeLessThan(1.5);
  });

  it("a look at everything is one statement to each database, and one for its clock", async () => {
    await watching({ all: OFTEN });
    const { different, perRound } = await statements();
    const kinds = engine === "sqlite" ? ["jobs", "log"] : ["clock", "jobs", "log"];
    expect(different.map(text => (!text.includes("from") ? "clock" : text.includes("LoggingInfo") ? "log" : "jobs")).sort()).toEqual(kinds);
    expect(perRound).toBeLessThan(kinds.length + 0.5);
  });

  const filters = (count: number): FilterInput[] => Array.from({ length: count }, (_, index) => (index % 2 === 0 ? { jobGroup: { eq: `g${index}` } } : { not: { jobGroup: { startsWith: `g${index}` } } }));

  /** How many statements it takes to tell these subscribers of changes of the first jobs. */
  async function costOf(changed: number, subscribers: number): Promise<{ all: number; different: number }> {
    const now = await watching({ updates: OFTEN }), everybody = await ToldBy.subscribe(grid, now), told = await Promise.all(filters(subscribers).map(filter => ToldBy.subscribe(grid, now, { filter })));
    const time = `2026-11-20 12:${String(minute++).padStart(2, "0")}:00`;
    grid.statements.length = 0;
    await grid.run("JobDB", `update Jobs set MinorStatus = '${time}', LastUpdateTime = '${time}' where JobID <= ${Number(jobs[changed - 1]!["JobID"])}`);
    await everybody.until(() => everybody.changes.length >= changed);
    await sleep(200);
    const looks = grid.statements.filter(text => text.includes("order by")), rest = grid.statements.filter(text => !text.includes("order by"));
    for (const one of [everybody, ...told]) one.stop();
    return { all: rest.length, different: new Set([...rest, ...looks].map(text => text.replace(/\([?, ]+\)/g, "(?)"))).size };
  }

  it("what changed is read in as many statements for 450 jobs as for one, and for 50 subscribers as for one", async () => {
    const one = await costOf(1, 1);
    await feeds!.close();
    const many = await costOf(JOBS, 1);
    await feeds!.close();
    const forMany = await costOf(JOBS, 50);
    expect([many, forMany]).toEqual([one, one]);
    // the rows, their logs, the server's clock
    expect(one.all).toBeLessThanOrEqual(3);
  });
});
