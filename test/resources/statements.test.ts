import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { allSources } from "../../src/datasources/all-sources.ts";
import { aChange, aDowntime, aMask, anOccupancy, aPolicyResult, aStatus, aTicket, RESOURCE_DATABASES } from "../helpers/a-status.ts";
import { as, data, NOW, viewerNamed } from "../helpers/ask.ts";
import { GRIDS, testGrid, type TestGrid } from "../helpers/test-grid.ts";
import { FILES } from "../helpers/files.ts";

const ROWS = 40;
const LISTS = ["siteStatuses", "resourceStatuses", "statusChanges", "downtimes", "policyResults", "spaceOccupancies", "tickets"];

describe.each(GRIDS)("statements on $engine with DIRAC $generation", ({ engine, generation }) => {
  let grid: TestGrid;
  beforeAll(async () => {
    grid = await testGrid(engine, generation, { names: [...RESOURCE_DATABASES, "JobDB"] });
    const many = <A>(make: (name: string) => A) => Array.from({ length: ROWS }, (_, index) => make(`name ${index}`));
    await grid.insert("ResourceStatusDB", "SiteStatus", many(Name => aStatus({ Name })));
    await grid.insert("ResourceStatusDB", "ResourceStatus", many(Name => aStatus({ Name })));
    await grid.insert("ResourceStatusDB", "SiteLog", many(Name => aChange({ Name })));
    await grid.insert("ResourceStatusDB", "ResourceHistory", many(Name => aChange({ Name })));
    await grid.insert("ResourceManagementDB", "DowntimeCache", many(Name => aDowntime({ Name })));
    await grid.insert("ResourceManagementDB", "PolicyResult", many(Name => aPolicyResult({ Name })));
    await grid.insert("ResourceManagementDB", "SpaceTokenOccupancyCache", many(Token => anOccupancy({ Token })));
    await grid.insert("ResourceManagementDB", "GGUSTicketsCache", many(GocSite => aTicket({ GocSite })));
    if (generation === "8.0") {
      await grid.insert("JobDB", "SiteMask", many(Site => aMask({ Site })));
      await grid.insert("JobDB", "SiteMaskLogging", many(Site => ({ Site, Status: "Active", UpdateTime: "2026-11-20 09:00:00", Author: "admin", Comment: "" })));
    }
  });
  afterAll(() => grid.drop());

  async function cost(operation: string): Promise<number> {
    grid.statements.length = 0;
    await data(as(grid, "alice@belle_user")(operation));
    return grid.statements.length;
  }

  it.each(LISTS)("are one for the rows and one for each aggregate of %s", async list => {
    expect(await cost(`{ ${list} { nodes { __typename lastCheckTime } edges { cursor } pageInfo { hasNextPage } totalCount histogram(of: LAST_CHECK_TIME, bucket: DAY) { total } } }`)).toBe(3);
    expect(await cost(`{ ${list} { __typename } }`)).toBe(0);
  });

  it("are as many for any number of rows with their history", async () => {
    expect(await cost("{ siteStatuses(first: 1) { nodes { history { status } } } }")).toBe(2);
    expect(await cost("{ siteStatuses { nodes { history { status } } } resourceStatuses { nodes { history { status } } } }")).toBe(4);
    if (generation === "8.0") expect(await cost("{ siteMasks { nodes { author history { author } } } }")).toBe(2);
  });

  it("are one more for each kind of element where changes tell until when they held, and none more in a history", async () => {
    expect(await cost("{ statusChanges { nodes { until previousStatus } } }")).toBe(3);
    expect(await cost('{ statusChanges(filter: {element: {eq: "Site"}}) { nodes { until } edges { node { previousStatus } } } }')).toBe(2);
    expect(await cost("{ siteStatuses { nodes { history { until previousStatus } } } }")).toBe(2);
  });

  it("are one for all nodes of a type", async () => {
    const { siteStatuses, policyResults } = await data(as(grid, "alice@belle_user")("{ siteStatuses { nodes { id } } policyResults { nodes { id } } }"));
    const ids = [...siteStatuses.nodes, ...policyResults.nodes].map(({ id }) => id);
    grid.statements.length = 0;
    const again = await data(as(grid, "alice@belle_user")("query ($ids: [ID!]!) { nodes(ids: $ids) { id } }", { ids }));
    expect(again.nodes).toEqual(ids.map(id => ({ id })));
    expect(grid.statements).toHaveLength(2);
  });

  it("are one for what belongs to many sites, elements and storage elements", async () => {
    const { databases, feeds, registry } = grid, names = Array.from({ length: ROWS }, (_, index) => `name ${index}`);
    const sources = allSources({ databases, feeds, registry, viewer: viewerNamed(grid, "alice@belle_user"), now: NOW, ...FILES });
    grid.statements.length = 0;
    const named: Readonly<Record<string, (name: string) => Promise<object[]>>> = {
      siteStatuses: name => sources.siteStatuses.allWith("siteName", name), resourceStatuses: name => sources.resourceStatuses.allWith("name", name),
      downtimes: name => sources.downtimes.allWith("name", name), policyResults: name => sources.policyResults.allWith("name", name),
      spaceOccupancies: name => sources.spaceOccupancies.allWith("storageElementName", name), tickets: name => sources.tickets.allWith("gocSite", name),
    };
    for (const [table, load] of Object.entries(named)) {
      const found = await Promise.all([...names, "unknown"].map(load));
      expect(found.map(rows => rows.length), table).toEqual([...names.map(() => 1), 0]);
    }
    expect(grid.statements).toHaveLength(6);
  });
});
