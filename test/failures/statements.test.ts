import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { as, data, type Json } from "../helpers/ask.ts";
import { GRIDS, testGrid, type TestGrid } from "../helpers/test-grid.ts";
import { refill } from "../query/job-lists.ts";
import { failed } from "./failed-jobs.ts";

describe.each(GRIDS)("statements of failures on $engine with DIRAC $generation", ({ engine, generation }) => {
  let grid: TestGrid;
  beforeAll(async () => {
    grid = await testGrid(engine, generation);
  });
  afterAll(() => grid.drop());

  async function cost(operation: string): Promise<{ statements: string[]; answer: Json }> {
    grid.statements.length = 0;
    const answer = await data(as(grid, "alice@belle_user")(operation));
    return { statements: [...grid.statements], answer };
  }
  const jobs = (count: number, groups = count) => refill(grid, Array.from({ length: count }, (_, index) => failed(`lost /a/b/${index}`, { JobGroup: `g${index % groups}`, MinorStatus: `error ${index % 3}`, Site: `LCG.S${index % 5}.jp`, LastUpdateTime: `2026-11-20 0${index % 9}:00:00` })));
  const RECENT = '(filter: {lastUpdateTime: {gte: "-PT6H"}})', EVERYTHING = "fingerprint pattern count share siteNames storageElementNames hosts firstSeen lastSeen example";

  it.each([0, 1, 60, 900])("are as many for any number of rows: %i", async rows => {
    await jobs(rows);
    const { statements, answer } = await cost(`{ jobs${RECENT} { failures(of: [APPLICATION_STATUS, MINOR_STATUS]) { total buckets { ${EVERYTHING} isNew } } } }`);
    expect(answer.jobs.failures.total > 0).toBe(rows > 6);
    // one for each field, and again for the time before where there is something of which it is asked
    expect(statements).toHaveLength(rows > 6 ? 4 : 2);
  });

  it.each([
    ["failures(of: [APPLICATION_STATUS]) { total }", 1], ["failures(of: [APPLICATION_STATUS, MINOR_STATUS]) { total }", 2], [`failures(of: [APPLICATION_STATUS]) { buckets { ${EVERYTHING} } }`, 1],
    ["failures(of: [APPLICATION_STATUS]) { buckets { isNew } }", 2], ["failures(of: [APPLICATION_STATUS]) { buckets { isNew @skip(if: true) pattern } }", 1], ["failures(of: [APPLICATION_STATUS]) { buckets { __typename } }", 1],
    ["a: failures(of: [APPLICATION_STATUS], first: 1) { other } b: failures(of: [APPLICATION_STATUS], first: 2) { buckets { count } }", 1],
    ["a: failures(of: [APPLICATION_STATUS], first: 1) { buckets { isNew } } b: failures(of: [APPLICATION_STATUS]) { buckets { isNew } }", 2],
    ["a: failures(of: [APPLICATION_STATUS]) { buckets { siteNames } } b: failures(of: [APPLICATION_STATUS]) { buckets { count } }", 2], ["failures(of: [APPLICATION_STATUS]) { total } totalCount nodes { jobId }", 3],
  ])("are only for what is asked for, once: %s: %i", async (selection, expected) => {
    await jobs(30);
    expect((await cost(`{ jobs${RECENT} { ${selection} } }`)).statements).toHaveLength(expected);
  });

  it("group by sites only where these are asked for, also by a fragment", async () => {
    await jobs(30);
    const grouped = async (buckets: string, rest = "") => (await cost(`{ jobs { failures(of: [APPLICATION_STATUS]) { buckets { ${buckets} } } } } ${rest}`)).statements.map(statement => statement.slice(statement.lastIndexOf("group by")).includes("Site"));
    expect(await grouped("pattern count hosts storageElementNames")).toEqual([false]);
    expect(await grouped("siteNames")).toEqual([true]);
    expect(await grouped("...F", "fragment F on FailureBucket { places: siteNames }")).toEqual([true]);
    expect(await grouped("siteNames @include(if: false) count")).toEqual([false]);
    // the time before is asked for its errors only
    expect((await cost(`{ jobs${RECENT} { failures(of: [APPLICATION_STATUS]) { buckets { siteNames hosts isNew } } } }`)).statements.map(statement => /p0/.test(statement)).sort()).toEqual([false, true]);
  });

  it("are none for what is refused, and none where the beginning of no time is given", async () => {
    await jobs(30);
    for (const failures of ["failures(of: [])", "failures(of: [MINOR_STATUS], first: 0)", "failures(of: [MINOR_STATUS, MINOR_STATUS])"]) {
      grid.statements.length = 0;
      expect((await as(grid, "alice@belle_user")(`{ jobs { ${failures} { total } } }`)).errors).toHaveLength(1);
      expect(grid.statements).toEqual([]);
    }
    expect((await cost("{ jobs { failures(of: [APPLICATION_STATUS]) { buckets { isNew } } } }")).statements).toHaveLength(1);
  });

  it.each([["3 parents", 3, 1], ["500 parents", 500, 1], ["501 parents", 501, 2]])("of lists inside a list are one for 500 parents: %s", async (_what, parents, batches) => {
    await jobs(parents + 5, parents);
    const inside = (selection: string) => `{ jobGroups(first: 1000) { nodes { name jobs(filter: {lastUpdateTime: {gte: "-P1D"}}) { ${selection} } } } }`;
    const { statements, answer } = await cost(inside(`failures(of: [APPLICATION_STATUS]) { total buckets { ${EVERYTHING} isNew } }`));
    expect(answer.jobGroups.nodes.reduce((sum: number, { jobs: { failures } }: Json) => sum + failures.total, 0)).toBe(parents + 5);
    expect(answer.jobGroups.nodes.flatMap(({ jobs: { failures } }: Json) => failures.buckets.map(({ isNew }: Json) => isNew))).not.toContain(false);
    expect(statements).toHaveLength(1 + 2 * batches);
    const { jobs: { failures } } = (await data(as(grid, "alice@belle_user")("{ jobs { failures(of: [MINOR_STATUS]) { buckets { fingerprint } } } }")));
    // the texts that have the fingerprint are read once for all
    const filtered = inside("totalCount failures(of: [APPLICATION_STATUS]) { total }").replace("-P1D\"}", `-P1D"}, errorFingerprint: {in: ["${failures.buckets[0].fingerprint}"]}`);
    expect((await cost(filtered)).statements).toHaveLength(1 + 2 + 2 * batches);
  });
});
