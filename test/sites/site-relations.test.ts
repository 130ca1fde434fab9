import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { aJob } from "../helpers/a-job.ts";
import { aPilot } from "../helpers/a-pilot.ts";
import { aDowntime, aStatus, RESOURCE_DATABASES } from "../helpers/a-status.ts";
import { as, data, type Json } from "../helpers/ask.ts";
import { REGISTRY } from "../helpers/registry.ts";
import { GRIDS, testGrid, type TestGrid } from "../helpers/test-grid.ts";

const OVERVIEW = readFileSync(join(import.meta.dirname, "../../examples/91-site-overview.graphql"), "utf8");

/** Fifty sites, two of which share a name in the GOCDB; the first has two computing elements and two storage elements on one host. */
const SITES = Array.from({ length: 50 }, (_, index) => ({ name: `LCG.Site${String(index).padStart(2, "0")}.jp`, gocdb: index < 2 ? "JP-SHARED" : `JP-${index}`, ce: `ce${index}.example.org` }));
const CONFIGURATION = `${REGISTRY}
Resources
{
  Sites
  {
    LCG
    {
${SITES.map(({ name, gocdb, ce }, index) => `      ${name}
      {
        Name = ${gocdb}
        MoUTierLevel = ${index % 3}
        ${index === 0 ? "SE = DISK-SE, TAPE-SE" : "Mail = a@example.org"}
        CEs
        {
          ${ce}
          {
            CEType = HTCondorCE
            Queues
            {
              q
              {
                maxCPUTime = 60
              }
            }
          }
          ${index === 0 ? "other.example.org\n          {\n            CEType = AREX\n          }" : "\n"}
        }
      }`).join("\n")}
    }
  }
  StorageElements
  {
${["DISK-SE", "TAPE-SE"].map(name => `    ${name}
    {
      SEType = T0D1
      https
      {
        Protocol = https
        Host = se.example.org
      }
    }`).join("\n")}
  }
}
`;

