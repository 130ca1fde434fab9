import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, truncateSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { sql } from "kysely";
import { pino, type Logger } from "pino";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { Feeds } from "../../src/datasources/all-feeds.ts";
import { ChangeLog } from "../../src/datasources/live/change-log.ts";
import { FeedState } from "../../src/datasources/live/feed-state.ts";
import { aJob } from "../helpers/a-job.ts";
import { FAST } from "../helpers/pace.ts";
import { GRIDS, testGrid, type Row, type TestGrid } from "../helpers/test-grid.ts";
import { changesCursor, ToldBy } from "../helpers/told.ts";

let folder: string, lines: { level: number; msg: string; reason?: string; file?: string }[], log: Logger;
const opened: Feeds[] = [];
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "feeds-"));
  lines = [];
  log = pino({ level: "warn" }, { write: line => void lines.push(JSON.parse(line)) });
});
afterEach(async () => {
  await Promise.all(opened.splice(0).map(feeds => feeds.close()));
  rmSync(folder, { recursive: true });
});

/** The feeds of a process. */
function feedsOf(grid: TestGrid, where: string | undefined = folder): Feeds {
  const feeds = new Feeds({ databases: grid.databases, registry: grid.registry, log, folder: where, pace: FAST });
  opened.push(feeds);
  return feeds;
}
async function ended(feeds: Feeds): Promise<void> {
  opened.splice(opened.indexOf(feeds), 1);
  await feeds.close();
}
let minute = 0;
const set = (grid: TestGrid, jobId: number, values: Row) => {
  const row = { ...values, LastUpdateTime: `2026-11-20 12:${String(minute++ % 60).padStart(2, "0")}:00` };
  return grid.run("JobDB", `update Jobs set ${Object.entries(row).map(([column, value]) => `${column} = '${value}'`).join()} where JobID = ${jobId}`);
};
const file = () => join(folder, readdirSync(folder).find(name => name.endsWith(".sqlite"))!);
const expired = expect.objectContaining({ code: "CURSOR_EXPIRED" });

