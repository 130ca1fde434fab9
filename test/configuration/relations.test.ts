import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { aJob } from "../helpers/a-job.ts";
import { as, data, type Json } from "../helpers/ask.ts";
import { GRIDS, testGrid, type TestGrid } from "../helpers/test-grid.ts";
import { GRID_CFG } from "./grid-cfg.ts";

describe.each(GRIDS)("what belongs together in the configuration, on $engine with DIRAC $generation", ({ engine, generation }) => {
  let grid: TestGrid;
  beforeAll(async () => {
    grid = await testGrid(engine, generation, { configuration: GRID_CFG });
    await grid.insert("JobDB", "Jobs", [
      aJob({ JobID: 1, Site: "LCG.One.de", Status: "Done" }), aJob({ JobID: 2, Site: "LCG.One.de", Status: "Done", Owner: "bob" }), aJob({ JobID: 3, Site: "LCG.One.de", Status: "Failed", Owner: "gone" }),
      aJob({ JobID: 4, Site: "LCG.Two.cern", OwnerGroup: "ctao_user" }), aJob({ JobID: 5, Site: "ANY" }), aJob({ JobID: 6, Site: "Group.North.de" }), aJob({ JobID: 7, Site: "LCG.New.fr" }),
    ]);
    await grid.databases.open("Configuration");
  });
  afterAll(() => grid.drop());

  const read = async (query: string): Promise<Json> => {
    grid.statements.length = 0;
    return data(as(grid, "alice@belle_user")(query));
  };

  it("counts the jobs of all sites in one statement, each site's exactly and only those that the viewer may see", async () => {
    const { sites } = await read("{ sites { nodes { name jobs { groups(by: [STATUS]) { total buckets { key { value } count } } } } } }");
    expect(Object.fromEntries(sites.nodes.map(({ name, jobs }: Json) => [name, jobs.groups.buckets.map(({ key, count }: Json) => [key[0].value, count])]))).toEqual({
      "LCG.One.de": [["Done", 2], ["Failed", 1]], "LCG.Two.cern": [], "LCG.New.fr": [["Waiting", 1]],
    });
    expect(grid.statements).toHaveLength(2);
  });

  it("leads from a job to its site, user, group and VO, in one statement each", async () => {
    const { jobs } = await read("{ jobs { nodes { jobId site { name } user { name } group { name } virtualOrganization { name } } } }");
    expect(jobs.nodes.toReversed().map(({ jobId, site, user }: Json) => [jobId, site?.name ?? null, user?.name ?? null])).toEqual([
      [1, "LCG.One.de", "alice"], [2, "LCG.One.de", "bob"], [3, "LCG.One.de", null], [5, null, "alice"], [6, null, "alice"], [7, "LCG.New.fr", "alice"],
    ]);
    expect(jobs.nodes[0]).toMatchObject({ group: { name: "belle_user" }, virtualOrganization: { name: "belle" } });
    expect(grid.statements).toHaveLength(5);
  });

  it("leads from sites to elements, from those to queues and protocols, and back, in one statement each", async () => {
    const { sites } = await read(`{ sites(filter: {isConfigured: {eq: true}}, orderBy: [{field: NAME}]) { nodes { name
      computingElements(orderBy: [{field: NAME}]) { nodes { name site { name } queues { name computingElement { siteName name } site { name } } } } storageElements { name protocols { name } sites { name } } } } }`);
    expect(sites.nodes).toMatchObject([
      {
        name: "LCG.One.de",
        computingElements: { nodes: [
          { name: "ce1.one.de", site: { name: "LCG.One.de" }, queues: [{ name: "long", computingElement: { siteName: "LCG.One.de", name: "ce1.one.de" } }, { name: "short", site: { name: "LCG.One.de" } }] },
          { name: "ce2.one.de", queues: [{ name: "only" }] },
        ] },
        storageElements: [{ name: "ONE-DISK", protocols: [{ name: "https" }, { name: "root" }, { name: "srm" }], sites: [{ name: "LCG.One.de" }] }, { name: "ONE-TAPE", protocols: [] }, { name: "ONE-TMP" }, { name: "BASED" }],
      },
      { name: "LCG.Two.cern", computingElements: { nodes: [{ name: "ce1.one.de", queues: [] }] }, storageElements: [] },
    ]);
    // sites by the list and by their names, computing elements alike, queues, storage elements, protocols
    expect(grid.statements.length).toBeLessThanOrEqual(7);
  });

  it("leads from VOs to groups and users, and back", async () => {
    const { virtualOrganizations } = await read(`{ virtualOrganizations(orderBy: [{field: NAME}]) { nodes { name groups { nodes { name users { name groups { name } virtualOrganization { name } } virtualOrganization { name } } } users { totalCount } } } }`);
    expect(virtualOrganizations.nodes).toMatchObject([
      { name: "belle", users: { totalCount: 5 }, groups: { nodes: [{ name: "belle_user", users: [{ name: "alice" }, { name: "Alice" }, { name: "bob", groups: [{ name: "belle_user" }] }] }, { name: "belle_service" }, { name: "belle_admin", virtualOrganization: { name: "belle" } }] } },
      { name: "ctao", users: { totalCount: 0 }, groups: { nodes: [] } },
    ]);
  });
});
