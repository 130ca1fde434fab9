import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Viewer } from "../../src/auth/viewer.ts";
import { encodeNodeId } from "../../src/schema/common/node-id.ts";
import { aJob } from "../helpers/a-job.ts";
import { aMatch, aPilot } from "../helpers/a-pilot.ts";
import { asViewer, data, viewerNamed, type Ask, type Json } from "../helpers/ask.ts";
import { GRIDS, testGrid, type TestGrid } from "../helpers/test-grid.ts";

/** The VO is stored in 9.1 and follows from the group in 8.0; here both agree. */
const GROUPS: Readonly<Record<number, readonly [group: string, vo: string]>> = {
  1: ["belle_user", "belle"], 2: ["belle_prod", "belle"], 11: ["ctao_user", "ctao"], 12: ["ctao_prod", "ctao"],
  // of no VO: none known, a group without VO, one that the Registry forgot, and names that collations hold for those of a VO
  21: ["Unknown", "Unknown"], 22: ["no_vo", ""], 23: ["gone_user", ""], 24: ["BELLE_USER", "BELLE"], 25: ["belle_user ", "belle "], 26: ["ctáo_user", "ctáo"],
};
const ALL = Object.keys(GROUPS).map(Number), BELLE = [1, 2], CTAO = [11, 12];
/** All jobs are of belle. */
const JOBS = ALL;

function claimed(name: string, group: string, vo: string, ...properties: string[]): Viewer {
  return { name, group, vo, properties: new Set(properties), allVos: false };
}

/** Who sees which pilots: written from the contract, section 7, and wms.md 4.1. */
const VIEWERS: readonly { readonly viewer: string; readonly who: (grid: TestGrid) => Viewer; readonly sees: readonly number[] }[] = [
  { viewer: "a member of the group that submitted some", who: grid => viewerNamed(grid, "alice@belle_user"), sees: BELLE },
  { viewer: "a colleague in another group of the VO", who: grid => viewerNamed(grid, "carol@belle_prod"), sees: BELLE },
  { viewer: "a guest without any property", who: () => claimed("zoe", "belle_guest", "belle"), sees: BELLE },
  { viewer: "a user of a VO in which everybody sees only their own jobs", who: grid => viewerNamed(grid, "dave@ctao_user"), sees: CTAO },
  { viewer: "an operator", who: grid => viewerNamed(grid, "dave@ctao_operator"), sees: CTAO },
  { viewer: "an administrator", who: grid => viewerNamed(grid, "admin@ctao_admin"), sees: CTAO },
  { viewer: "an administrator of a VO without pilots", who: () => claimed("admin", "hyperk_admin", "hyperk", "JobAdministrator", "Operator"), sees: [] },
  { viewer: "an administrator of a VO named as DIRAC names none", who: () => claimed("admin", "admins", "Unknown", "JobAdministrator", "Operator"), sees: [] },
  { viewer: "an administrator without VO", who: grid => viewerNamed(grid, "bob@no_vo"), sees: [] },
  { viewer: "an administrator of a VO that differs by case", who: () => claimed("admin", "Ctao_admin", "Ctao", "JobAdministrator"), sees: [] },
  { viewer: "a user in a group for all VOs", who: grid => viewerNamed(grid, "dave@ctao_user", ["ctao_user"]), sees: ALL },
  { viewer: "somebody without VO in a group for all VOs", who: grid => viewerNamed(grid, "bob@no_vo", ["no_vo"]), sees: ALL },
];

const idsOf = (pilots: readonly (Json | null)[]): number[] => pilots.filter(pilot => pilot !== null).map(({ pilotId }) => pilotId).sort((a, b) => a - b);
const valuesOf = (buckets: readonly Json[]) => buckets.map(({ key: [{ value }] }) => Number(value)).sort((a, b) => a - b);

