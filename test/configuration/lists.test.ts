import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { CONFIGURATION_TABLES } from "../../src/schema/configuration/configuration-tables.ts";
import { as, data, type Ask, type Json } from "../helpers/ask.ts";
import { GENERATIONS } from "../../src/config/generation.ts";
import { testGrid, type TestGrid } from "../helpers/test-grid.ts";
import { GRID_CFG } from "./grid-cfg.ts";

describe.each(GENERATIONS)("lists of the configuration, of DIRAC %s", generation => {
  let grid: TestGrid, ask: Ask;
  beforeAll(async () => {
    grid = await testGrid("sqlite", generation, { configuration: GRID_CFG });
    ask = as(grid, "admin@belle_admin");
  });
  afterAll(() => grid.drop());
  const read = async (query: string): Promise<Json> => data(ask(query));

  it("show a site with all that the configuration says of it", async () => {
    const { site } = await read('{ site(name: "LCG.One.de") { name gridType country gocdbName tier latitude longitude description mail vos storageElementNames isConfigured knownBy } }');
    expect(site).toEqual({
      name: "LCG.One.de", gridType: "LCG", country: "de", gocdbName: "ONE", tier: 1, latitude: 53.57, longitude: 9.88, description: "The first, with a comma", mail: "one@example.org",
      vos: ["belle", "ctao"], storageElementNames: ["ONE-DISK", "ONE-TAPE", "ONE-TMP", "BASED"], isConfigured: true, knownBy: ["CONFIGURATION"],
    });
  });

  it("are filtered, sorted, grouped and paged like any other", async () => {
    const { queues } = await read(`{ queues(filter: {maxCpuTime: {gte: 30}, siteName: {eq: "LCG.One.de"}}, orderBy: [{field: MAX_CPU_TIME, direction: DESC}], first: 1) {
      totalCount nodes { name maxCpuTime } pageInfo { hasNextPage endCursor } groups(by: [CE_TYPE]) { buckets { key { field value } count } } facets(fields: [MAX_RAM]) { buckets { value count } } } }`);
    expect(queues).toMatchObject({
      totalCount: 2, nodes: [{ name: "long", maxCpuTime: 86_400 }], pageInfo: { hasNextPage: true },
      groups: { buckets: [{ key: [{ field: "CE_TYPE", value: "HTCondorCE" }], count: 2 }] }, facets: [{ buckets: [{ value: "2000", count: 1 }, { value: "4000", count: 1 }] }],
    });
    const next = await read(`{ queues(filter: {maxCpuTime: {gte: 30}, siteName: {eq: "LCG.One.de"}}, orderBy: [{field: MAX_CPU_TIME, direction: DESC}], first: 1, after: "${queues.pageInfo.endCursor}") { nodes { name } pageInfo { hasNextPage } } }`);
    expect(next.queues).toEqual({ nodes: [{ name: "short" }], pageInfo: { hasNextPage: false } });
    expect((await read("{ storageElements(filter: {isTape: {eq: true}, isConfigured: {eq: true}}) { nodes { name } } }")).storageElements.nodes).toEqual([{ name: "FAR" }]);
  });

  it("filter by what comma lists hold, neither sort nor group by them, and only read our own words", async () => {
    const { sites } = await data(ask('{ sites(filter: {vos: {has: "belle"}}) { nodes { vos } totalCount } }'));
    expect(sites.totalCount).toBeGreaterThan(0);
    for (const { vos } of sites.nodes) expect(vos).toContain("belle");
    const { errors } = await ask('{ sites(filter: {knownBy: {has: "JOBS"}}) { nodes { name } } }');
    expect(errors).toMatchObject([{ message: expect.stringContaining('"knownBy" is not defined by type "SiteFilter"') }]);
    for (const use of ["orderBy: [{field: VOS}]", "first: 1"]) {
      const { errors: [error] } = await ask(`{ sites(${use}) { groups(by: [VOS]) { total } } }`);
      expect(error?.message).toContain('Value "VOS" does not exist');
    }
  });

  it("hold the lists of VOs by the rule of the generation that JobDB has", async () => {
    const { queues: { nodes } } = await read('{ queues(filter: {name: {eq: "long"}}) { nodes { vos tags } } }');
    expect(nodes).toEqual([{ vos: generation === "8.0" ? null : ["ctao"], tags: ["GPU", "8Processors"] }]);
  });

  it("find a computing element by its name, and ask for the site where several have it", async () => {
    expect((await read('{ computingElement(name: "ce2.one.de") { siteName } }')).computingElement).toEqual({ siteName: "LCG.One.de" });
    expect((await read('{ computingElement(name: "ce1.one.de", siteName: "LCG.Two.cern") { ceType } }')).computingElement).toEqual({ ceType: "SSH" });
    expect((await read('{ computingElement(name: "none") { ceType } }')).computingElement).toBeNull();
    const { errors } = await ask('{ computingElement(name: "ce1.one.de") { ceType } }');
    expect(errors).toMatchObject([{ message: expect.stringContaining("LCG.One.de, LCG.Two.cern"), extensions: { code: "BAD_USER_INPUT", argument: "siteName" } }]);
  });

  it("give every node again by its id", async () => {
    const lists = ["sites", "computingElements", "queues", "storageElements", "ftsServers", "virtualOrganizations", "groups", "users"];
    const ids: string[] = Object.values(await read(`{ ${lists.map(list => `${list} { nodes { id } }`).join(" ")} }`)).flatMap(({ nodes }: Json) => nodes.map(({ id }: Json) => id));
    const { nodes } = await data(ask("query ($ids: [ID!]!) { nodes(ids: $ids) { id __typename } }", { ids }));
    expect(nodes.map(({ id }: Json) => id)).toEqual(ids);
    expect(new Set(nodes.map(({ __typename }: Json) => __typename)).size).toBe(lists.length);
  });

  it("are described by facts that their tables keep", async () => {
    const { catalog } = await grid.databases.open("Configuration");
    for (const { table, columns, key } of CONFIGURATION_TABLES) {
      expect([...catalog.get(table)!.columns].map(([name, { nullable }]) => ({ name, nullable }))).toEqual(Object.entries(columns).map(([name, { nullable }]) => ({ name, nullable })));
      expect(catalog.get(table)!.indexes.get("PRIMARY")).toEqual(key);
    }
    expect((await read("{ gateway { subsystems { name available reason } } }")).gateway.subsystems).toContainEqual({ name: "configuration", available: true, reason: null });
  });
});
