import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { aJob } from "../helpers/a-job.ts";
import { as, data } from "../helpers/ask.ts";
import { GRIDS, testGrid, type Row, type TestGrid } from "../helpers/test-grid.ts";
import { refill } from "../query/job-lists.ts";

const BUCKETS = "{ total other groupCount buckets { fingerprint pattern count share siteNames storageElementNames hosts firstSeen lastSeen isNew example } }";

describe.each(GRIDS)("failures on $engine with DIRAC $generation", ({ engine, generation }) => {
  let grid: TestGrid;
  beforeAll(async () => {
    grid = await testGrid(engine, generation);
  });
  afterAll(() => grid.drop());

  const failed = (ApplicationStatus: string | null, rest: Row = {}) => aJob({ Status: "Failed", ApplicationStatus, ...rest });
  const failures = async (who: `${string}@${string}` = "alice@belle_user", args = "", of = "of: [APPLICATION_STATUS]") => (await data(as(grid, who)(`{ jobs${args} { failures(${of}) ${BUCKETS} } }`))).jobs.failures;

  it("gather texts that differ only in what their masks cover, with where and when", async () => {
    await refill(grid, [
      failed("Uploading output failed at wn12.cc.kek.jp", { LastUpdateTime: "2026-11-20 09:00:00" }),
      failed("Uploading output failed at wn13.cc.kek.jp", { LastUpdateTime: "2026-11-20 10:00:00", Site: "LCG.DESY.de" }),
      failed("Uploading output failed at wn13.cc.kek.jp", { LastUpdateTime: "2026-11-20 11:00:00", Site: "LCG.DESY.de" }),
      failed("Uploading output failed at wn13.cc.kek.jp", { LastUpdateTime: "2026-11-20 11:00:00", Site: "ANY" }),
      failed("basf2 exited with code 139"), failed("Unknown"), failed(""), failed(null),
    ]);
    expect(await failures()).toEqual({
      total: 5, other: 0, groupCount: 2,
      buckets: [
        { fingerprint: expect.stringMatching(/^1-[0-9a-f]{16}$/), pattern: "Uploading output failed at <host>", count: 4, share: 0.8, siteNames: ["LCG.DESY.de", "LCG.KEK.jp"], storageElementNames: [],
          hosts: ["wn13.cc.kek.jp", "wn12.cc.kek.jp"], firstSeen: "2026-11-20T09:00:00Z", lastSeen: "2026-11-20T11:00:00Z", isNew: null, example: "Uploading output failed at wn13.cc.kek.jp" },
        expect.objectContaining({ pattern: "basf2 exited with code 139", count: 1, share: 0.2, siteNames: ["LCG.KEK.jp"], hosts: [] }),
      ],
    });
  });

  it("are found again by their fingerprint", async () => {
    const { buckets: [upload, basf2] } = await failures();
    const count = async (filter: object) => (await data(as(grid, "alice@belle_user")("query Q($filter: JobFilter) { jobs(filter: $filter) { totalCount nodes { applicationStatus } } }", { filter }))).jobs.totalCount;
    expect(await count({ errorFingerprint: { in: [upload.fingerprint] } })).toBe(4);
    expect(await count({ errorFingerprint: { notIn: [upload.fingerprint] } })).toBe(4);
    expect(await count({ siteName: { eq: "LCG.DESY.de" }, not: { errorFingerprint: { notIn: [upload.fingerprint, basf2.fingerprint] } } })).toBe(2);
    expect(await count({ errorFingerprint: { in: [] } })).toBe(0);
    expect(await count({ errorFingerprint: { notIn: [] } })).toBe(8);
  });

  it("tell those that are new since the time before", async () => {
    await refill(grid, [
      failed("lost file /a/b/c", { LastUpdateTime: "2026-11-20 11:00:00" }), failed("lost file /a/b/d", { LastUpdateTime: "2026-11-20 05:59:59" }),
      failed("no disk", { LastUpdateTime: "2026-11-20 11:30:00" }), failed("no disk", { LastUpdateTime: "2026-11-19 23:59:59" }),
    ]);
    const { buckets } = await failures("alice@belle_user", "(filter: { lastUpdateTime: { gte: \"-PT6H\" } })");
    expect(buckets.map(({ pattern, isNew }: { pattern: string; isNew: boolean }) => [pattern, isNew])).toEqual([["lost file <path>", false], ["no disk", true]]);
  });
});
