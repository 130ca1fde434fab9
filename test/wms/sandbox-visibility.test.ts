import { afterAll, beforeAll, describe, expect, it, onTestFinished } from "vitest";
import type { Viewer } from "../../src/auth/viewer.ts";
import { encodeNodeId } from "../../src/schema/common/node-id.ts";
import { aJob } from "../helpers/a-job.ts";
import { aMapping, anOwner, aSandbox } from "../helpers/a-sandbox.ts";
import { asViewer, data, viewerNamed, type Ask, type Json } from "../helpers/ask.ts";
import { REGISTRY } from "../helpers/registry.ts";
import { GRIDS, testGrid, type TestGrid } from "../helpers/test-grid.ts";

/** The VO is stored in 9.1 and follows from the group in 8.0; here both agree. */
const OWNERS: Readonly<Record<number, readonly [owner: string, group: string, vo: string]>> = {
  1: ["alice", "belle_user", "belle"], 2: ["bob", "belle_user", "belle"], 3: ["bob", "belle_prod", "belle"], 4: ["carol", "belle_prod", "belle"], 5: ["Alice", "belle_user", "belle"],
  11: ["alice", "ctao_user", "ctao"], 12: ["jose", "ctao_user", "ctao"], 13: ["josé", "ctao_user", "ctao"], 14: ["dave", "ctao_prod", "ctao"],
  21: ["bob", "no_vo", ""], 22: ["alice", "Unknown", "Unknown"], 23: ["alice", "BELLE_USER", "BELLE"],
};
/** The owner's row of 31 is missing. */
const ORPHAN = 31, ALL = [...Object.keys(OWNERS).map(Number), ORPHAN], BELLE = [1, 2, 3, 4, 5], CTAO = [11, 12, 13, 14];

function claimed(name: string, group: string, vo: string, ...properties: string[]): Viewer {
  return { name, group, vo, properties: new Set(properties), allVos: false };
}

/** Who sees which sandboxes: written from the contract, section 7.2, and wms.md 4.1. */
const VIEWERS: readonly { readonly viewer: string; readonly who: (grid: TestGrid) => Viewer; readonly sees: readonly number[] }[] = [
  { viewer: "the owner", who: grid => viewerNamed(grid, "alice@belle_user"), sees: [1] },
  { viewer: "a colleague of the group", who: grid => viewerNamed(grid, "bob@belle_user"), sees: [2] },
  { viewer: "somebody whose name differs by case", who: grid => viewerNamed(grid, "Alice@belle_user"), sees: [5] },
  { viewer: "somebody whose name differs by an accent", who: grid => viewerNamed(grid, "jose@ctao_user"), sees: [12] },
  { viewer: "a member of a group that shares its jobs", who: grid => viewerNamed(grid, "carol@belle_prod"), sees: [3, 4] },
  { viewer: "a guest without any property", who: () => claimed("alice", "belle_user", "belle"), sees: [] },
  { viewer: "an owner of the same name in another VO", who: grid => viewerNamed(grid, "alice@ctao_user"), sees: [11] },
  { viewer: "an administrator", who: grid => viewerNamed(grid, "admin@belle_admin"), sees: BELLE },
  { viewer: "a monitor", who: grid => viewerNamed(grid, "dave@ctao_monitor"), sees: CTAO },
  { viewer: "an operator, who is no administrator", who: grid => viewerNamed(grid, "dave@ctao_operator"), sees: [] },
  { viewer: "an administrator without VO", who: grid => viewerNamed(grid, "bob@no_vo"), sees: [] },
  { viewer: "an administrator of a VO named as DIRAC names none", who: () => claimed("admin", "admins", "Unknown", "JobAdministrator"), sees: [] },
  { viewer: "an administrator of a VO named by nothing", who: () => claimed("", "", "", "JobAdministrator", "JobMonitor", "NormalUser", "JobSharing"), sees: [] },
  { viewer: "a user in a group for all VOs", who: grid => viewerNamed(grid, "dave@ctao_user", ["ctao_user"]), sees: ALL },
  { viewer: "somebody without VO in a group for all VOs", who: grid => viewerNamed(grid, "bob@no_vo", ["no_vo"]), sees: ALL },
];

const idsOf = (sandboxes: readonly (Json | null)[]): number[] => sandboxes.filter(sandbox => sandbox !== null).map(({ sandboxId }) => sandboxId).sort((a, b) => a - b);
const numbers = (values: readonly string[]) => values.map(Number).sort((a, b) => a - b);

/** Each gives the numbers of the sandboxes that the viewer sees. */
const WAYS: readonly { readonly way: string; take(ask: Ask): Promise<readonly number[]> }[] = [
  { way: "nodes", take: async ask => idsOf((await data(ask("query ($ids: [ID!]!) { nodes(ids: $ids) { ... on Sandbox { sandboxId } } }", { ids: ALL.map(id => encodeNodeId("Sandbox", id)) }))).nodes) },
  { way: "a filter that matches everything", take: async ask => idsOf((await data(ask("{ sandboxes(filter: {or: [{sandboxId: {gt: 0}}, {owner: {isNull: true}}]}) { nodes { sandboxId } } }"))).sandboxes.nodes) },
  { way: "groups", take: async ask => numbers((await data(ask("{ sandboxes { groups(by: [SANDBOX_ID, VO]) { buckets { key { value } } } } }"))).sandboxes.groups.buckets.map(({ key }: Json) => key[0].value)) },
  { way: "facets", take: async ask => numbers((await data(ask("{ sandboxes(filter: {sandboxId: {eq: 0}}) { facets(fields: [SANDBOX_ID]) { buckets { value } } } }"))).sandboxes.facets[0].buckets.map(({ value }: Json) => value)) },
];