/** Each gives the numbers of the pilots that the viewer sees. */
const WAYS: readonly { readonly way: string; take(ask: Ask): Promise<readonly number[]> }[] = [
  { way: "pilot by its number", take: async ask => idsOf(Object.values(await data(ask(`{ ${ALL.map(id => `p${id}: pilot(pilotId: ${id}) { pilotId }`).join(" ")} }`)))) },
  { way: "nodes", take: async ask => idsOf((await data(ask("query ($ids: [ID!]!) { nodes(ids: $ids) { ... on Pilot { pilotId } } }", { ids: ALL.map(id => encodeNodeId("Pilot", id)) }))).nodes) },
  { way: "a filter that matches everything", take: async ask => idsOf((await data(ask("{ pilots(filter: {or: [{pilotId: {gt: 0}}, {vo: {isNull: true}}]}) { nodes { pilotId } } }"))).pilots.nodes) },
  { way: "groups", take: async ask => valuesOf((await data(ask("{ pilots { groups(by: [PILOT_ID, VO]) { buckets { key { value } } } } }"))).pilots.groups.buckets) },
  { way: "facets, which lift a filter but not the rights", take: async ask => (await data(ask("{ pilots(filter: {pilotId: {eq: 0}}) { facets(fields: [PILOT_ID]) { buckets { value } } } }"))).pilots.facets[0].buckets.map(({ value }: Json) => Number(value)) },
  { way: "summaries", take: async ask => (await data(ask("{ pilotSummaries(by: [SITE]) { siteName total } }"))).pilotSummaries.flatMap(({ siteName, total }: Json) => Array.from({ length: total }, () => Number(siteName))).sort((a: number, b: number) => a - b) },
];

describe.each(GRIDS)("on $engine with DIRAC $generation", ({ engine, generation }) => {
  let grid: TestGrid;
  beforeAll(async () => {
    grid = await testGrid(engine, generation, { names: ["JobDB", "PilotAgentsDB"] });
    await grid.insert("PilotAgentsDB", "PilotAgents", ALL.map(PilotID => aPilot({ PilotID, OwnerGroup: GROUPS[PilotID]![0], VO: GROUPS[PilotID]![1], GridSite: String(PilotID), CurrentJobID: PilotID })));
    // each job was taken by the pilot of its number, and all by pilot 1
    await grid.insert("JobDB", "Jobs", JOBS.map(JobID => aJob({ JobID })));
    await grid.insert("PilotAgentsDB", "JobToPilotMapping", JOBS.flatMap(id => [aMatch(id, id, "2026-11-20 10:00:00"), aMatch(1, id, "2026-11-20 09:00:00")]));
  });
  afterAll(() => grid.drop());

  it.each(VIEWERS.flatMap(viewer => WAYS.map(way => ({ ...viewer, ...way }))))("$viewer sees $sees by $way", async ({ who, sees, take }) => {
    expect(await take(asViewer(grid, who(grid)))).toEqual(sees);
  });

  it("whoever sees a job sees the pilots of it as far as these are theirs", async () => {
    const { jobs } = await data(asViewer(grid, viewerNamed(grid, "alice@belle_user"))("{ jobs(orderBy: [{field: JOB_ID}]) { nodes { jobId pilots { pilotId } pilot { pilotId } } } }"));
    expect(jobs.nodes).toEqual(JOBS.map(jobId => ({ jobId, pilots: idsOf([{ pilotId: 1 }, ...(jobId === 2 ? [{ pilotId: 2 }] : [])]).reverse().map(pilotId => ({ pilotId })), pilot: BELLE.includes(jobId) ? { pilotId: jobId } : null })));
  });

  it("whoever sees a pilot sees the jobs of it as far as these are theirs", async () => {
    const { pilots } = await data(asViewer(grid, viewerNamed(grid, "dave@ctao_user"))("{ pilots { nodes { pilotId jobs { jobId } currentJob { jobId } } } }"));
    expect(pilots.nodes).toEqual([12, 11].map(pilotId => ({ pilotId, jobs: [], currentJob: null })));
  });

  it("nobody sees none", async () => {
    const { data: found, errors } = await asViewer(grid, null)("{ pilots { totalCount } pilot(pilotId: 1) { pilotId } pilotSummaries { total } }");
    expect(found).toEqual({ pilots: null, pilot: null, pilotSummaries: null });
    expect(errors.map(({ extensions }) => extensions!["code"])).toEqual(["UNAUTHENTICATED", "UNAUTHENTICATED", "UNAUTHENTICATED"]);
  });
});
