import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Json } from "../helpers/ask.ts";
import type { Heard } from "../helpers/live.ts";
import { serverOfMany, type ServerOfMany } from "../helpers/live-viewers.ts";
import { GRIDS, type TestGrid } from "../helpers/test-grid.ts";
import { gridOfManyOwners } from "./jobs-of-many-owners.ts";
import { VIEWERS, viewerOf } from "./who-sees-what.ts";

const CHANGES = "subscription ($after: String, $filter: JobFilter) { jobChanges(filter: $filter, after: $after) { cursor eventId kind jobId job { jobId history { minorStatus } } changes { field } } }";
const COUNTS = 'subscription { jobCounts(by: [JOB_ID], interval: "PT1S") { whole total buckets { key { value } count } } }';
const SEES_ALL = "a user of ctao in a group for all VOs";

const idsOf = (messages: readonly Json[]): number[] => messages.map(({ jobId }) => jobId).sort((a, b) => a - b);
const countedIds = ({ buckets }: Json): number[] => buckets.flatMap(({ key: [{ value }], count }: Json) => Array<number>(count).fill(Number(value))).sort((a: number, b: number) => a - b);

describe.each(GRIDS)("subscriptions on $engine with DIRAC $generation", ({ engine, generation }) => {
  let grid: TestGrid, server: ServerOfMany, before: string;
  const live = new Map<string, Heard>(), replayed = new Map<string, Heard>(), filtered = new Map<string, Heard>(), counts = new Map<string, Heard>();

  /** Until everybody was told as much as they should be. */
  const everybody = (heard: ReadonlyMap<string, Heard>) => Promise.all(VIEWERS.filter(({ sees }) => sees.length > 0).map(async ({ viewer, sees }) => {
    const one = heard.get(viewer)!;
    await one.until(() => one.messages.length >= sees.length, 20_000);
  }));

  beforeAll(async () => {
    grid = await gridOfManyOwners(engine, generation);
    server = await serverOfMany(grid, Object.fromEntries(VIEWERS.map(({ viewer, who }) => [viewer, viewerOf(grid, who)])));
    before = (await server.ask(SEES_ALL, "{ jobs { changesCursor } }")).data.jobs.changesCursor;
    const { subscribers } = await grid.feeds.jobs.live();
    for (const { viewer } of VIEWERS) {
      live.set(viewer, server.hear(viewer, CHANGES));
      filtered.set(viewer, server.hear(viewer, CHANGES, { filter: { or: [{ jobId: { gt: 0 } }, { vo: { in: ["belle", "ctao"] } }, { vo: { isNull: true } }], not: { owner: { eq: "nobody" } } } }));
      counts.set(viewer, server.hear(viewer, COUNTS));
    }
    while (subscribers.size < 2 * VIEWERS.length) await sleep(5);
    await Promise.all([...counts.values()].map(heard => heard.until(({ whole }) => whole)));
    await grid.run("JobDB", "update Jobs set MinorStatus = 'touched', LastUpdateTime = '2026-11-20 10:00:00'");
    await Promise.all([live, filtered].map(everybody));
    // a cursor of somebody who sees more, for everybody
    for (const { viewer } of VIEWERS) replayed.set(viewer, server.hear(viewer, CHANGES, { after: before }));
    await everybody(replayed);
    // for what should not be told
    await sleep(100);
  });
  afterAll(async () => {
    await server.stop();
    await grid.drop();
  });

  describe.each(VIEWERS)("tell $viewer, who sees $sees,", ({ viewer, sees }) => {
    it("of the changes of these jobs, and of no others", () => {
      for (const heard of [live, filtered, replayed]) {
        const { messages, errors } = heard.get(viewer)!;
        expect({ errors, told: idsOf(messages) }).toEqual({ errors: [], told: sees });
        expect(messages.map(({ kind, job, changes }: Json) => ({ kind, job: job.jobId, minorStatus: job.history[0].minorStatus, changes: changes.length }))).toEqual(messages.map(({ jobId }) => ({ kind: "CHANGED", job: jobId, minorStatus: `of ${jobId}`, changes: expect.any(Number) })));
      }
    });

    it("the counts of these, and of no others", () => {
      const { messages: [first], errors } = counts.get(viewer)!;
      expect({ errors, total: first.total, ids: countedIds(first) }).toEqual({ errors: [], total: sees.length, ids: sees });
    });

    it("nothing of the others by cursors and ids", () => {
      const told = live.get(viewer)!.messages, again = replayed.get(viewer)!.messages;
      expect(again.map(({ eventId }) => eventId)).toEqual(told.map(({ eventId }) => eventId));
      for (const { cursor, eventId } of told) expect([cursor, eventId]).toEqual([expect.stringMatching(/^[\w-]{22}$/), expect.stringMatching(/^[\w-]{22}$/)]);
    });
  });

  it("have cursors and ids that are in no order, share no beginning and count nothing", () => {
    const { messages } = live.get(SEES_ALL)!;
    for (const name of ["cursor", "eventId"]) {
      const values: string[] = messages.map(message => message[name]);
      expect(new Set(values).size).toBe(values.length);
      expect(values).not.toEqual(values.toSorted());
      expect(new Set(values.map(value => value.slice(0, 4))).size).toBeGreaterThan(values.length - 3);
      expect(new Set(values.map(value => value.slice(-5))).size).toBeGreaterThan(values.length - 3);
    }
  });

  it.each([CHANGES, COUNTS])("need a token when they start: %s", async query => {
    expect(await server.hear(undefined, query).error()).toMatchObject({ message: expect.stringContaining("token"), path: [expect.any(String)], extensions: { code: "UNAUTHENTICATED" } });
  });
});