describe.each(GRIDS)("on $engine with DIRAC $generation", ({ engine, generation }) => {
  let grid: TestGrid;
  beforeAll(async () => {
    grid = await testGrid(engine, generation, { names: ["JobDB", "SandboxMetadataDB"] });
    await grid.insert("SandboxMetadataDB", "sb_Owners", Object.entries(OWNERS).map(([id, [owner, group, VO]]) => anOwner(Number(id), owner, group, { VO })));
    await grid.insert("SandboxMetadataDB", "sb_SandBoxes", ALL.map(SBId => aSandbox({ SBId, OwnerId: SBId })));
    // one job, that all of belle see, has all of them
    await grid.insert("JobDB", "Jobs", [aJob({ JobID: 1 })]);
    await grid.insert("SandboxMetadataDB", "sb_EntityMapping", ALL.map(id => aMapping(id, 1, id % 2 === 0 ? "Output" : "Input")));
  });
  afterAll(() => grid.drop());

  it.each(VIEWERS.flatMap(viewer => WAYS.map(way => ({ ...viewer, ...way }))))("$viewer sees $sees by $way", async ({ who, sees, take }) => {
    expect(await take(asViewer(grid, who(grid)))).toEqual(sees);
  });

  it.each(VIEWERS)("$viewer sees $sees by a job, if they see the job", async ({ who, sees }) => {
    const viewer = who(grid), { job } = await data(asViewer(grid, viewer)("{ job(jobId: 1) { inputSandboxes { sandboxId } outputSandboxes { sandboxId } } }"));
    expect(job === null ? null : idsOf([...job.inputSandboxes, ...job.outputSandboxes])).toEqual(viewer.allVos || viewer.vo === "belle" ? sees : null);
  });

  if (generation === "8.0") it("certificate subjects are for the owner, and for administrators and operators of the VO", async () => {
    const subjects = async (viewer: Viewer) => (await data(asViewer(grid, viewer)("{ sandboxes { nodes { sandboxId ownerDn } } }"))).sandboxes.nodes.filter(({ ownerDn }: Json) => ownerDn !== null);
    expect(idsOf(await subjects(viewerNamed(grid, "carol@belle_prod")))).toEqual([4]);
    expect(idsOf(await subjects(viewerNamed(grid, "admin@belle_admin")))).toEqual(BELLE);
    expect(idsOf(await subjects(viewerNamed(grid, "dave@ctao_monitor")))).toEqual([14]);
    expect(idsOf(await subjects(viewerNamed(grid, "bob@no_vo", ["no_vo"])))).toEqual([]);
  });

  it("a sandbox without its owner's row is nobody's, also where the installation has one VO", async () => {
    const single = await testGrid(engine, generation, { names: ["SandboxMetadataDB"], configuration: `DIRAC\n{\n  VirtualOrganization = belle\n}\n${REGISTRY}` });
    onTestFinished(() => single.drop());
    await single.insert("SandboxMetadataDB", "sb_Owners", [anOwner(1, "zoe", "gone_group", { VO: "belle" })]);
    await single.insert("SandboxMetadataDB", "sb_SandBoxes", [aSandbox({ SBId: 1, OwnerId: 1 }), aSandbox({ SBId: ORPHAN, OwnerId: ORPHAN })]);
    const question = `{ sandboxes { nodes { sandboxId vo } groups(by: [VO]) { buckets { key { value } } } }
      ofVo: sandboxes(filter: {vo: {eq: "belle"}}) { nodes { sandboxId } } ofNone: sandboxes(filter: {vo: {isNull: true}}) { nodes { sandboxId } } ofOthers: sandboxes(filter: {vo: {ne: "belle"}}) { nodes { sandboxId } } }`;
    const administrator = viewerNamed(single, "admin@belle_admin");
    expect((await data(asViewer(single, administrator)(question))).sandboxes.nodes).toEqual([{ sandboxId: 1, vo: "belle" }]);
    const all = await data(asViewer(single, { ...administrator, allVos: true })(question));
    expect(all).toEqual({
      sandboxes: { nodes: [{ sandboxId: ORPHAN, vo: null }, { sandboxId: 1, vo: "belle" }], groups: { buckets: [{ key: [{ value: null }] }, { key: [{ value: "belle" }] }] } },
      ofVo: { nodes: [{ sandboxId: 1 }] }, ofNone: { nodes: [{ sandboxId: ORPHAN }] }, ofOthers: { nodes: [{ sandboxId: ORPHAN }] },
    });
  });

  it("nobody sees none", async () => {
    const { data: found, errors } = await asViewer(grid, null)("{ sandboxes { totalCount } }");
    expect(found).toEqual({ sandboxes: null });
    expect(errors.map(({ extensions }) => extensions!["code"])).toEqual(["UNAUTHENTICATED"]);
  });
});
