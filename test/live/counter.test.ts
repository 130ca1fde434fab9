import { setImmediate as turn } from "node:timers/promises";
import fc from "fast-check";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { ChangeLog } from "../../src/datasources/live/change-log.ts";
import type { StoredRow } from "../../src/datasources/live/change.ts";
import type { CountsMessage } from "../../src/datasources/live/counter.ts";
import { FeedState } from "../../src/datasources/live/feed-state.ts";
import { LiveCounts } from "../../src/datasources/live/live-counts.ts";
import type { RowShape } from "../../src/datasources/live/row-shape.ts";
import { EVERYTHING, isOneOf } from "../../src/schema/common/condition.ts";
import type { Job } from "../../src/schema/wms/job.type.ts";
import { aJob } from "../helpers/a-job.ts";
import { testGrid, type Row, type TestGrid } from "../helpers/test-grid.ts";
import { holds } from "../query/property.ts";
import { toldCounts } from "./counts.ts";

const STATUSES = ["Waiting", "Running", "Done", null];

describe("live counts", () => {
  let grid: TestGrid, shape: RowShape<Job>;
  beforeAll(async () => {
    grid = await testGrid("sqlite", "9.1");
    ({ shape } = await grid.feeds.jobs.live());
  });
  afterAll(() => grid.drop());

  /** A feed without a database, whose rows are only a status, a site and a VO. */
  class Feed {
    readonly state = new FeedState(":memory:");
    readonly log = new ChangeLog(this.state);
    readonly counts = new LiveCounts(this.log, this.state, shape);
    readonly rows = new Map<number, StoredRow>();
    #digest = 0;

    set(key: number, status: string | null, site = "LCG.KEK.jp", vo = "belle"): void {
      const before = this.rows.get(key) ?? null, job: Row | undefined = status === null ? undefined : aJob({ JobID: key, Status: status, Site: site, VO: vo });
      const after = job === undefined ? null : shape.fields.map(field => job[shape.table.description.columns.get(field)!.column] ?? null);
      if (before === null && after === null) return;
      if (after === null) this.rows.delete(key);
      else this.rows.set(key, after);
      this.log.add({
        gone: after === null ? [key] : [], known: after === null ? [] : [{ key, digest: this.#digest++, status: String(status), logPosition: 0, seenAt: 1, row: after }],
        changes: [{ key, before, after, history: [], seenAt: 1, knownAt: 1 }],
      });
    }

    /** By status, among those of belle. */
    truth(): Record<string, number> {
      const counts: Record<string, number> = {};
      for (const row of this.rows.values()) {
        if (shape.raw(row, "vo") !== "belle") continue;
        const key = JSON.stringify([shape.raw(row, "status")]);
        counts[key] = (counts[key] ?? 0) + 1;
      }
      return counts;
    }

    join(interval: number, by: readonly string[] = ["status"]): { messages: CountsMessage[]; stop(): void } {
      const stream = this.counts.subscribe({ filter: EVERYTHING, scope: isOneOf("vo", ["belle"]), by }, interval), messages: CountsMessage[] = [];
      void (async () => { for await (const message of stream) messages.push(message); })();
      return { messages, stop: () => void stream.return?.() };
    }
  }
  const settle = async () => { for (let times = 0; times < 5; times++) await turn(); };

  beforeEach(() => { vi.useFakeTimers({ toFake: ["setInterval", "clearInterval"] }); });
  afterEach(() => { vi.useRealTimers(); });

  type Step = { readonly do: "set"; readonly key: number; readonly status: string | null; readonly vo: string } | { readonly do: "join" | "leave"; readonly interval: number } | { readonly do: "wait"; readonly ms: number };
  const anyStep: fc.Arbitrary<Step> = fc.oneof(
    { weight: 8, arbitrary: fc.record({ do: fc.constant("set" as const), key: fc.integer({ min: 1, max: 6 }), status: fc.constantFrom(...STATUSES), vo: fc.constantFrom("belle", "belle", "ctao") }) },
    { weight: 2, arbitrary: fc.record({ do: fc.constantFrom("join" as const, "leave" as const), interval: fc.constantFrom(1000, 1500, 4000) }) },
    { weight: 4, arbitrary: fc.record({ do: fc.constant("wait" as const), ms: fc.constantFrom(100, 400, 1000, 2500) }) },
  );

  it("are right for everybody whenever they joined, told at most once in an interval, and only where something changed", () => holds(fc.asyncProperty(fc.array(anyStep, { minLength: 10, maxLength: 60 }), async steps => {
    const feed = new Feed(), members: { interval: number; joinedAt: number; messages: CountsMessage[]; stop(): void }[] = [];
    let now = 0;
    const wait = async (ms: number) => {
      for (let step = 0; step < ms; step += 100) {
        vi.advanceTimersByTime(100);
        await settle();
      }
      now += ms;
    };
    for (const step of steps) {
      if (step.do === "set") feed.set(step.key, step.status, undefined, step.vo);
      else if (step.do === "wait") await wait(step.ms);
      else if (step.do === "leave") members.splice(members.findIndex(({ interval }) => interval === step.interval), 1)[0]?.stop();
      else members.push({ interval: step.interval, joinedAt: now, ...feed.join(step.interval) });
    }
    await settle();
    await wait(4000);
    for (const { messages, interval, joinedAt } of members) {
      expect(messages.map(({ whole }) => whole)).toEqual(messages.map((_, index) => index === 0));
      expect(toldCounts(messages).counts).toEqual(feed.truth());
      expect(messages.at(-1)!.total).toBe(Object.values(feed.truth()).reduce((sum, count) => sum + count, 0));
      expect(messages.length).toBeLessThanOrEqual(2 + (now - joinedAt) / interval);
      for (const { buckets } of messages.slice(1)) expect(buckets.length).toBeGreaterThan(0);
    }
    for (const { stop } of members) stop();
    expect(vi.getTimerCount()).toBe(0);
    feed.state.close();
  }), 150));

  it("say nothing where a change moves no count", async () => {
    const feed = new Feed();
    feed.set(1, "Running");
    const { messages } = feed.join(1000);
    await settle();
    feed.set(1, "Running", "LCG.CERN.ch");
    vi.advanceTimersByTime(3000);
    await settle();
    expect(messages).toHaveLength(1);
    feed.set(1, "Done");
    vi.advanceTimersByTime(1000);
    await settle();
    vi.advanceTimersByTime(3000);
    await settle();
    expect(messages).toHaveLength(2);
    expect(messages[1]).toEqual({ whole: false, total: 1, buckets: [{ key: [{ field: "STATUS", value: "Done" }], count: 1 }, { key: [{ field: "STATUS", value: "Running" }], count: 0 }] });
    feed.state.close();
  });

  it("have one bucket without a field, 0 where nothing matches", async () => {
    const feed = new Feed(), { messages } = feed.join(1000, []);
    await settle();
    feed.set(1, "Running");
    vi.advanceTimersByTime(1000);
    await settle();
    feed.set(1, null);
    vi.advanceTimersByTime(1000);
    await settle();
    expect(messages.map(({ total, buckets }) => [total, buckets.map(({ key, count }) => [key, count])])).toEqual([[0, []], [1, [[[], 1]]], [0, [[[], 0]]]]);
    feed.state.close();
  });

  it("count rows that change while others are counted once each", async () => {
    const feed = new Feed();
    for (let key = 1; key <= 5000; key++) feed.set(key, "Waiting");
    const { messages } = feed.join(1000);
    // behind and before what is counted by now
    feed.set(1, "Running");
    feed.set(4999, "Running");
    feed.set(5001, "Running");
    await turn();
    feed.set(2, null);
    feed.set(5000, "Done");
    while (messages.length === 0) await turn();
    vi.advanceTimersByTime(1000);
    await settle();
    expect(toldCounts(messages)).toEqual({ total: 5000, counts: feed.truth() });
    feed.state.close();
  });

  it("end with QUERY_TOO_COMPLEX where there are too many groups, at the start or later", async () => {
    const feed = new Feed(), ends: unknown[] = [];
    const listen = async () => { try { for await (const _ of feed.counts.subscribe({ filter: EVERYTHING, scope: EVERYTHING, by: ["jobId"] }, 1000)) { /* on */ } } catch (error) { ends.push(error); } };
    feed.log.add({ gone: [], changes: [], known: Array.from({ length: 10_000 }, (_, key) => ({ key, digest: 0, status: "", logPosition: 0, seenAt: 1, row: shape.fields.map(field => (field === "jobId" ? key : null)) })) });
    const growing = listen();
    await vi.waitFor(() => expect(vi.getTimerCount()).toBe(1));
    feed.set(10_001, "Waiting");
    await growing;
    await listen();
    expect(ends).toEqual(Array(2).fill(expect.objectContaining({ code: "QUERY_TOO_COMPLEX", details: { argument: "by" }, message: expect.stringContaining("10000 groups") })));
    feed.state.close();
  });
});
