import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { aRequest } from "../helpers/a-request.ts";
import { REGISTRY_WITH_DNS } from "../helpers/a-task-queue.ts";
import { aTransfer, anOperation } from "../helpers/a-transfer.ts";
import { as, data, viewerNamed, type Json } from "../helpers/ask.ts";
import { liveServer, type Heard, type LiveServer } from "../helpers/live.ts";
import { GRIDS, testGrid, type TestGrid } from "../helpers/test-grid.ts";
import { toldCounts } from "../live/counts.ts";
import { failed, failuresOf } from "./failed-jobs.ts";

describe.each(GRIDS)("subscriptions to a fingerprint on $engine with DIRAC $generation", ({ engine, generation }) => {
  let grid: TestGrid, live: LiveServer, lost: string, minute = 0;
  beforeAll(async () => {
    grid = await testGrid(engine, generation, { names: ["JobDB", "JobLoggingDB", "ReqDB", "FTS3DB"], configuration: REGISTRY_WITH_DNS });
    await grid.insert("JobDB", "Jobs", [
      failed("lost /a/b/0", { JobID: 10 }), failed("Unknown", { JobID: 20 }), failed("full", { JobID: 21 }), failed("lost /x/y/1", { JobID: 30 }), failed("lost /x/y/1", { JobID: 31 }),
      failed("lost /x/y/1", { JobID: 40, Site: "LCG.A.jp" }), failed("lost /x/y/2", { JobID: 41, Site: "LCG.B.jp" }), failed("full", { JobID: 42, Site: "LCG.B.jp" }),
    ]);
    await grid.insert("ReqDB", "Request", [aRequest({ RequestID: 1 })]);
    await grid.insert("FTS3DB", "Operations", [anOperation({ operationID: 1 })]);
    await grid.insert("FTS3DB", "Files", [aTransfer({ fileID: 1 })]);
    live = await liveServer(grid, viewerNamed(grid, "alice@belle_user"));
    lost = (await failuresOf(as(grid, "alice@belle_user"), "fingerprint")).buckets[0].fingerprint;
  });
  afterAll(async () => {
    await live.stop();
    await grid.drop();
  });

  /** Behind everything so far. */
  async function following(list: string, subscription: string, filter: object): Promise<Heard> {
    const { changesCursor } = (await data(as(grid, "alice@belle_user")(`{ ${list} { changesCursor } }`)))[list];
    return live.hear(subscription, { filter, after: changesCursor });
  }
  const later = () => new Date(Date.parse("2026-11-20T12:00:00Z") + minute++ * 60_000).toISOString().slice(0, 19).replace("T", " ");
  const set = (jobId: number, text: string, column = "ApplicationStatus") => grid.run("JobDB", `update Jobs set ${column} = '${text}', LastUpdateTime = '${later()}' where JobID = ${jobId}`);
  const JOBS = "subscription ($filter: JobFilter, $after: String) { jobChanges(filter: $filter, after: $after) { kind jobId job { applicationStatus } } }";
  const kind = (jobId: number, kind: string) => (message: Json) => message.jobId === jobId && message.kind === kind;
  /** What was told of a job; of one that changes right behind a list may be told that it left, since the list may have shown it. */
  function kinds({ messages }: Heard, jobId: number): string[] {
    const told = messages.filter(message => message.jobId === jobId).map(({ kind }: Json) => kind);
    while (told[0] === "LEFT") told.shift();
    return told;
  }
  const text = (jobId: number, text: string) => (message: Json) => message.jobId === jobId && message.job.applicationStatus === text;

  it("tell of the jobs that come to fail so, in whatever words, and of those that no longer do", async () => {
    const heard = await following("jobs", JOBS, { errorFingerprint: { in: [lost] } });
    await set(20, "lost /x/y/1");
    await heard.until(kind(20, "ENTERED"));
    await set(20, "lost /x/y/2");
    await heard.until(text(20, "lost /x/y/2"));
    await set(21, "full again");
    await grid.insert("JobDB", "Jobs", [failed("lost /x/y/3", { JobID: 22, LastUpdateTime: later() })]);
    await heard.until(kind(22, "CREATED"));
    await set(20, "full");
    expect(await heard.until(kind(20, "LEFT"))).toMatchObject({ job: { applicationStatus: "full" } });
    // the other field counts, too
    await set(21, "lost /x/y/4", "MinorStatus");
    await heard.until(kind(21, "ENTERED"));
    expect([20, 21, 22].map(jobId => kinds(heard, jobId))).toEqual([["ENTERED", "CHANGED", "LEFT"], ["ENTERED"], ["CREATED"]]);
    heard.stop();
  });

  it("tell with `notIn` of all others, and go with what else is asked for", async () => {
    const others = await following("jobs", JOBS, { errorFingerprint: { notIn: [lost] }, jobId: { eq: 30 } }), none = await following("jobs", JOBS, { not: { or: [{ errorFingerprint: { in: [lost] } }, { errorFingerprint: { in: [] } }] }, jobId: { eq: 31 } });
    await set(30, "");
    await others.until(kind(30, "ENTERED"));
    await set(30, "lost /x/y/2");
    await others.until(kind(30, "LEFT"));
    await set(31, "Unknown");
    await none.until(kind(31, "ENTERED"));
    expect([kinds(others, 30), kinds(others, 31), kinds(none, 30), kinds(none, 31)]).toEqual([["ENTERED", "LEFT"], [], [], ["ENTERED"]]);
    for (const heard of [others, none]) heard.stop();
  });

  it("count them", async () => {
    const heard = live.hear('subscription ($filter: JobFilter) { jobCounts(filter: $filter, by: [SITE_NAME], interval: "PT1S") { whole total buckets { key { field value } count } } }', { filter: { errorFingerprint: { in: [lost] }, jobId: { in: [40, 41, 42] } } });
    const told = (total: number, counts: Record<string, number>) => expect.poll(() => toldCounts(heard.messages), { timeout: 8000 }).toEqual({ total, counts });
    await told(2, { '["LCG.A.jp"]': 1, '["LCG.B.jp"]': 1 });
    await set(42, "lost /x/y/3");
    await told(3, { '["LCG.A.jp"]': 1, '["LCG.B.jp"]': 2 });
    await set(40, "full");
    await told(2, { '["LCG.B.jp"]': 2 });
    heard.stop();
  });

  it("tell of requests and transfers likewise", async () => {
    const requests = await following("requests", "subscription ($filter: RequestFilter, $after: String) { requestChanges(filter: $filter, after: $after) { kind requestId } }", { errorFingerprint: { in: [lost] } });
    const transfers = await following("transfers", "subscription ($filter: TransferFilter, $after: String) { transferChanges(filter: $filter, after: $after) { kind fileId } }", { errorFingerprint: { in: [lost] } });
    await grid.run("ReqDB", "update Request set Error = 'lost /x/y/1', LastUpdate = '2026-11-20 13:00:00' where RequestID = 1");
    await grid.run("FTS3DB", "update Files set error = 'lost /x/y/1', lastUpdate = '2026-11-20 13:00:00' where fileID = 1");
    expect(await requests.until(({ requestId }) => requestId === 1)).toEqual({ kind: "ENTERED", requestId: 1 });
    expect(await transfers.until(({ fileId }) => fileId === 1)).toEqual({ kind: "ENTERED", fileId: 1 });
    await grid.run("ReqDB", "update Request set Error = null, LastUpdate = '2026-11-20 13:01:00' where RequestID = 1");
    await grid.run("FTS3DB", "update Files set error = 'full', lastUpdate = '2026-11-20 13:01:00' where fileID = 1");
    await requests.until(({ kind }) => kind === "LEFT");
    await transfers.until(({ kind }) => kind === "LEFT");
    for (const heard of [requests, transfers]) heard.stop();
  });

  it("are refused where lists are", async () => {
    expect(await live.hear(JOBS, { filter: { not: { errorFingerprint: { in: ["x"] } } } }).error()).toMatchObject({ message: expect.stringContaining("take one from `failures`"), extensions: { code: "BAD_USER_INPUT", argument: "filter.not.errorFingerprint.in.0" } });
    expect(await live.hear("subscription ($filter: RequestFilter) { requestChanges(filter: $filter) { kind } }", { filter: { operations: { some: { errorFingerprint: { in: [lost] } } } } }).error()).toMatchObject({ extensions: { code: "BAD_USER_INPUT", argument: "filter" } });
  });
});