describe.each(GRIDS)("sites, with what other databases know of them, on $engine with DIRAC $generation", ({ engine, generation }) => {
  let grid: TestGrid;
  const ask = async (query: string, who: `${string}@${string}` = "alice@belle_user"): Promise<Json> => data(as(grid, who)(query));
  beforeAll(async () => {
    grid = await testGrid(engine, generation, { names: ["JobDB", "JobLoggingDB", "PilotAgentsDB", ...RESOURCE_DATABASES], configuration: CONFIGURATION });
    await grid.insert("JobDB", "Jobs", SITES.flatMap(({ name }) => [aJob({ Site: name, Status: "Running" }), aJob({ Site: name, Status: "Done" }), aJob({ Site: name, Status: "Done", OwnerGroup: "ctao_user", Owner: "dave" })]));
    await grid.insert("PilotAgentsDB", "PilotAgents", SITES.map(({ name, ce }) => aPilot({ GridSite: name, DestinationSite: ce, Status: "Running" })));
    await grid.insert("ResourceStatusDB", "SiteStatus", [...SITES.map(({ name }) => aStatus({ Name: name })), aStatus({ Name: SITES[0]!.name, VO: "belle", Status: "Banned" }), aStatus({ Name: SITES[1]!.name, VO: "ctao", Status: "Banned" })]);
    await grid.insert("ResourceStatusDB", "ResourceStatus", [
      aStatus({ Name: SITES[0]!.ce, ElementType: "ComputingElement", Status: "Degraded" }),
      ...["ReadAccess", "WriteAccess"].map(access => aStatus({ Name: "DISK-SE", ElementType: "StorageElement", StatusType: access, Status: access === "ReadAccess" ? "Active" : "Banned" })),
    ]);
    await grid.insert("ResourceManagementDB", "DowntimeCache", [
      aDowntime({ DowntimeID: "1G0 JP-SHARED", Name: "JP-SHARED", StartDate: "2026-11-20 10:00:00" }),
      aDowntime({ DowntimeID: "2G0 se", Name: "se.example.org", Element: "Resource", Severity: "WARNING", StartDate: "2026-11-20 08:00:00" }),
      aDowntime({ DowntimeID: "3G0 ce", Name: "other.example.org", Element: "Resource", StartDate: "2026-11-21 08:00:00", EndDate: "2026-11-21 09:00:00" }),
      // a machine that is called as a site, and a site that is called as a machine
      aDowntime({ DowntimeID: "4G0 no", Name: "JP-SHARED", Element: "Resource" }), aDowntime({ DowntimeID: "5G0 no", Name: "se.example.org", Element: "Site" }),
    ]);
    await grid.insert("ResourceManagementDB", "SpaceTokenOccupancyCache", [{ Endpoint: "Deprecated", Token: "DISK-SE", Guaranteed: 0, Free: 1, Total: 4, LastCheckTime: "2026-11-20 11:00:00" }]);
    await ask("{ sites { totalCount } }");
  });
  afterAll(() => grid.drop());

  it("are shown with status, downtimes, jobs and pilots of all fifty by at most eight statements", async () => {
    grid.statements.length = 0;
    const { sites } = await ask(OVERVIEW);
    expect(sites.totalCount).toBe(50);
    expect(sites.nodes.every(({ status, jobs, pilots }: Json) => status !== null && jobs.groups.total === 2 && pilots.groups.total === 1)).toBe(true);
    expect(grid.statements.filter(statement => !/"(Sites|ComputingElements|StorageElements)"/.test(statement)).length).toBeLessThanOrEqual(5);
    expect(grid.statements.length).toBeLessThanOrEqual(8);
  });

  it("have the status that counts for the viewer: their VO's before that of all", async () => {
    const of = async (who: `${string}@${string}`) => (await ask('{ sites(filter: {name: {in: ["LCG.Site00.jp", "LCG.Site01.jp"]}}, orderBy: [{field: NAME}]) { nodes { status { status vo } statuses { vo } } } }', who)).sites.nodes;
    expect(await of("alice@belle_user")).toEqual([{ status: { status: "Banned", vo: "belle" }, statuses: [{ vo: "all" }, { vo: "belle" }] }, { status: { status: "Active", vo: "all" }, statuses: [{ vo: "all" }] }]);
    expect(await of("dave@ctao_user")).toEqual([{ status: { status: "Active", vo: "all" }, statuses: [{ vo: "all" }] }, { status: { status: "Banned", vo: "ctao" }, statuses: [{ vo: "all" }, { vo: "ctao" }] }]);
  });

  it("have the downtimes of their name in the GOCDB and of their machines, each once and in order", async () => {
    const { one, other } = await ask('{ one: site(name: "LCG.Site00.jp") { downtimes { gocdbId severity state sites { name } } } other: site(name: "LCG.Site01.jp") { downtimes { gocdbId } } }');
    expect(one.downtimes).toEqual([
      { gocdbId: "2G0", severity: "WARNING", state: "ONGOING", sites: [{ name: "LCG.Site00.jp" }] },
      { gocdbId: "1G0", severity: "OUTAGE", state: "ONGOING", sites: [{ name: "LCG.Site00.jp" }, { name: "LCG.Site01.jp" }] },
      { gocdbId: "3G0", severity: "OUTAGE", state: "FUTURE", sites: [{ name: "LCG.Site00.jp" }] },
    ]);
    expect(other.downtimes).toEqual([{ gocdbId: "1G0" }]);
  });

  it("have elements with their own status, downtimes, occupancy and pilots", async () => {
    const { site } = await ask('{ site(name: "LCG.Site00.jp") { computingElements { nodes { name status { status } downtimes { gocdbId } queues { name maxCpuTime } pilots { totalCount } } } storageElements { name status { statusType status } downtimes { gocdbId } occupancy { free total } } } }');
    expect(site.computingElements.nodes.map((one: Json) => [one.name, one.status?.status ?? null, one.downtimes.map(({ gocdbId }: Json) => gocdbId), one.queues, one.pilots.totalCount]).sort()).toEqual([
      ["ce0.example.org", "Degraded", [], [{ name: "q", maxCpuTime: 3600 }], 1], ["other.example.org", null, ["3G0"], [], 0],
    ]);
    expect(site.storageElements).toEqual([
      { name: "DISK-SE", status: [{ statusType: "ReadAccess", status: "Active" }, { statusType: "WriteAccess", status: "Banned" }], downtimes: [{ gocdbId: "2G0" }], occupancy: { free: 2 ** 20, total: 2 ** 22 } },
      { name: "TAPE-SE", status: [], downtimes: [{ gocdbId: "2G0" }], occupancy: null },
    ]);
  });

  it("are the sites of their jobs and pilots", async () => {
    const { jobs, pilots } = await ask('{ jobs(filter: {siteName: {eq: "LCG.Site07.jp"}}) { nodes { site { name tier } } } pilots(filter: {siteName: {eq: "LCG.Site07.jp"}}) { nodes { site { name } } } }');
    expect(jobs.nodes).toEqual([{ site: { name: "LCG.Site07.jp", tier: 1 } }, { site: { name: "LCG.Site07.jp", tier: 1 } }]);
    expect(pilots.nodes).toEqual([{ site: { name: "LCG.Site07.jp" } }]);
  });
});
