import { describe, expect, it, onTestFinished } from "vitest";
import { aDowntime, aMask, aStatus, RESOURCE_DATABASES } from "../helpers/a-status.ts";
import { as, data } from "../helpers/ask.ts";
import { GRIDS, testGrid } from "../helpers/test-grid.ts";

const NAMES = [...RESOURCE_DATABASES, "JobDB"];
const QUESTION = "{ siteStatuses { nodes { status history { status } } } statusChanges { totalCount } downtimes { nodes { severity } } siteMasks { nodes { status } } }";
/** What a database that is away takes with it. */
const FIELDS: Readonly<Record<string, readonly string[]>> = { ResourceStatusDB: ["siteStatuses.nodes", "statusChanges.totalCount"], ResourceManagementDB: ["downtimes.nodes"], JobDB: ["siteMasks"] };

describe.each(GRIDS)("the resource status system on $engine with DIRAC $generation", ({ engine, generation }) => {
  it.each(NAMES)("without %s misses what is in it, and no more", async away => {
    const grid = await testGrid(engine, generation, { names: NAMES.filter(name => name !== away) });
    onTestFinished(() => grid.drop());
    if (away !== "ResourceStatusDB") await grid.insert("ResourceStatusDB", "SiteStatus", [aStatus()]);
    if (away !== "ResourceManagementDB") await grid.insert("ResourceManagementDB", "DowntimeCache", [aDowntime()]);
    if (away !== "JobDB" && generation === "8.0") await grid.insert("JobDB", "SiteMask", [aMask()]);
    const { data: found, errors } = await as(grid, "alice@belle_user")(QUESTION);
    expect(errors.map(({ path, extensions }) => [path!.join("."), extensions]).sort()).toEqual(FIELDS[away]!.map(field => [field, { code: "BACKEND_UNAVAILABLE", backend: away }]));
    expect(found).toEqual({
      siteStatuses: away === "ResourceStatusDB" ? null : { nodes: [{ status: "Active", history: [] }] }, statusChanges: { totalCount: away === "ResourceStatusDB" ? null : 0 },
      downtimes: away === "ResourceManagementDB" ? null : { nodes: [{ severity: "OUTAGE" }] }, siteMasks: away === "JobDB" || generation === "9.1" ? null : { nodes: [{ status: "Active" }] },
    });
    const { gateway } = await data(as(grid, "alice@belle_user")("{ gateway { subsystems { name available reason } } }"));
    expect(gateway.subsystems).toContainEqual({ name: "resources", available: away !== "ResourceStatusDB", reason: expect.stringMatching(new RegExp(`${away} is: there (are|is) no `)) });
  });

  it("misses only the histories where their tables are gone", async () => {
    const grid = await testGrid(engine, generation, { names: NAMES });
    onTestFinished(() => grid.drop());
    await grid.insert("ResourceStatusDB", "SiteStatus", [aStatus()]);
    await grid.run("ResourceStatusDB", "drop table SiteLog");
    const { data: found, errors } = await as(grid, "alice@belle_user")("{ siteStatuses { nodes { status history { status } } } }");
    expect(found).toEqual({ siteStatuses: { nodes: [{ status: "Active", history: null }] } });
    expect(errors).toMatchObject([{ path: ["siteStatuses", "nodes", 0, "history"], extensions: { code: "BACKEND_FAILED", backend: "ResourceStatusDB" } }]);
  });
});
