import { setTimeout as sleep } from "node:timers/promises";
import { sql } from "kysely";
import { describe, expect, it, onTestFinished } from "vitest";
import { Configuration } from "../../src/config/configuration.ts";
import { ConfigurationDatabase } from "../../src/datasources/configuration/configuration-database.ts";
import { Databases } from "../../src/datasources/databases.ts";
import type { OpenDatabase } from "../../src/datasources/database.ts";
import { GatewayError } from "../../src/errors.ts";
import { aJob } from "../helpers/a-job.ts";
import { aPilot } from "../helpers/a-pilot.ts";
import { aStatus } from "../helpers/a-status.ts";
import { as, data, type Json } from "../helpers/ask.ts";
import { explain, sentStatements } from "../helpers/plans.ts";
import { GRIDS, silentLog, testGrid, type TestGrid } from "../helpers/test-grid.ts";
import { GRID_CFG } from "./grid-cfg.ts";

const names = ["JobDB", "PilotAgentsDB", "ResourceStatusDB"];

async function knownBy(grid: TestGrid): Promise<Record<string, string[]>> {
  const { sites } = await data(as(grid, "alice@belle_user")("{ sites { nodes { name knownBy } } }"));
  return Object.fromEntries(sites.nodes.map((site: Json) => [site.name, site.knownBy]));
}

describe.each(GRIDS)("sites that the databases know, on $engine with DIRAC $generation", ({ engine, generation }) => {
  const made = async (): Promise<TestGrid> => {
    const grid = await testGrid(engine, generation, { names, configuration: GRID_CFG });
    onTestFinished(() => grid.drop());
    return grid;
  };

  it("are sites, with what their names tell and nothing else; other names are none", async () => {
    const grid = await made();
    await grid.insert("JobDB", "Jobs", ["LCG.One.de", "LCG.Jobs.fr", "LCG.Jobs.fr", "ANY", "Multiple", "Group.North.de", "Unknown"].map(Site => aJob({ Site })));
    await grid.insert("PilotAgentsDB", "PilotAgents", ["LCG.One.de", "LCG.Pilots.it", "Unknown"].map(GridSite => aPilot({ GridSite })));
    await grid.insert("ResourceStatusDB", "SiteStatus", ["LCG.One.de", "LCG.Jobs.fr"].map(Name => aStatus({ Name })));
    expect(await knownBy(grid)).toEqual({
      "LCG.One.de": ["CONFIGURATION", "STATUS", "PILOTS", "JOBS"], "LCG.Two.cern": ["CONFIGURATION"], "LCG.Jobs.fr": ["STATUS", "JOBS"], "LCG.Pilots.it": ["PILOTS"],
    });
    const { site } = await data(as(grid, "alice@belle_user")('{ site(name: "LCG.Jobs.fr") { gridType country gocdbName tier vos storageElementNames isConfigured storageElements { name } computingElements { totalCount } jobs { totalCount } } }'));
    expect(site).toEqual({ gridType: "LCG", country: "fr", gocdbName: null, tier: null, vos: null, storageElementNames: null, isConfigured: false, storageElements: null, computingElements: { totalCount: 0 }, jobs: { totalCount: 2 } });
  });

  it("are asked for again, and are gone when no row is left", async () => {
    const grid = await made();
    await grid.insert("JobDB", "Jobs", [aJob({ Site: "LCG.Old.fr" })]);
    expect(Object.keys(await knownBy(grid))).toContain("LCG.Old.fr");
    await grid.run("JobDB", "update Jobs set Site = 'LCG.New.fr'");
    await grid.tables.ask();
    expect(Object.keys(await knownBy(grid)).sort()).toEqual(["LCG.New.fr", "LCG.One.de", "LCG.Two.cern"]);
  });
});

describe("the names of sites, on mysql", () => {
  it("are read from indexes, without the rows", async () => {
    const grid = await testGrid("mysql", "9.1", { names, configuration: GRID_CFG });
    onTestFinished(() => grid.drop());
    await grid.insert("JobDB", "Jobs", Array.from({ length: 2000 }, (_, index) => aJob({ Site: `LCG.Site${index % 20}.jp` })));
    await grid.insert("PilotAgentsDB", "PilotAgents", Array.from({ length: 2000 }, (_, index) => aPilot({ GridSite: `LCG.Site${index % 20}.jp` })));
    await grid.insert("ResourceStatusDB", "SiteStatus", Array.from({ length: 50 }, (_, index) => aStatus({ Name: `LCG.Site${index}.jp` })));
    await grid.run("JobDB", "analyze table Jobs");
    await grid.run("PilotAgentsDB", "analyze table PilotAgents");
    for (const [database, table] of [["JobDB", "Jobs"], ["PilotAgentsDB", "PilotAgents"], ["ResourceStatusDB", "SiteStatus"]] as const) {
      const [statement] = await sentStatements(grid, database, table, () => grid.tables.ask()), [step] = await explain(grid, database, statement!);
      expect(step, database).toMatchObject({ type: expect.stringMatching(/^(range|index)$/), Extra: expect.stringContaining("Using index") });
      if (database !== "ResourceStatusDB") expect(step, database).toMatchObject({ Extra: "Using index for group-by", rows: expect.toSatisfy((rows: number) => rows < 200) });
    }
  });
});

