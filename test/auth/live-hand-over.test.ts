import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { aJob } from "../helpers/a-job.ts";
import { viewerNamed, type Json } from "../helpers/ask.ts";
import { FAST } from "../helpers/pace.ts";
import type { Heard } from "../helpers/live.ts";
import { serverOfMany, type ServerOfMany } from "../helpers/live-viewers.ts";
import { GRIDS, testGrid, type Row, type TestGrid } from "../helpers/test-grid.ts";

const CHANGES = "subscription ($after: String) { jobChanges(after: $after) { kind jobId job { jobId ownerDn owner minorStatus history { seqNum } } changes { field before after } history { seqNum } happenedAt } }";
const COUNTS = 'subscription { jobCounts(interval: "PT1S") { total } }';

const VIEWERS = { belle: "alice@belle_user", dave: "dave@ctao_user", bob: "bob@ctao_user", sharer: "carol@ctao_prod", admin: "admin@ctao_admin", everybody: "bob@no_vo" } as const;
type Name = keyof typeof VIEWERS;

describe.each(GRIDS)("a job that changes hands, on $engine with DIRAC $generation", ({ engine, generation }) => {
  let grid: TestGrid, server: ServerOfMany, minute = 0, heard: Record<Name, Heard>;
  const later = () => `2026-11-20 12:${String(minute++).padStart(2, "0")}:00`;
  beforeAll(async () => {
    grid = await testGrid(engine, generation);
    // stands for a database that was upgraded from 8.0 and keeps the column
    if (generation === "9.1") await grid.run("JobDB", "alter table Jobs add column OwnerDN varchar(255)");
    server = await serverOfMany(grid, Object.fromEntries(Object.entries(VIEWERS).map(([name, who]) => [name, viewerNamed(grid, who, ["no_vo"])])));
  });
  afterAll(async () => {
    await server.stop();
    await grid.drop();
  });

  const set = (jobId: number, values: Row) => grid.run("JobDB", `update Jobs set ${Object.entries(values).map(([column, value]) => `${column} = ${value === null ? "null" : `'${value}'`}`).join()} where JobID = ${jobId}`);
  const logged = (jobId: number, seqNum: number) => grid.insert("JobLoggingDB", "LoggingInfo", [{ JobID: jobId, SeqNum: seqNum, Status: "Running", MinorStatus: "idem", ApplicationStatus: "idem", StatusTime: "2026-11-20 10:00:00", StatusTimeOrder: 493_646_400 + seqNum, StatusSource: "JobWrapper" }]);
  const told = (name: Name) => heard[name].messages.map(({ kind, job, changes, history, happenedAt }: Json) => ({ kind, job: job?.jobId ?? null, fields: changes.map(({ field }: Json) => field), history: history.map(({ seqNum }: Json) => seqNum), at: happenedAt }));
  const until = (minorStatus: string) => heard.everybody.until(({ job }) => job?.minorStatus === minorStatus);

  async function added(row: Row): Promise<number> {
    const job = aJob({ LastUpdateTime: later(), ...row }), jobId = Number(job["JobID"]);
    await grid.insert("JobDB", "Jobs", [job]);
    if (generation === "9.1") await set(jobId, { OwnerDN: "/C=JP/CN=alice" });
    await logged(jobId, 1);
    return jobId;
  }

  /** Everybody listens, to what happens from now on. */
  beforeEach(async () => {
    const { subscribers } = await grid.feeds.jobs.live();
    heard = Object.fromEntries(Object.keys(VIEWERS).map(name => [name, server.hear(name, CHANGES)])) as Record<Name, Heard>;
    while (subscribers.size < Object.keys(VIEWERS).length) await sleep(5);
  });
  afterEach(async () => {
    for (const { stop } of Object.values(heard)) stop();
    const { subscribers } = await grid.feeds.jobs.live();
    while (subscribers.size > 0) await sleep(5);
  });
  /** What came until now is not what the test is about. */
  const forget = () => Object.values(heard).forEach(one => { one.messages.length = 0; });
  async function known(jobId: number): Promise<void> {
    await heard.everybody.until(message => message.jobId === jobId && message.history.length > 0);
    await sleep(FAST.again[0]! + 100);
    forget();
  }

  it("between VOs leaves the one and enters the other, and neither learns anything of the other's side", async () => {
    const jobId = await added({ Owner: "alice", OwnerGroup: "belle_user", VO: "belle" });
    await known(jobId);
    const [moved, after] = [later(), later()], at = (time: string) => `${time.replace(" ", "T")}Z`;
    await logged(jobId, 2);
    await set(jobId, { ...(generation === "9.1" ? { VO: "ctao" } : {}), OwnerGroup: "ctao_user", MinorStatus: "moved", LastUpdateTime: moved });
    await until("moved");
    await set(jobId, { MinorStatus: "later", LastUpdateTime: after });
    await until("later");
    await sleep(FAST.again[0]! + 200);
    expect(told("belle")).toEqual([{ kind: "LEFT", job: null, fields: [], history: [], at: null }]);
    expect(told("admin")).toEqual([{ kind: "ENTERED", job: jobId, fields: [], history: [2], at: at(moved) }, { kind: "CHANGED", job: jobId, fields: ["lastUpdateTime", "minorStatus"], history: [], at: at(after) }].map(one => ({ ...one, fields: expect.toSatisfy(fields => fields.toSorted().join() === one.fields.join()) })));
    expect([told("dave"), told("bob"), told("sharer")]).toEqual([[], [], []]);
    expect(told("everybody").map(({ kind }) => kind)).toEqual(["CHANGED", "CHANGED"]);
    expect(told("everybody")[0]!.fields).toContain("ownerGroup");
  });

  it("between owners of a VO where each sees their own, likewise", async () => {
    const jobId = await added({ Owner: "dave", OwnerGroup: "ctao_user", VO: "ctao" });
    await known(jobId);
    await set(jobId, { Owner: "bob", MinorStatus: "moved", LastUpdateTime: later() });
    await until("moved");
    await set(jobId, { OwnerGroup: "ctao_prod", MinorStatus: "shared", LastUpdateTime: later() });
    await until("shared");
    await set(jobId, { Owner: "carol", MinorStatus: "hers", LastUpdateTime: later() });
    await until("hers");
    await sleep(100);
    const kinds = (name: Name) => told(name).map(({ kind, job, fields }) => `${kind} ${job === jobId} ${fields.length > 0}`);
    expect({ dave: kinds("dave"), bob: kinds("bob"), sharer: kinds("sharer"), admin: kinds("admin"), belle: kinds("belle") }).toEqual({
      dave: ["LEFT false false"], bob: ["ENTERED true false", "CHANGED true true", "LEFT false false"], sharer: ["ENTERED true false", "CHANGED true true"], admin: ["CHANGED true true", "CHANGED true true", "CHANGED true true"], belle: [],
    });
  });

  it("is counted where it is", async () => {
    const counted = Object.fromEntries((["belle", "bob", "everybody"] as const).map(name => [name, server.hear(name, COUNTS)])), jobId = await added({ Owner: "alice", MinorStatus: "counted" });
    await until("counted");
    const totals = () => Object.fromEntries(Object.entries(counted).map(([name, { messages }]) => [name, messages.at(-1)?.total]));
    const lists = async () => Object.fromEntries(await Promise.all(Object.keys(counted).map(async name => [name, (await server.ask(name, "{ jobs { totalCount } }")).data.jobs.totalCount])));
    await expect.poll(totals, { timeout: 3000 }).toEqual(await lists());
    const before = totals();
    await set(jobId, { ...(generation === "9.1" ? { VO: "ctao" } : {}), Owner: "bob", OwnerGroup: "ctao_user", LastUpdateTime: later() });
    await expect.poll(totals, { timeout: 3000 }).toEqual({ belle: before["belle"] - 1, bob: before["bob"] + 1, everybody: before["everybody"] });
    expect(totals()).toEqual(await lists());
    for (const { stop } of Object.values(counted)) stop();
  });

  it("is of nobody while it is a ghost, and told to those who see all VOs once it has been one for a while", async () => {
    const ghost = aJob({ Owner: "Unknown", OwnerGroup: "Unknown", VO: "Unknown", SubmissionTime: null, LastUpdateTime: later(), MinorStatus: "a ghost" }), since = Date.now();
    await grid.insert("JobDB", "Jobs", [ghost]);
    expect(await until("a ghost")).toMatchObject({ kind: "CREATED", jobId: ghost["JobID"], job: { owner: "Unknown" } });
    expect(Date.now() - since).toBeGreaterThanOrEqual(FAST.incomplete);
    await sleep(100);
    expect((["belle", "dave", "bob", "sharer", "admin"] as const).flatMap(told)).toEqual([]);
  });

  it("is told when it is whole, where it is written in two steps", async () => {
    const row = aJob({ Owner: "Unknown", OwnerGroup: "Unknown", VO: "Unknown", SubmissionTime: null, LastUpdateTime: later(), Status: "Received" }), jobId = Number(row["JobID"]);
    await grid.insert("JobDB", "Jobs", [row]);
    await sleep(3 * FAST.updates);
    expect(told("everybody")).toEqual([]);
    await set(jobId, { Owner: "alice", OwnerGroup: "belle_user", ...(generation === "9.1" ? { VO: "belle" } : {}), SubmissionTime: "2026-11-20 11:59:59", LastUpdateTime: later(), MinorStatus: "whole" });
    await until("whole");
    await heard.belle.until(({ jobId: id }) => id === jobId);
    for (const name of ["belle", "everybody"] as const) expect(told(name)).toEqual([{ kind: "CREATED", job: jobId, fields: [], history: [], at: expect.any(String) }]);
    expect((["dave", "bob", "sharer", "admin"] as const).flatMap(told)).toEqual([]);
  });

  it("shows its certificate subject to those who may read it, and to nobody in what changed", async () => {
    const jobId = await added({ Owner: "alice", OwnerGroup: "belle_user", VO: "belle", OwnerDN: "/C=JP/CN=alice" });
    await known(jobId);
    await set(jobId, { OwnerDN: "/C=JP/CN=alice 2", MinorStatus: "subject", LastUpdateTime: later() });
    await until("subject");
    await heard.belle.until(({ job }) => job?.minorStatus === "subject");
    const dn = (name: Name) => heard[name].messages.map(({ job }) => job.ownerDn);
    expect([dn("belle"), dn("everybody")]).toEqual([["/C=JP/CN=alice 2"], [null]]);
    expect(Object.values(heard).map(({ messages }) => JSON.stringify(messages.map(({ changes }) => changes))).join()).not.toMatch(/ownerDn|CN=/);
    forget();
    // a change of nothing but the subject is told to nobody as one
    await set(jobId, { OwnerDN: "/C=JP/CN=alice 3", LastUpdateTime: later() });
    await heard.belle.until(({ job }) => job.ownerDn === "/C=JP/CN=alice 3");
    expect(told("belle")[0]!.fields).toEqual(["lastUpdateTime"]);
  });
});
