import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { ChangeLog } from "../../src/datasources/live/change-log.ts";
import type { Change, StoredRow } from "../../src/datasources/live/change.ts";
import { FeedState } from "../../src/datasources/live/feed-state.ts";
import type { FeedFace } from "../../src/datasources/live/feed-face.ts";
import { Subscribers } from "../../src/datasources/live/subscribers.ts";
import { judge, type Interest, type Told } from "../../src/datasources/live/verdict.ts";
import { isOneOf } from "../../src/schema/common/condition.ts";
import { aJob } from "../helpers/a-job.ts";
import { testGrid, type Row, type TestGrid } from "../helpers/test-grid.ts";

const RUNNING_IN_BELLE: Interest = { filter: isOneOf("status", ["Running"]), scope: isOneOf("vo", ["belle"]) };

describe("what a change is to a subscription", () => {
  let grid: TestGrid, feed: FeedFace, rows: Record<string, StoredRow | null>;
  beforeAll(async () => {
    grid = await testGrid("sqlite", "9.1");
    const live = await grid.feeds.jobs.live(), { shape } = live;
    feed = live;
    const row = (status: string, vo: string): StoredRow => {
      const job: Row = aJob({ Status: status, VO: vo });
      return shape.fields.map(field => job[shape.table.description.columns.get(field)!.column] ?? null);
    };
    rows = { nothing: null, matching: row("Running", "belle"), other: row("Waiting", "belle"), hidden: row("Running", "ctao"), "hidden too": row("Waiting", "ctao") };
  });
  afterAll(() => grid.drop());

  const change = (before: string, after: string, times: Partial<Change> = {}): Change => ({ seq: 1, key: 7, before: rows[before]!, after: rows[after]!, history: [], seenAt: 1000, knownAt: 500, ...times });

  it.each([
    ["nothing", "matching", "CREATED"], ["other", "matching", "ENTERED"], ["hidden", "matching", "ENTERED"], ["hidden too", "matching", "ENTERED"], ["matching", "matching", "CHANGED"],
    ["matching", "other", "LEFT"], ["matching", "hidden", "LEFT"], ["matching", "hidden too", "LEFT"], ["matching", "nothing", "REMOVED"],
  ])("from %s to %s: %s", (before, after, kind) => {
    expect(judge(change(before, after), RUNNING_IN_BELLE, feed)?.toldTo({ listedUntil: undefined, now: 0 })).toMatchObject({ kind, sawBefore: ["matching", "other"].includes(before), seesAfter: ["matching", "other"].includes(after) });
  });

  it.each([["other", "other", "LEFT"], ["nothing", "other", "LEFT"], ["hidden", "other", "LEFT"], ["other", "hidden", "LEFT"], ["other", "nothing", "REMOVED"]])("from %s to %s: %s, only where it may have matched in between", (before, after, kind) => {
    const verdict = judge(change(before, after), RUNNING_IN_BELLE, feed)!;
    expect([undefined, 500, 501].map(listedUntil => verdict.toldTo({ listedUntil, now: 0 })?.kind)).toEqual([undefined, kind === "REMOVED" ? kind : undefined, kind]);
  });

  it.each([["hidden", "hidden"], ["hidden too", "hidden"], ["nothing", "hidden"], ["hidden", "nothing"]])("from %s to %s: nothing", (before, after) => {
    expect(judge(change(before, after), RUNNING_IN_BELLE, feed)).toBeUndefined();
  });

  describe("for those who may have read a list meanwhile", () => {
    let state: FeedState, log: ChangeLog, subscribers: Subscribers, settledAt: number;
    beforeEach(() => {
      settledAt = 0;
      state = new FeedState(":memory:");
      log = new ChangeLog(state);
      subscribers = new Subscribers(log, feed, () => settledAt);
    });

    const add = (before: string, after: string, times: Partial<Change>) => log.add({ known: [], gone: [], changes: [change(before, after, times)] });
    function told(stream: AsyncIterableIterator<Told>): Told[] {
      const all: Told[] = [];
      void (async () => { for await (const one of stream) all.push(one); })();
      return all;
    }
    const settle = () => sleep(20);

    it("a job that matches neither before nor after is told as LEFT, once, since it may have matched when the list was read", async () => {
      const heard = told(subscribers.subscribe(RUNNING_IN_BELLE, { seq: 0, kind: "list", now: 0 }, 0)), now = Date.now();
      add("other", "other", { seenAt: now + 100, knownAt: now - 1000 });
      // what was looked at behind the list, and did not match, is none of their business
      add("other", "other", { seenAt: now + 300, knownAt: now + 200 });
      await settle();
      expect(heard.map(({ kind, change: { seq } }) => [kind, seq])).toEqual([["LEFT", 1]]);
    });

    it("this ends when every job was looked at behind the list", async () => {
      const heard = told(subscribers.subscribe(RUNNING_IN_BELLE, { seq: 0, kind: "list", now: 0 }, 0)), now = Date.now();
      settledAt = now + 100;
      add("other", "other", { seenAt: now + 200, knownAt: now + 100 });
      add("other", "matching", { seenAt: now + 200, knownAt: now + 100 });
      await settle();
      expect(heard.map(({ kind }) => kind)).toEqual(["ENTERED"]);
    });

    it("it is told in a replay too, with a cursor that says how to go on", async () => {
      const now = Date.now();
      add("nothing", "other", { seenAt: now - 5000, knownAt: now - 9000 });
      add("other", "other", { seenAt: now - 3000, knownAt: now - 4000 });
      const [list, listed, plain] = (["list", "listed", "plain"] as const).map(kind => told(subscribers.subscribe(RUNNING_IN_BELLE, { seq: 1, kind, now: 0 }, 0)));
      await settle();
      // it may have matched while a list was read; whoever had read theirs when the first change was seen, or reads none, need not know
      expect(list!.map(({ kind, resume }) => [kind, resume.kind])).toEqual([["LEFT", "list"]]);
      expect([listed, plain]).toEqual([[], []]);
    });

    it("changes that come while others are replayed come behind them, each once", async () => {
      for (let index = 0; index < 450; index++) add("other", "matching", { seenAt: 1000 + index, knownAt: 500 + index });
      const heard = told(subscribers.subscribe(RUNNING_IN_BELLE, { seq: 50, kind: "plain", now: 0 }, 0));
      for (let index = 450; index < 500; index++) add("other", "matching", { seenAt: 1000 + index, knownAt: 500 + index });
      await settle();
      expect(heard.map(({ change: { seq } }) => seq)).toEqual(Array.from({ length: 450 }, (_, index) => 51 + index));
    });

    it("whoever goes while changes are replayed to them is forgotten", async () => {
      for (let index = 0; index < 300; index++) add("other", "matching", { seenAt: 1000 + index, knownAt: 500 + index });
      const stream = subscribers.subscribe(RUNNING_IN_BELLE, { seq: 0, kind: "plain", now: 0 }, 0);
      await stream.next();
      expect(subscribers.size).toBe(1);
      const waiting = stream.next();
      await stream.return!();
      await waiting;
      expect([subscribers.size, await stream.next()]).toEqual([0, { done: true, value: undefined }]);
    });

    it("those with the same filter and the same sight are told the same object, whichever way it reaches them", async () => {
      const [one, other] = [told(subscribers.subscribe(RUNNING_IN_BELLE, undefined, 0)), told(subscribers.subscribe({ ...RUNNING_IN_BELLE }, undefined, 0))], later = Date.now() + 1000;
      add("other", "matching", { seenAt: later, knownAt: later });
      const resumed = told(subscribers.subscribe(RUNNING_IN_BELLE, { seq: 0, kind: "plain", now: 0 }, 0));
      await settle();
      expect([one.length, other.length, resumed.length]).toEqual([1, 1, 1]);
      expect(other[0]).toBe(one[0]);
      expect(resumed[0]).toBe(one[0]);
    });
  });
});
