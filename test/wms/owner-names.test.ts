import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { data, type Json } from "../helpers/ask.ts";
import { sampleGrid } from "../helpers/sample-grid.ts";
import type { Row, TestGrid } from "../helpers/test-grid.ts";
import { asReaderOf } from "./whole-list.ts";

/** People whose names DIRAC's collations, patterns or quoting confuse. */
const NAMES = ["MSmith", "msmith", "jose", "josé", "jdoe", "jdoe ", "o'brien", "müller", "anna_k", "annaxk", "50%off"];
/** Names of nobody that these collations hold for the name of somebody, or that latin1 cannot hold. */
const NOBODY = ["MSMITH", "JOSE", "josè", "jdoe  ", " jdoe", "muller", "annaék", "Hideki", "hideki\t", "", "%", "anna%k", "日本語", "hideki\u0301"];

describe.each(["8.0", "9.1"] as const)("the owners of the jobs that DIRAC %s wrote", generation => {
  let grid: TestGrid, stored: Row[];
  beforeAll(async () => {
    grid = await sampleGrid(generation);
    stored = await grid.run("JobDB", "select JobID, Owner, OwnerGroup from Jobs order by JobID desc");
  });
  afterAll(() => grid.drop());

  const ask = (query: string, variables = {}): Promise<Json> => data(asReaderOf(grid, "belle")(query, variables));
  /** The ids that a filter finds, and its count. */
  async function found(filter: Json): Promise<Json[]> {
    const { jobs } = await ask("query ($filter: JobFilter) { jobs(filter: $filter, first: 1000) { totalCount nodes { jobId } } }", { filter });
    expect(jobs.totalCount).toBe(jobs.nodes.length);
    return jobs.nodes.map(({ jobId }: { jobId: number }) => jobId);
  }
  const owned = (isOwner: (owner: string) => boolean) => stored.filter(row => isOwner(String(row["Owner"]))).map(row => row["JobID"]);

  it.each(NAMES)("are found by exactly their name: %j", async name => {
    expect(owned(owner => owner === name)).not.toEqual([]);
    expect(await found({ owner: { eq: name } })).toEqual(owned(owner => owner === name));
    expect(await found({ owner: { in: [name, "nobody"] } })).toEqual(owned(owner => owner === name));
    expect(await found({ owner: { ne: name } })).toEqual(owned(owner => owner !== name));
  });

  it.each(NOBODY)("are not found by a name that only resembles theirs: %j", async name => {
    expect(await found({ owner: { eq: name } })).toEqual([]);
  });

  it("are found together by a list of names", async () => {
    expect(await found({ owner: { in: [...NAMES, ...NOBODY] } })).toEqual(owned(owner => NAMES.includes(owner)));
    expect(await found({ owner: { notIn: NAMES } })).toEqual(owned(owner => !NAMES.includes(owner)));
  });

  it("are kept apart by groups and facets, largest first, ties by name", async () => {
    const counts = [...Map.groupBy(stored, row => String(row["Owner"]))].map(([value, rows]) => ({ value, count: rows.length }))
      .sort((a, b) => b.count - a.count || Buffer.compare(Buffer.from(a.value), Buffer.from(b.value)));
    const all = { total: stored.length, other: 0, groupCount: counts.length };
    const { jobs } = await ask("{ jobs { groups(by: [OWNER]) { total other groupCount buckets { key { field value } count } } facets(fields: [OWNER]) { total other groupCount buckets { value count } } } }");
    expect(jobs.groups).toEqual({ ...all, buckets: counts.map(({ value, count }) => ({ key: [{ field: "OWNER", value }], count })) });
    expect(jobs.facets).toEqual([{ ...all, buckets: counts }]);
  });
});
