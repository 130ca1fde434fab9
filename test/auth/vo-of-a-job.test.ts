import { afterEach, describe, expect, it } from "vitest";
import { aJob } from "../helpers/a-job.ts";
import { as, asViewer, data, type Json } from "../helpers/ask.ts";
import { REGISTRY } from "../helpers/registry.ts";
import { testGrid, type EngineName, type TestGrid } from "../helpers/test-grid.ts";

/** Rows whose VO column and group say different things. */
const ROWS = [
  aJob({ JobID: 1, OwnerGroup: "belle_user", VO: "ctao" }), aJob({ JobID: 2, OwnerGroup: "gone_user", VO: "belle" }),
  aJob({ JobID: 3, OwnerGroup: "belle_user", VO: "" }), aJob({ JobID: 4, OwnerGroup: "no_vo", VO: "belle" }),
  aJob({ JobID: 5, Owner: "Unknown", OwnerGroup: "Unknown", VO: "Unknown", SubmissionTime: null, LastUpdateTime: null }),
];
const ONLY_BELLE = `DIRAC\n{\n  VirtualOrganization = belle\n}\n${REGISTRY}`;

describe.each<EngineName>(["sqlite", "mysql"])("the VO of a job, on %s,", engine => {
  let grid: TestGrid;
  afterEach(() => grid.drop());

  async function seen(who: `${string}@${string}`): Promise<number[]> {
    return (await data(as(grid, who)("{ jobs { nodes { jobId } } }"))).jobs.nodes.map(({ jobId }: Json) => jobId);
  }
  /** What is stored or derived, by job, as somebody sees it who sees all. */
  async function vos(): Promise<Json> {
    const everybody = asViewer(grid, { name: "reader", group: "readers", vo: "", properties: new Set(), allVos: true });
    return (await data(everybody("{ jobs(orderBy: [{field: JOB_ID}]) { nodes { vo } } }"))).jobs.nodes.map(({ vo }: Json) => vo);
  }

  it("is its column in 9.1, whatever the Registry says of its group", async () => {
    grid = await testGrid(engine, "9.1");
    await grid.insert("JobDB", "Jobs", ROWS);
    expect(await vos()).toEqual(["ctao", "belle", "", "belle", "Unknown"]);
    expect([await seen("alice@belle_user"), await seen("admin@ctao_admin"), await seen("bob@no_vo")]).toEqual([[4, 2], [1], []]);
  });

  it("is that of its group in 8.0, by the Registry", async () => {
    grid = await testGrid(engine, "8.0");
    await grid.insert("JobDB", "Jobs", ROWS);
    expect(await vos()).toEqual(["belle", null, "belle", null, null]);
    expect([await seen("alice@belle_user"), await seen("admin@ctao_admin"), await seen("bob@no_vo")]).toEqual([[3, 1], [], []]);
  });

  it("is in 8.0 the installation's where it has a single one, but ghosts have none", async () => {
    grid = await testGrid(engine, "8.0", { configuration: ONLY_BELLE });
    await grid.insert("JobDB", "Jobs", ROWS);
    expect(await vos()).toEqual(["belle", "belle", "belle", "belle", null]);
    expect(await seen("alice@belle_user")).toEqual([4, 3, 2, 1]);
  });
});
