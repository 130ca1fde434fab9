import { describe, expect, it } from "vitest";
import { as, data } from "../helpers/ask.ts";
import { testGrid } from "../helpers/test-grid.ts";
import { copies } from "./bulk.ts";
import { failed } from "./failed-jobs.ts";

describe.each([{ engine: "sqlite", generation: "9.1" }, { engine: "mysql", generation: "8.0" }] as const)("failures on $engine with DIRAC $generation", ({ engine, generation }) => {
  it("are refused where there are more than 100,000 different texts, or texts and places", async () => {
    const grid = await testGrid(engine, generation), ask = as(grid, "alice@belle_user");
    try {
      await grid.insert("JobDB", "Jobs", [failed("lost /a/b", { JobID: 1 })]);
      await copies(grid, "JobDB", "Jobs", "JobID = 1", 100_000, { JobID: "2 + n", ApplicationStatus: "concat('lost /a/', n)" });
      const failures = (bucket: string, filter = {}) => ask(`query ($filter: JobFilter) { jobs(filter: $filter) { totalCount failures(of: [APPLICATION_STATUS]) { total groupCount buckets { ${bucket} } } } }`, { filter });
      expect(await failures("count")).toMatchObject({ data: { jobs: { totalCount: 100_001, failures: null } }, errors: [{ message: expect.stringMatching(/^failures: there are more than 100000 different texts; filter by less/), extensions: { code: "QUERY_TOO_COMPLEX", argument: "of" } }] });
      expect(await data(failures("count", { jobId: { gt: 1 } }))).toEqual({ jobs: { totalCount: 100_000, failures: { total: 100_000, groupCount: 1, buckets: [{ count: 100_000 }] } } });
      // one text more than the others at two sites
      await grid.insert("JobDB", "Jobs", [failed("lost /a/1", { JobID: 200_000, Site: "LCG.DESY.de" })]);
      expect(await failures("siteNames", { jobId: { gt: 1 } })).toMatchObject({ errors: [{ message: expect.stringContaining("more than 100000 different texts and places"), extensions: { code: "QUERY_TOO_COMPLEX", argument: "of" } }] });
      expect((await data(failures("count", { jobId: { gt: 1 } }))).jobs.failures.total).toBe(100_001);
      // neither is a list of fewer, nor somebody who sees fewer
      await grid.insert("JobDB", "Jobs", [failed("lost /a/b", { JobID: 300_000, JobGroup: "small" })]);
      expect(await data(ask('{ jobGroup(name: "small") { jobs { failures(of: [APPLICATION_STATUS]) { total } } } }'))).toEqual({ jobGroup: { jobs: { failures: { total: 1 } } } });
      expect((await data(as(grid, "dave@ctao_user")("{ jobs { failures(of: [APPLICATION_STATUS]) { total buckets { siteNames } } } }"))).jobs.failures).toEqual({ total: 0, buckets: [] });
    } finally {
      await grid.drop();
    }
  });
});
