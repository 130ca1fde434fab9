import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { aJob } from "../helpers/a-job.ts";
import { as, data } from "../helpers/ask.ts";
import { GRIDS, testGrid, type TestGrid } from "../helpers/test-grid.ts";

/** The jobs, by what they are to alice@belle_user and to carol@belle_prod. */
const JOBS = [
  aJob({ JobID: 1, Owner: "alice", OwnerGroup: "belle_user" }), aJob({ JobID: 2, Owner: "alice", OwnerGroup: "belle_prod" }),
  aJob({ JobID: 3, Owner: "bob", OwnerGroup: "belle_user" }), aJob({ JobID: 4, Owner: "Alice", OwnerGroup: "belle_user" }),
  aJob({ JobID: 5, Owner: "bob", OwnerGroup: "belle_prod" }), aJob({ JobID: 6, Owner: "alice", OwnerGroup: "ctao_user" }),
];
/** Written from DIRAC's table of rights (JobPolicy and the sandbox service), within the VO: which jobs each action is for. */
const EXPECTED = {
  "alice@belle_user": { kill: [1, 2], delete: [1, 2], reschedule: [1, 2], readSandbox: [1] },
  "carol@belle_prod": { kill: [2, 5], delete: [2, 5], reschedule: [2, 5], readSandbox: [2, 5] },
  "admin@belle_admin": { kill: [1, 2, 3, 4, 5], delete: [1, 2, 3, 4, 5], reschedule: [1, 2, 3, 4, 5], readSandbox: [1, 2, 3, 4, 5] },
  "dave@ctao_monitor": { kill: [], delete: [], reschedule: [], readSandbox: [6] },
  "alice@ctao_user": { kill: [6], delete: [6], reschedule: [6], readSandbox: [6] },
} as const;

describe.each(GRIDS)("what a viewer can do with a job on $engine with DIRAC $generation", ({ engine, generation }) => {
  let grid: TestGrid;
  beforeAll(async () => {
    grid = await testGrid(engine, generation);
    await grid.insert("JobDB", "Jobs", JOBS);
  });
  afterAll(() => grid.drop());

  it.each(Object.entries(EXPECTED))("is what DIRAC allows %s, within the VO", async (who, expected) => {
    const { jobs } = await data(as(grid, who as "a@b")("{ jobs { nodes { jobId viewerCan { kill delete reschedule readSandbox } } } }"));
    const allowed = (action: string) => jobs.nodes.filter((job: { viewerCan: Record<string, boolean> }) => job.viewerCan[action]).map((job: { jobId: number }) => job.jobId).sort();
    expect(Object.fromEntries(Object.keys(expected).map(action => [action, allowed(action)]))).toEqual(expected);
  });

  it("crosses VOs only for a group that the operator named, and then not by the mere name", async () => {
    const { jobs } = await data(as(grid, "alice@belle_user", ["belle_user"])("{ jobs { nodes { jobId viewerCan { kill } } } }"));
    expect(jobs.nodes.filter((job: { viewerCan: { kill: boolean } }) => job.viewerCan.kill).map((job: { jobId: number }) => job.jobId).sort()).toEqual([1, 2]);
    const admin = await data(as(grid, "admin@belle_admin", ["belle_admin"])("{ jobs { nodes { viewerCan { kill } } } }"));
    expect(admin.jobs.nodes.map((job: { viewerCan: { kill: boolean } }) => job.viewerCan.kill)).toEqual([true, true, true, true, true, true]);
  });
});