describe.each(GRIDS)("what a feed remembers, on $engine with DIRAC $generation,", ({ engine, generation }) => {
  let grid: TestGrid;
  beforeEach(async () => {
    grid = await testGrid(engine, generation);
    minute = 0;
  });
  afterEach(async () => {
    await Promise.all(opened.splice(0).map(feeds => feeds.close()));
    await grid.drop();
  });

  it("survives a restart: a cursor of before brings what happened until then, meanwhile and since, in order, with the same ids", async () => {
    const jobs = [1, 2, 3, 4, 5].map(() => aJob({ LastUpdateTime: "2026-11-20 11:00:00" })), [a, b, c, d] = jobs.map(({ JobID }) => Number(JobID)) as [number, number, number, number];
    await grid.insert("JobDB", "Jobs", jobs);
    const before = feedsOf(grid), told = await ToldBy.subscribe(grid, before), start = await changesCursor(grid, before);
    for (const status of ["Matched", "Running", "Done"]) {
      await set(grid, a, { Status: status });
      await told.until(({ job }) => job?.status === status);
    }
    await ended(before);
    expect(told).toMatchObject({ ended: true, error: undefined });

    // while nobody looks: a change, one that moves no time, a removal, a new job, one that goes to somebody else
    await set(grid, b, { Status: "Failed" });
    await grid.run("JobDB", `update Jobs set AccountedFlag = 'True' where JobID = ${a}`);
    await grid.run("JobDB", `delete from Jobs where JobID = ${c}`);
    await set(grid, d, { OwnerGroup: "ctao_user", ...(generation === "9.1" ? { VO: "ctao" } : {}) });
    const created = aJob({ LastUpdateTime: "2026-11-20 12:30:00" });
    await grid.insert("JobDB", "Jobs", [created]);

    const after = feedsOf(grid), middle = told.changes[0]!.cursor;
    after.resume();
    const [all, rest] = [await ToldBy.subscribe(grid, after, { after: start }), await ToldBy.subscribe(grid, after, { after: middle })];
    await rest.until(({ kind }) => kind === "REMOVED");
    await rest.until(({ changes }) => changes.some(({ field }) => field === "accountedFlag"));
    await rest.until(({ jobId }) => jobId === d);
    await set(grid, b, { MinorStatus: "since" });
    for (const one of [all, rest]) await one.until(({ job }) => job?.minorStatus === "since");
    expect(all.changes.slice(0, 3).map(({ eventId, job }) => [eventId, job?.status])).toEqual(told.changes.map(({ eventId, job }) => [eventId, job?.status]));
    expect(rest.changes.map(({ eventId }) => eventId)).toEqual(all.changes.slice(1).map(({ eventId }) => eventId));
    const kinds = (jobId: number) => rest.changes.filter(change => change.jobId === jobId).map(({ kind, job }) => [kind, job?.status ?? null]);
    expect([kinds(a), kinds(b), kinds(c), kinds(d), kinds(Number(created["JobID"]))]).toEqual([
      [["CHANGED", "Running"], ["CHANGED", "Done"], ["CHANGED", "Done"]], [["CHANGED", "Failed"], ["CHANGED", "Failed"]], [["REMOVED", null]], [["LEFT", null]], [["CREATED", "Waiting"]],
    ]);
    expect(lines).toEqual([]);
  });

  it("is forgotten without a folder: a cursor of before has expired", async () => {
    await grid.insert("JobDB", "Jobs", [aJob()]);
    const before = new Feeds({ databases: grid.databases, registry: grid.registry, log, pace: FAST });
    opened.push(before);
    const cursor = await changesCursor(grid, before);
    await ended(before);
    const after = new Feeds({ databases: grid.databases, registry: grid.registry, log, pace: FAST });
    opened.push(after);
    await expect(ToldBy.subscribe(grid, after, { after: cursor })).rejects.toEqual(expired);
    expect(readdirSync(folder)).toEqual([]);
  });

  // SQLite stands for no DIRAC that is upgraded under us
  if (engine === "sqlite") return;

  it("begins anew when DIRAC's tables change under it: subscriptions end with CURSOR_EXPIRED, and the next ones know the new tables", async () => {
    const job = aJob(), jobId = Number(job["JobID"]);
    await grid.insert("JobDB", "Jobs", [job]);
    const feeds = feedsOf(grid), told = await ToldBy.subscribe(grid, feeds), counted = (await feeds.jobs.live()).counts.subscribe({ filter: { kind: "all", of: [] }, scope: { kind: "all", of: [] }, by: [] }, 1000);
    await counted.next();
    const cursor = await changesCursor(grid, feeds), next = counted.next().catch(error => error);
    await grid.run("JobDB", "alter table Jobs drop column RescheduleCounter");
    await expect.poll(() => told.error, { timeout: 5000 }).toEqual(expired);
    expect(await next).toEqual(expired);
    await expect(ToldBy.subscribe(grid, feeds, { after: cursor })).rejects.toEqual(expired);
    const again = await ToldBy.subscribe(grid, feeds);
    await set(grid, jobId, { Status: "Running" });
    expect(await again.until(({ job: now }) => now?.status === "Running")).toMatchObject({ kind: "CHANGED", job: { rescheduleCounter: null } });
  });

  it("begins anew when DIRAC's tables changed while nobody looked", async () => {
    await grid.insert("JobDB", "Jobs", [aJob()]);
    const before = feedsOf(grid), cursor = await changesCursor(grid, before);
    await ended(before);
    await grid.run("JobDB", "alter table Jobs drop column RescheduleCounter");
    // as another process finds them
    await (await grid.databases.open("JobDB")).rows(sql`select RescheduleCounter from Jobs`).catch(() => undefined);
    await expect(ToldBy.subscribe(grid, feedsOf(grid), { after: cursor })).rejects.toEqual(expired);
  });
});

