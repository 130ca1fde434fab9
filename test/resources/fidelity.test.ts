import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { data, type Json } from "../helpers/ask.ts";
import { sampleGrid } from "../helpers/sample-grid.ts";
import type { TestGrid } from "../helpers/test-grid.ts";
import { asReaderOf } from "../wms/whole-list.ts";
import { changesOf } from "./changes-oracle.ts";
import { asGiven, fieldsOf, TABLES } from "./resource-columns.ts";

/** What is no column of the table. */
const COMPUTED: Readonly<Record<string, readonly string[]>> = { downtimes: ["gocdbId"], statusChanges: ["previousStatus", "until", "source", "element"] };
const byText = (a: unknown, b: unknown) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1);

describe.each(["8.0", "9.1"] as const)("what DIRAC %s wrote of its resources", generation => {
  let grid: TestGrid;
  beforeAll(async () => {
    grid = await sampleGrid(generation, "resources");
  });
  afterAll(() => grid.drop());

  const tables = TABLES.filter(({ database, only = generation }) => only === generation && database !== "JobDB");

  it.each(tables)("has no column of $table that is not a field, and no plain field that is not a column", async ({ list, type, database, table, columns }) => {
    const known = (await grid.run(database, `show columns from ${table}`)).map(({ Field }) => String(Field));
    expect(known.filter(column => columns[column] === undefined && column !== "Endpoint")).toEqual([]);
    const { __type: shown } = await data(asReaderOf(grid, "belle")(`{ __type(name: "${type}") { fields { name type { kind ofType { kind } } } } }`));
    const scalars = shown.fields.filter((field: Json) => (field.type.ofType ?? field.type).kind === "SCALAR").map(({ name }: Json) => name);
    expect(scalars.sort()).toEqual([...fieldsOf(columns), ...(list === "statusChanges" ? [] : ["id"]), ...(COMPUTED[list] ?? [])].sort());
  });

  it.each(tables.filter(({ list }) => !["statusChanges", "spaceOccupancies"].includes(list)))("is given in every column of $table as it is stored", async ({ list, database, table, columns }) => {
    const stored = await grid.run(database, `select * from ${table}`);
    const { [list]: given } = await data(asReaderOf(grid, "belle")(`{ ${list}(first: 1000) { nodes { ${fieldsOf(columns).join(" ")} } } }`));
    expect(stored.length).toBeGreaterThan(5);
    expect(given.nodes.sort(byText)).toEqual(stored.map(row => asGiven(row, columns)).sort(byText));
  });

  it("is the changes of sites, resources and nodes, each once", async () => {
    const { statusChanges } = await data(asReaderOf(grid, "belle")("{ statusChanges(first: 1000) { nodes { element source recordId previousStatus until } } }"));
    for (const family of generation === "8.0" ? ["Site", "Resource", "Node"] : ["Site", "Resource"]) {
      const expected = changesOf(await grid.run("ResourceStatusDB", `select * from ${family}Log`), await grid.run("ResourceStatusDB", `select * from ${family}History`));
      const given = statusChanges.nodes.filter(({ element }: Json) => element === family).map(({ previousStatus, recordId, source, until }: Json) => ({ source, recordId, previousStatus, until }));
      expect(expected.length).toBeGreaterThan(2);
      expect(given.sort(byText)).toEqual(expected.map(({ previousStatus, recordId, source, until }) => ({ source, recordId, previousStatus, until })).sort(byText));
    }
  });

  it("is who bans a site now, and why", async () => {
    const { siteStatuses } = await data(asReaderOf(grid, "belle")('{ siteStatuses(filter: {siteName: {eq: "ARC.MIPT.ru"}}) { nodes { vo status reason history { status previousStatus dateEffective until } } } }'));
    const status = siteStatuses.nodes.find(({ vo }: Json) => vo === "all");
    const last = status.history.at(-1);
    expect(last).toMatchObject({ status: status.status, until: null });
    expect(status.history.map(({ status: one }: Json) => one)).toContain("Banned");
  });

  it("is downtimes of every state, and free space in bytes", async () => {
    const { downtimes, spaceOccupancies } = await data(asReaderOf(grid, "belle")('{ downtimes { nodes { gocdbId state } } spaceOccupancies(filter: {storageElementName: {in: ["BNL-DISK-SE", "FAILOVER-SE"]}}) { nodes { storageElementName free total } } }'));
    expect(new Set(downtimes.nodes.map(({ state }: Json) => state))).toEqual(new Set(["PAST", "ONGOING", "FUTURE"]));
    expect(downtimes.nodes.every(({ gocdbId }: Json) => /^\d+G0$/.test(gocdbId))).toBe(true);
    const total = await grid.run("ResourceManagementDB", "select Total * 1e0 as Total from SpaceTokenOccupancyCache where Token = 'BNL-DISK-SE'");
    const bnl = spaceOccupancies.nodes.find(({ storageElementName }: Json) => storageElementName === "BNL-DISK-SE");
    expect(bnl).toEqual({ storageElementName: "BNL-DISK-SE", free: 0, total: Number(total[0]!["Total"]) * 1_048_576 });
  });
});

describe("the site mask that DIRAC 8.0 wrote", () => {
  it("is given as it is stored, with its log", async () => {
    const grid = await sampleGrid("8.0");
    try {
      const { columns } = TABLES.find(({ list }) => list === "siteMasks")!;
      const { siteMasks } = await data(asReaderOf(grid, "belle")(`{ siteMasks(first: 1000) { nodes { ${fieldsOf(columns).join(" ")} history { siteName status updateTime author comment } } } }`));
      const masks = await grid.run("JobDB", "select * from SiteMask"), log = await grid.run("JobDB", "select Site, Status, UpdateTime as LastUpdateTime, Author, Comment from SiteMaskLogging order by UpdateTime");
      expect(siteMasks.nodes.map(({ history: _history, ...mask }: Json) => mask).sort(byText)).toEqual(masks.map(row => asGiven(row, columns)).sort(byText));
      for (const { siteName, history } of siteMasks.nodes) {
        expect(history).toEqual(log.filter(({ Site }) => Site === siteName).map(row => asGiven(row, columns)).map(({ lastUpdateTime, ...change }) => ({ ...change, updateTime: lastUpdateTime })));
      }
    } finally {
      await grid.drop();
    }
  });
});
