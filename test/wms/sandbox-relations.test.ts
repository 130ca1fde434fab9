import { afterAll, beforeAll, describe, expect, it, onTestFinished } from "vitest";
import { aJob } from "../helpers/a-job.ts";
import { aMapping, anOwner, aSandbox } from "../helpers/a-sandbox.ts";
import { as, data, type Json } from "../helpers/ask.ts";
import { GRIDS, testGrid, type TestGrid } from "../helpers/test-grid.ts";

describe.each(GRIDS)("the sandboxes of jobs, on $engine with DIRAC $generation", ({ engine, generation }) => {
  let grid: TestGrid;
  beforeAll(async () => {
    grid = await testGrid(engine, generation, { names: ["JobDB", "SandboxMetadataDB"] });
    await grid.insert("JobDB", "Jobs", [...[1, 2, 12].map(JobID => aJob({ JobID })), aJob({ JobID: 3, DIRACSetup: "Belle-Test" })]);
    await grid.insert("SandboxMetadataDB", "sb_Owners", [anOwner(1, "alice", "belle_user")]);
    await grid.insert("SandboxMetadataDB", "sb_SandBoxes", [21, 22, 23, 24].map(SBId => aSandbox({ SBId })));
    await grid.insert("SandboxMetadataDB", "sb_EntityMapping", [
      aMapping(22, 1), aMapping(21, 1), aMapping(21, 2), aMapping(23, 1, "Output"), aMapping(21, 2, "Output"),
      // another setup's job of the same number; a sandbox that is gone; what is no job's
      aMapping(24, 3, "Input", { EntitySetup: "Belle-Test" }), ...(generation === "8.0" ? [aMapping(22, 3)] : []), aMapping(98, 1), aMapping(24, 1, "Other"), aMapping(24, 1, "Input", { EntityId: "Transformation:1" }),
    ]);
  });
  afterAll(() => grid.drop());

  const ask = (query: string): Promise<Json> => data(as(grid, "alice@belle_user")(query));

  it("are those that it was submitted with and those that it left, of its own setup", async () => {
    const { jobs } = await ask("{ jobs(orderBy: [{field: JOB_ID}]) { nodes { jobId inputSandboxes { sandboxId bytes } outputSandboxes { sandboxId path } } } }");
    const input = (...ids: number[]) => ids.map(sandboxId => ({ sandboxId, bytes: 2048 })), output = (...ids: number[]) => ids.map(sandboxId => ({ sandboxId, path: `/SandBox/a/alice.belle_user/${sandboxId}.tar.bz2` }));
    expect(jobs.nodes).toEqual([
      { jobId: 1, inputSandboxes: input(21, 22), outputSandboxes: output(23) }, { jobId: 2, inputSandboxes: input(21), outputSandboxes: output(21) },
      { jobId: 3, inputSandboxes: input(24), outputSandboxes: [] }, { jobId: 12, inputSandboxes: [], outputSandboxes: [] },
    ]);
  });

  it("take two statements, however many jobs there are", async () => {
    grid.statements.length = 0;
    await ask("{ jobs { nodes { inputSandboxes { sandboxId owner } outputSandboxes { path } } } }");
    expect(grid.statements.map(statement => /from [`"]?(\w+)/.exec(statement)![1])).toEqual(["Jobs", "sb_EntityMapping", "sb_SandBoxes"]);
    grid.statements.length = 0;
    await ask("{ sandboxes { nodes { owner ownerGroup vo } totalCount } }");
    expect(grid.statements).toHaveLength(2);
  });

  if (generation === "9.1") it("are found in a database that was upgraded and keeps the column of setups", async () => {
    const upgraded = await testGrid(engine, generation, { names: ["JobDB", "SandboxMetadataDB"] });
    onTestFinished(() => upgraded.drop());
    await upgraded.run("SandboxMetadataDB", "alter table sb_EntityMapping add column EntitySetup varchar(64) not null default ''");
    await upgraded.insert("JobDB", "Jobs", [aJob({ JobID: 1 })]);
    await upgraded.insert("SandboxMetadataDB", "sb_Owners", [anOwner(1, "alice", "belle_user")]);
    await upgraded.insert("SandboxMetadataDB", "sb_SandBoxes", [aSandbox({ SBId: 21 })]);
    await upgraded.insert("SandboxMetadataDB", "sb_EntityMapping", [aMapping(21, 1)]);
    expect(await data(as(upgraded, "alice@belle_user")("{ job(jobId: 1) { inputSandboxes { sandboxId } } }"))).toEqual({ job: { inputSandboxes: [{ sandboxId: 21 }] } });
  });

  it("cost only themselves where their database is away", async () => {
    const half = await testGrid(engine, generation, { names: ["JobDB"] });
    onTestFinished(() => half.drop());
    await half.insert("JobDB", "Jobs", [aJob({ JobID: 1 })]);
    const { data: found, errors } = await as(half, "alice@belle_user")("{ job(jobId: 1) { jobId inputSandboxes { path } outputSandboxes { path } } sandboxes { totalCount } gateway { subsystems { name available reason } } }");
    expect(found).toMatchObject({ job: { jobId: 1, inputSandboxes: null, outputSandboxes: null }, sandboxes: { totalCount: null } });
    expect(found.gateway.subsystems).toContainEqual({ name: "wms", available: true, reason: expect.stringContaining("SandboxMetadataDB is: there are no sandboxes.") });
    expect(errors.map(({ extensions }) => extensions)).toEqual(Array.from({ length: 3 }, () => ({ code: "BACKEND_UNAVAILABLE", backend: "SandboxMetadataDB" })));
  });
});