describe("a database that is away", () => {
  it("costs what it holds, and not the sites", async () => {
    const grid = await testGrid("sqlite", "9.1", { names: [], configuration: GRID_CFG });
    onTestFinished(() => grid.drop());
    const answer = await as(grid, "alice@belle_user")('{ site(name: "LCG.One.de") { name knownBy storageElements { name } jobs { totalCount } } }');
    expect(answer.data.site).toMatchObject({ name: "LCG.One.de", knownBy: ["CONFIGURATION"], storageElements: [{ name: "ONE-DISK" }, {}, {}, {}], jobs: { totalCount: null } });
    expect(answer.errors).toMatchObject([{ path: ["site", "jobs", "totalCount"], extensions: { code: "BACKEND_UNAVAILABLE", backend: "JobDB" } }]);
  });

  /** Databases whose sites are these; one that is undefined is away, one that never answers is silent. */
  function told(sites: { of: Record<string, readonly string[] | undefined>; silent?: boolean }): Databases {
    const open = async (name: string): Promise<OpenDatabase> => {
      if (sites.silent) return new Promise(() => {});
      const found = sites.of[name];
      if (found === undefined) throw new GatewayError("BACKEND_UNAVAILABLE", `${name} cannot be reached at the moment`);
      const table = { columns: new Map(), indexes: new Map() };
      return { name, catalog: new Map([["Jobs", table], ["SiteStatus", table], ["PilotAgents", table]]), rows: async () => found.map(site => ({ name: site })) } as unknown as OpenDatabase;
    };
    return { open } as Databases;
  }
  const sitesOf = async (tables: ConfigurationDatabase) => {
    const database = await tables.database.open(), rows = await database.rows(sql<{ name: string; knownBy: string }>`select name, knownBy from Sites order by name`);
    return Object.fromEntries(rows.map(({ name, knownBy }) => [name, knownBy]));
  };

  it("keeps what it told last; the others go on", async () => {
    const sites: { of: Record<string, readonly string[] | undefined> } = { of: { JobDB: ["LCG.Jobs.fr"], PilotAgentsDB: ["LCG.Pilots.it"], ResourceStatusDB: [] } };
    const tables = new ConfigurationDatabase({ configuration: Configuration.fromText(GRID_CFG), databases: told(sites), log: silentLog });
    onTestFinished(() => { tables.close(); return tables.database.close(); });
    expect(await sitesOf(tables)).toMatchObject({ "LCG.Jobs.fr": "JOBS", "LCG.Pilots.it": "PILOTS" });
    sites.of = { JobDB: undefined, PilotAgentsDB: ["LCG.Jobs.fr"], ResourceStatusDB: undefined };
    await tables.ask();
    expect(await sitesOf(tables)).toEqual({ "LCG.Jobs.fr": "PILOTS,JOBS", "LCG.One.de": "CONFIGURATION", "LCG.Two.cern": "CONFIGURATION" });
  });

  it("holds the configured sites up for a moment only", async () => {
    const tables = new ConfigurationDatabase({ configuration: Configuration.fromText(GRID_CFG), databases: told({ of: {}, silent: true }), log: silentLog });
    onTestFinished(() => { tables.close(); return tables.database.close(); });
    const before = performance.now();
    expect(Object.keys(await sitesOf(tables))).toEqual(["LCG.One.de", "LCG.Two.cern"]);
    expect(performance.now() - before).toBeLessThan(2000);
  });

  it("is asked again by itself", async () => {
    const sites: { of: Record<string, readonly string[] | undefined> } = { of: {} };
    const tables = new ConfigurationDatabase({ configuration: Configuration.fromText(GRID_CFG), databases: told(sites), log: silentLog, askEveryMs: 20 });
    onTestFinished(() => { tables.close(); return tables.database.close(); });
    expect(Object.keys(await sitesOf(tables))).toHaveLength(2);
    sites.of = { JobDB: ["LCG.Jobs.fr"] };
    await expect.poll(async () => Object.keys(await sitesOf(tables)), { timeout: 5000 }).toContain("LCG.Jobs.fr");
    tables.close();
    sites.of = { JobDB: ["LCG.Later.fr"] };
    await sleep(100);
    expect(Object.keys(await sitesOf(tables))).toContain("LCG.Jobs.fr");
  });
});
