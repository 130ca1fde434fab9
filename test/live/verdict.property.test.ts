import { setTimeout as sleep } from "node:timers/promises";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { visibleJobs } from "../../src/auth/policies/wms.policy.ts";
import type { Change, StoredRow } from "../../src/datasources/live/change.ts";
import type { FeedFace } from "../../src/datasources/live/feed-face.ts";
import { InterestIndex } from "../../src/datasources/live/interest-index.ts";
import type { RowShape } from "../../src/datasources/live/row-shape.ts";
import { judge, type Following, type Interest } from "../../src/datasources/live/verdict.ts";
import { readFilter } from "../../src/datasources/query/filter.ts";
import type { FilterInput } from "../../src/schema/common/filter-for.ts";
import { describe as describeTable } from "../../src/schema/common/table-registry.ts";
import { Job } from "../../src/schema/wms/job.type.ts";
import { NOW, viewerNamed } from "../helpers/ask.ts";
import { GRIDS, testGrid, type Row, type TestGrid } from "../helpers/test-grid.ts";
import { anyFilter } from "../query/any-filter.ts";
import { anyJobs } from "../query/any-jobs.ts";
import { allJobs, jobsOfBelle, refill } from "../query/job-lists.ts";
import { holds, SEED } from "../query/property.ts";

const SOME = 100;
const NO_LIST: Following = { listedUntil: undefined, now: 0 };

describe.each(GRIDS)("what subscriptions are told, on $engine with DIRAC $generation,", ({ engine, generation }) => {
  const [jobs] = fc.sample(anyJobs({ engine, generation }, { minLength: SOME, maxLength: SOME }), { seed: SEED, numRuns: 1 }) as [Row[]];
  let grid: TestGrid, feed: FeedFace, shape: RowShape<Job>, rows: readonly StoredRow[];
  beforeAll(async () => {
    grid = await testGrid(engine, generation);
    const live = await grid.feeds.jobs.live();
    await refill(grid, jobs);
    // what has no time is found by the look at all
    while (live.log.lastSeq < SOME) await sleep(10);
    feed = live;
    shape = live.shape;
    rows = live.log.after(0, SOME).map(({ after }) => after!);
  });
  afterAll(() => grid.drop());

  const interest = (filter: FilterInput, who: `${string}@${string}`): Interest => ({ filter: readFilter(filter, describeTable(Job), { now: NOW, registry: grid.registry }), scope: visibleJobs(viewerNamed(grid, who, ["belle_admin"]), grid.registry, generation) });
  const change = (before: StoredRow | null, after: StoredRow | null): Change => ({ seq: 1, key: Number(shape.raw(after ?? before!, "jobId")), before, after, history: [], seenAt: 2, knownAt: 1 });
  const keysOf = (changes: readonly Change[]) => changes.map(({ key }) => key).sort((a, b) => b - a);

  it("is of the jobs that the list has under the same filter", () => holds(fc.asyncProperty(anyFilter(generation), fc.boolean(), async (filter, isOfBelle) => {
    const list = (isOfBelle ? jobsOfBelle(grid) : allJobs(grid))({ filter, first: 1000 });
    const listed = (await list.page(["jobId"])).edges.map(({ node }) => node.jobId);
    const wanted = interest(filter, isOfBelle ? "alice@belle_user" : "admin@belle_admin"), of = (kind: string, changes: readonly Change[]) => keysOf(changes.filter(one => judge(one, wanted, feed)?.toldTo(NO_LIST)?.kind === kind));
    expect(of("CHANGED", rows.map(row => change(row, [...row])))).toEqual(listed);
    expect(of("CREATED", rows.map(row => change(null, row)))).toEqual(listed);
    expect(of("REMOVED", rows.map(row => change(row, null)))).toEqual(listed);
  }), 250));

  /** Filters that ask for a value exactly, which is what the index goes by, alone and among others. */
  const exact = fc.constantFrom("owner", "status", "jobId", "ownerGroup", "vo", "siteName", "minorStatus", "accountedFlag", "masterJobId").chain(field => fc.tuple(fc.nat(SOME - 1), fc.nat(SOME - 1), fc.boolean()).map(([a, b, one]): [string, number, number, boolean] => [field, a, b, one]));
  const anyWish = fc.oneof(
    fc.tuple(exact, exact, anyFilter(generation), fc.constantFrom("alone", "both", "and", "or", "not")), fc.tuple(exact, exact, anyFilter(generation), fc.constant("alone")),
  );
  function filterOf([one, other, rest, how]: [[string, number, number, boolean], [string, number, number, boolean], FilterInput, string]): FilterInput {
    const asks = ([field, a, b, isOne]: [string, number, number, boolean]): FilterInput => {
      const values = [a, b].map(index => shape.reader(rows[index]!)(field)).filter(value => value !== null);
      return values.length === 0 || field === "accountedFlag" ? {} : { [field]: isOne ? { eq: values[0] } : { in: values } };
    };
    return how === "alone" ? asks(one) : how === "both" ? { ...asks(one), ...asks(other) } : how === "and" ? { and: [asks(one), rest] } : how === "or" ? { or: [asks(one), asks(other)] } : { not: asks(one) };
  }

  it("misses nobody, and asks nobody twice, where they are found by a value that they ask for", () => holds(fc.property(fc.array(anyWish, { minLength: 1, maxLength: 12 }), fc.array(fc.tuple(fc.option(fc.nat(SOME - 1)), fc.option(fc.nat(SOME - 1))), { minLength: 1, maxLength: 8 }), fc.nat(11), (wishes, moves, leaver) => {
    const interests = wishes.map((wish, index) => interest(filterOf(wish), index % 2 === 0 ? "alice@belle_user" : "admin@belle_admin")), index = new InterestIndex<Interest>();
    for (const one of interests) index.add(one);
    const gone = leaver < interests.length ? interests.splice(leaver, 1)[0] : undefined;
    if (gone !== undefined) index.delete(gone);
    for (const [from, to] of moves) {
      if (from === null && to === null) continue;
      const one = change(from === null ? null : rows[from]!, to === null ? null : rows[to]!), found = [...index.candidates(one, shape)];
      expect(interests.filter(wanted => judge(one, wanted, feed)?.toldTo(NO_LIST) !== undefined && !found.includes(wanted))).toEqual([]);
      expect(new Set(found).size).toBe(found.length);
      if (gone !== undefined) expect(found).not.toContain(gone);
    }
  }), 300));
});