describe("the file of a feed", () => {
  let grid: TestGrid;
  beforeEach(async () => {
    grid = await testGrid("sqlite", "9.1");
    await grid.insert("JobDB", "Jobs", [aJob({ JobID: 1_000_001 })]);
    minute = 0;
  });
  afterEach(async () => {
    await Promise.all(opened.splice(0).map(feeds => feeds.close()));
    await grid.drop();
  });

  it("is read and written by its owner only, as all that belongs to it, in a folder that is made where there is none", async () => {
    const deep = join(folder, "not", "there"), feeds = feedsOf(grid, deep);
    await feeds.jobs.live();
    const names = readdirSync(deep);
    expect(names.length).toBeGreaterThan(1);
    for (const name of names) expect([name, (statSync(join(deep, name)).mode & 0o777).toString(8)]).toEqual([name, "600"]);
    expect((statSync(deep).mode & 0o777).toString(8)).toBe("700");
  });

  it("is not made before somebody asks; a process that finds one goes on at once", async () => {
    const feeds = feedsOf(grid);
    feeds.resume();
    await sleep(50);
    expect(readdirSync(folder)).toEqual([]);
    await feeds.jobs.live();
    await ended(feeds);
    grid.statements.length = 0;
    feedsOf(grid).resume();
    await expect.poll(() => grid.statements.length).toBeGreaterThan(0);
  });

  it("is of one process: another keeps its state in memory, and says so", async () => {
    const one = feedsOf(grid), other = feedsOf(grid), cursor = await changesCursor(grid, one);
    const told = await ToldBy.subscribe(grid, other);
    expect(lines).toEqual([expect.objectContaining({ msg: expect.stringContaining("in memory only"), reason: "another process uses it", file: file() })]);
    await set(grid, 1_000_001, { Status: "Running" });
    await told.until(({ job }) => job?.status === "Running");
    await expect(ToldBy.subscribe(grid, other, { after: cursor })).rejects.toEqual(expired);
    await (await ToldBy.subscribe(grid, one, { after: cursor })).until(({ job }) => job?.status === "Running");
  });

  it("is set aside where it is damaged, and begun anew", async () => {
    const before = feedsOf(grid), cursor = await changesCursor(grid, before);
    await ended(before);
    const damaged = file();
    writeFileSync(damaged, "this is no database, whatever its name says".repeat(200));
    const after = feedsOf(grid), told = await ToldBy.subscribe(grid, after);
    expect(lines).toEqual([expect.objectContaining({ msg: expect.stringContaining("damaged"), file: damaged })]);
    expect(readFileSync(`${damaged}.damaged`, "utf8")).toContain("no database");
    expect((statSync(damaged).mode & 0o777).toString(8)).toBe("600");
    await set(grid, 1_000_001, { Status: "Running" });
    await told.until(({ job }) => job?.status === "Running");
    await expect(ToldBy.subscribe(grid, after, { after: cursor })).rejects.toEqual(expired);
  });

  it("is set aside where a part of it is missing", async () => {
    const before = feedsOf(grid), live = await before.jobs.live();
    live.log.add({ gone: [], known: [], changes: Array.from({ length: 500 }, () => ({ key: 1, before: null, after: live.shape.fields.map(() => "x".repeat(50)), history: [], seenAt: 1, knownAt: 1 })) });
    await ended(before);
    truncateSync(file(), Math.floor(statSync(file()).size / 2 / 4096) * 4096);
    const told = await ToldBy.subscribe(grid, feedsOf(grid));
    await set(grid, 1_000_001, { Status: "Running" });
    await told.until(({ job }) => job?.status === "Running");
    expect(lines).toEqual([expect.objectContaining({ msg: expect.stringContaining("damaged") })]);
  });

  it("that cannot be made leaves the state in memory", async () => {
    writeFileSync(join(folder, "a file"), "");
    const feeds = feedsOf(grid, join(folder, "a file"));
    await changesCursor(grid, feeds);
    expect(lines).toEqual([expect.objectContaining({ msg: expect.stringContaining("in memory only") })]);
  });
});

describe("the log of changes", () => {
  const change = (key: number) => ({ key, before: null, after: ["x"], history: [], seenAt: key, knownAt: 0 });

  it("forgets the oldest beyond its bound, and knows that it has", () => {
    const state = new FeedState(":memory:"), changes = new ChangeLog(state);
    expect([changes.reachesBackTo(0), changes.reachesBackTo(1)]).toEqual([true, false]);
    for (let start = 0; start < 200_500; start += 500) changes.add({ gone: [], known: [], changes: Array.from({ length: 500 }, (_, index) => change(start + index)) });
    expect([0, 499, 500, 200_500, 200_501].map(seq => changes.reachesBackTo(seq))).toEqual([false, false, true, true, false]);
    expect(changes.after(500, 2).map(({ seq, key }) => [seq, key])).toEqual([[501, 500], [502, 501]]);
    state.close();
  });

  it("gives the same changes whether they are in memory or only kept, in order and without a gap", () => {
    const state = new FeedState(":memory:"), changes = new ChangeLog(state);
    for (let key = 1; key <= 6000; key += 3) changes.add({ gone: [], known: [], changes: [change(key), change(key + 1), change(key + 2)] });
    for (const from of [0, 1, 998, 999, 1000, 1001, 5998, 5999, 6000]) expect(changes.after(from, 5).map(({ seq, key }) => [seq, key])).toEqual(Array.from({ length: Math.min(5, 6000 - from) }, (_, index) => [from + 1 + index, from + 1 + index]));
    state.close();
  });

  it("tells nobody of what could not be kept", () => {
    const state = new FeedState(":memory:"), changes = new ChangeLog(state), told: number[] = [];
    changes.listen(some => told.push(...some.map(({ seq }) => seq)));
    changes.add({ gone: [], known: [], changes: [change(1)] });
    expect(() => changes.add({ gone: [], known: [], changes: [change(2), { ...change(3), key: null as unknown as number }] })).toThrow();
    changes.add({ gone: [], known: [], changes: [change(4)] });
    expect([told, changes.after(0, 10).map(({ key }) => key)]).toEqual([[1, 2], [1, 4]]);
    state.close();
  });
});
