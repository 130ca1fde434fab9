import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { FilterInput } from "../../src/schema/common/filter-for.ts";
import { as, data, viewerNamed, type Json } from "../helpers/ask.ts";
import { liveServer, type LiveServer } from "../helpers/live.ts";
import { GRIDS, testGrid, type Row, type TestGrid } from "../helpers/test-grid.ts";
import { anyFilter } from "../query/any-filter.ts";
import { anyJobs } from "../query/any-jobs.ts";
import { fieldsOf } from "../query/oracle.ts";
import { SEED } from "../query/property.ts";
import { toldCounts } from "./counts.ts";

const COUNTS = 'subscription ($filter: JobFilter, $by: [JobGroupField!], $interval: String = "PT1S") { jobCounts(filter: $filter, by: $by, interval: $interval) { whole total buckets { key { field value } count } } }';
const GROUPS = "query ($filter: JobFilter, $by: [JobGroupField!]!) { jobs(filter: $filter) { totalCount groups(by: $by, first: 1000) { total buckets { key { field value } count } } } }";
const BOARDS = 14;

describe.each(GRIDS)("live counts of jobs on $engine with DIRAC $generation", ({ engine, generation }) => {
  const [jobs, others] = fc.sample(anyJobs({ engine, generation }, { minLength: 60, maxLength: 60 }), { seed: SEED, numRuns: 2 }) as [Row[], Row[]];
  let grid: TestGrid, live: LiveServer;
  beforeAll(async () => {
    grid = await testGrid(engine, generation);
    await grid.insert("JobDB", "Jobs", jobs);
    live = await liveServer(grid, viewerNamed(grid, "alice@belle_user"));
  });
  afterAll(async () => {
    await live.stop();
    await grid.drop();
  });

  const groupFields = fieldsOf(generation).filter(({ group }) => group), named = (field: string) => field.replace(/([A-Z])/g, "_$1").toUpperCase();
  const anyBy = fc.uniqueArray(fc.constantFrom(...groupFields.map(({ field }) => named(field))), { minLength: 1, maxLength: 3 });
  const aFlag = named(groupFields.find(({ kind }) => kind === "flag")!.field);

  it("are those of the list's groups, in the same words, after any changes", async () => {
    const fixed: { by: string[]; filter: FilterInput }[] = [{ by: ["VO"], filter: {} }, { by: ["LAST_UPDATE_TIME"], filter: {} }, { by: [aFlag, "STATUS"], filter: {} }, { by: ["APPLICATION_STATUS", "OWNER"], filter: { vo: { eq: "belle" } } }];
    const boards = [...fixed, ...fc.sample(fc.record({ by: anyBy, filter: anyFilter(generation) }), { seed: SEED, numRuns: BOARDS })];
    const heard = boards.map(board => live.hear(COUNTS, { ...board }));
    const total = live.hear(COUNTS, { by: [], filter: {} });
    await Promise.all([...heard, total].map(one => one.until(({ whole }) => whole)));
    // rows become those of others, new ones come, some go
    for (const [index, other] of others.entries()) {
      const { JobID, ...values } = jobs[index]!, jobId = Number(JobID), known = Object.keys((await grid.run("JobDB", "select * from Jobs limit 1"))[0]!);
      const changed = Object.fromEntries(Object.keys(values).filter(column => known.includes(column)).map(column => [column, other[column] ?? null]));
      if (index % 5 === 0) await grid.run("JobDB", `delete from Jobs where JobID = ${jobId}`);
      else if (index % 5 === 1) await grid.insert("JobDB", "Jobs", [other]);
      else {
        await grid.run("JobDB", `delete from Jobs where JobID = ${jobId}`);
        await grid.insert("JobDB", "Jobs", [{ ...jobs[index]!, ...changed, SubmissionTime: values["SubmissionTime"] ?? null }]);
      }
    }
    const ask = as(grid, "alice@belle_user"), list = async (board: object) => {
      const { jobs: { totalCount, groups } } = await data(ask(GROUPS, { ...board }));
      return { total: totalCount, counts: toldCounts([{ whole: true, total: 0, buckets: groups.buckets }]).counts };
    };
    const expected = await Promise.all(boards.map(list));
    await expect.poll(() => heard.map(({ messages }) => toldCounts(messages)), { timeout: 10_000 }).toEqual(expected);
    const { totalCount } = (await data(ask("{ jobs { totalCount } }"))).jobs;
    await expect.poll(() => [total.messages.at(-1).total, total.messages.at(-1).buckets], { timeout: 10_000 }).toEqual([totalCount, [{ key: [], count: totalCount }]]);
    // whoever comes now is told the same at once
    const late = boards.map(board => live.hear(COUNTS, { ...board }));
    await Promise.all(late.map(one => one.until(({ whole }) => whole)));
    expect(late.map(({ messages }) => toldCounts(messages.slice(0, 1)))).toEqual(expected);
    // the words of a key are those of the list, field by field
    const [first] = late[3]!.messages as Json[], { buckets } = (await data(ask(GROUPS, { ...boards[3] }))).jobs.groups;
    expect(first.buckets.map(({ key }: Json) => key)).toEqual(expect.arrayContaining(buckets.map(({ key }: Json) => key)));
    for (const { stop } of [...heard, ...late, total]) stop();
  });

  it.each(["PT0S", "PT0.5S", "PT2H", "-PT2S", "2", "", "two seconds", "PT2S junk"])("refuse the interval %o", async interval => {
    expect(await live.hear(COUNTS, { interval }).error()).toMatchObject({ message: expect.stringContaining("PT1S"), extensions: { code: "BAD_USER_INPUT", argument: "interval" } });
  });

  it.each(["PT1S", "PT60S", "PT1M", "PT1H", "PT3600S"])("take the interval %o", async interval => {
    const heard = live.hear(COUNTS, { interval });
    await heard.until(({ whole }) => whole);
    heard.stop();
  });

  it("refuse fields that the list cannot group by, in its words", async () => {
    expect(await live.hear(COUNTS, { by: ["STATUS", "STATUS"] }).error()).toMatchObject({ message: "by: names a field twice", extensions: { code: "BAD_USER_INPUT", argument: "by" } });
    if (generation === "9.1") expect(await live.hear(COUNTS, { by: ["DIRAC_SETUP"] }).error()).toMatchObject({ extensions: { code: "BAD_USER_INPUT" } });
    expect(await live.hear(COUNTS, { filter: { lastUpdateTime: { gte: "yesterday" } } }).error()).toMatchObject({ extensions: { code: "BAD_USER_INPUT", argument: "filter.lastUpdateTime.gte" } });
  });
});
