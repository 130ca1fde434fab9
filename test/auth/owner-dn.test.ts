import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Viewer } from "../../src/auth/viewer.ts";
import { asViewer, data, viewerNamed, type Json } from "../helpers/ask.ts";
import { GRIDS, type TestGrid } from "../helpers/test-grid.ts";
import { ALL, BELLE, CTAO, dnOf, gridOfManyOwners } from "./jobs-of-many-owners.ts";

/** A certificate subject is for the owner, and for JobAdministrator and Operator of the VO: contract, section 7.5. */
const READERS: readonly { readonly viewer: string; readonly who: (grid: TestGrid) => Viewer; readonly sees: readonly number[]; readonly reads: readonly number[] }[] = [
  { viewer: "an owner", who: grid => viewerNamed(grid, "alice@belle_user"), sees: BELLE, reads: [1] },
  { viewer: "an owner whose name differs by case", who: grid => viewerNamed(grid, "Alice@belle_user"), sees: BELLE, reads: [4] },
  { viewer: "an owner whose name differs by an accent", who: grid => viewerNamed(grid, "josé@belle_user"), sees: BELLE, reads: [6] },
  { viewer: "a holder of JobSharing", who: grid => viewerNamed(grid, "carol@ctao_prod"), sees: [17, 18], reads: [18] },
  { viewer: "a holder of JobMonitor", who: grid => viewerNamed(grid, "dave@ctao_monitor"), sees: CTAO, reads: [11, 17] },
  { viewer: "a holder of JobAdministrator", who: grid => viewerNamed(grid, "admin@ctao_admin"), sees: CTAO, reads: CTAO },
  { viewer: "a holder of Operator where all see all", who: grid => ({ ...viewerNamed(grid, "alice@belle_user"), name: "zoe", properties: new Set(["Operator"]) }), sees: BELLE, reads: BELLE },
  { viewer: "a holder of Operator where each sees their own", who: grid => viewerNamed(grid, "dave@ctao_operator"), sees: [11, 17], reads: [11, 17] },
  { viewer: "a user in a group for all VOs", who: grid => viewerNamed(grid, "alice@belle_user", ["belle_user"]), sees: ALL, reads: [1] },
  { viewer: "an administrator in a group for all VOs", who: grid => viewerNamed(grid, "admin@belle_admin", ["belle_admin"]), sees: ALL, reads: BELLE },
  { viewer: "an administrator without VO in a group for all VOs", who: grid => viewerNamed(grid, "bob@no_vo", ["no_vo"]), sees: ALL, reads: [] },
];

describe.each(GRIDS)("the certificate subject of owners, on $engine with DIRAC $generation", ({ engine, generation }) => {
  let grid: TestGrid;
  beforeAll(async () => {
    grid = await gridOfManyOwners(engine, generation);
    if (generation === "8.0") return;
    // stands for a database that was upgraded from 8.0 and keeps the column
    await grid.run("JobDB", "alter table Jobs add column OwnerDN varchar(255)");
    for (const jobId of ALL) await grid.run("JobDB", `update Jobs set OwnerDN = '${dnOf(jobId)}' where JobID = ${jobId}`);
  });
  afterAll(() => grid.drop());

  const QUERY = "{ jobs(first: 1000, orderBy: [{field: JOB_ID}]) { nodes { jobId ownerDn jdl { text originalText attributes { name values } } } } }";
  const read = async (viewer: Viewer, query: string): Promise<Json> => data(asViewer(grid, viewer)(query));

  it.each(READERS)("is shown to $viewer for the jobs $reads", async ({ who, sees, reads }) => {
    const { jobs } = await read(who(grid), QUERY);
    expect(jobs.nodes.map(({ jobId, ownerDn }: Json) => ({ jobId, ownerDn }))).toEqual(sees.map(jobId => ({ jobId, ownerDn: reads.includes(jobId) ? dnOf(jobId) : null })));
    const single = await read(who(grid), `{ ${sees.map(jobId => `j${jobId}: job(jobId: ${jobId}) { ownerDn }`).join(" ")} }`);
    expect(sees.map(jobId => single[`j${jobId}`].ownerDn)).toEqual(jobs.nodes.map(({ ownerDn }: Json) => ownerDn));
  });

  it.each(READERS)("stands in the descriptions of the jobs $reads for $viewer, and nowhere else", async ({ who, sees, reads }) => {
    const { jobs } = await read(who(grid), QUERY);
    for (const { jobId, jdl } of jobs.nodes) {
      const dn = reads.includes(jobId) ? dnOf(jobId) : "[hidden]", text = `[\n  JobName = "job ${jobId}";\n  JobRequirements =\n  [\n    OwnerDN = "${dn}";\n    CPUTime = 300;\n  ];\n  OwnerDN = "${dn}";\n]`;
      expect(jdl).toEqual({
        text, originalText: text,
        attributes: [{ name: "JobName", values: [`job ${jobId}`] }, { name: "JobRequirements.OwnerDN", values: [dn] }, { name: "JobRequirements.CPUTime", values: ["300"] }, { name: "OwnerDN", values: [dn] }],
      });
    }
    expect(JSON.stringify(jobs).match(/person \d+/g)?.map(one => Number(one.slice(7))).filter(id => !reads.includes(id) || !sees.includes(id)) ?? []).toEqual([]);
  });

  it("can be neither filtered, sorted, grouped nor put into a histogram by", async () => {
    const { filter, ...enums } = await read(viewerNamed(grid, "admin@belle_admin"), `{
      filter: __type(name: "JobFilter") { inputFields { name } } order: __type(name: "JobOrderField") { enumValues { name } } group: __type(name: "JobGroupField") { enumValues { name } } time: __type(name: "JobTimeField") { enumValues { name } }
    }`);
    const names = [...filter.inputFields, ...Object.values(enums).flatMap((type: Json) => type.enumValues)].map(({ name }) => name);
    expect(names).toEqual(expect.arrayContaining(["ownerGroup", "OWNER_GROUP", "LAST_UPDATE_TIME"]));
    expect(names.filter(name => /dn/i.test(name))).toEqual([]);
  });
});
