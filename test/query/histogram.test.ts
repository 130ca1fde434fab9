import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { HistogramBucketLength } from "../../src/schema/common/histogram.type.ts";
import type { Job } from "../../src/schema/wms/job.type.ts";
import { aJob } from "../helpers/a-job.ts";
import { GRIDS, testGrid, type TestGrid } from "../helpers/test-grid.ts";
import { allJobs, refill, type List } from "./job-lists.ts";

const { MINUTE, HOUR, DAY, MONTH } = HistogramBucketLength;

describe.each(GRIDS)("the bounds of a histogram on $engine with DIRAC $generation", ({ engine, generation }) => {
  let grid: TestGrid, jobs: List<Job>;
  beforeAll(async () => {
    grid = await testGrid(engine, generation);
    jobs = allJobs(grid);
  });
  afterAll(() => grid.drop());

  const START = Date.parse("2026-10-01T00:00:00Z");
  const hoursAfterStart = (hours: number) => new Date(START + hours * 3_600_000).toISOString().slice(0, 19).replace("T", " ");
  const updatedAt = (...times: (string | null)[]) => refill(grid, times.map(LastUpdateTime => aJob({ LastUpdateTime })));

  it("are 1,000 buckets, the empty ones between included", async () => {
    await updatedAt(hoursAfterStart(0), hoursAfterStart(999));
    const { buckets, total, unknown } = await jobs().histogram("lastUpdateTime", HOUR, []);
    expect([buckets.length, total, unknown]).toEqual([1000, 2, 0]);
    expect(buckets.at(-1)).toEqual({ from: "2026-11-11T15:00:00Z", to: "2026-11-11T16:00:00Z", key: [], count: 1 });
  });

  it.each([[MINUTE, HOUR], [HOUR, DAY], [DAY, MONTH]])("name the next coarser length where more are asked for: %s, %s", async (length, coarser) => {
    await updatedAt("2020-01-01 00:00:00", "2026-11-20 00:00:00");
    const refusal = { code: "BAD_USER_INPUT", message: `bucket: ${length} gives more than 1000 buckets; take ${coarser}, or filter by a shorter time`, details: { argument: "bucket" } };
    await expect(jobs().histogram("lastUpdateTime", length, [])).rejects.toMatchObject(refusal);
  });

  it("cannot name a length coarser than MONTH: a shorter time is the advice", async () => {
    await updatedAt("1800-01-01 00:00:00", "2026-11-20 00:00:00");
    await expect(jobs().histogram("lastUpdateTime", MONTH, [])).rejects.toMatchObject({ code: "BAD_USER_INPUT", message: "bucket: MONTH gives more than 1000 buckets; filter by a shorter time" });
  });

  it("count buckets of each key: 1,000 are given, 1,001 refused", async () => {
    await updatedAt(...Array.from({ length: 1000 }, () => hoursAfterStart(0)));
    expect((await jobs().histogram("lastUpdateTime", DAY, ["jobId"])).buckets).toHaveLength(1000);
    await grid.insert("JobDB", "Jobs", [aJob({ LastUpdateTime: hoursAfterStart(1) })]);
    await expect(jobs().histogram("lastUpdateTime", DAY, ["jobId"])).rejects.toMatchObject({ code: "BAD_USER_INPUT", message: expect.stringContaining("take MONTH") });
  });

  it("are not for rows without a time, which are one number whatever their keys are", async () => {
    await updatedAt(hoursAfterStart(0), ...Array.from({ length: 2500 }, () => null));
    expect(await jobs().histogram("lastUpdateTime", HOUR, ["jobId"])).toMatchObject({ total: 2501, unknown: 2500, buckets: [{ from: "2026-10-01T00:00:00Z", count: 1 }] });
  });

  it("are no buckets where no row has a time, and where there is no row", async () => {
    await updatedAt(null, "0000-00-00 00:00:00", "1000-01-01 00:00:00", "9999-12-31 23:59:59");
    expect(await jobs().histogram("lastUpdateTime", MINUTE, [])).toEqual({ total: 4, unknown: 4, buckets: [] });
    expect(await jobs({ filter: { or: [] } }).histogram("lastUpdateTime", MINUTE, ["status"])).toEqual({ total: 0, unknown: 0, buckets: [] });
  });
});
