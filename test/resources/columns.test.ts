import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { RESOURCE_DATABASES } from "../helpers/a-status.ts";
import { data } from "../helpers/ask.ts";
import { GRIDS, testGrid, type Row, type TestGrid } from "../helpers/test-grid.ts";
import { asReaderOf } from "../wms/whole-list.ts";
import { asGiven, fieldAndKind, fieldsOf, TABLES } from "./resource-columns.ts";

/** The times of a row that are none, and what a database may hold between them. */
const TIMES = ["0000-00-00 00:00:00", "1000-01-01 00:00:00", "9999-12-31 23:59:59", "1000-01-02 00:00:00", "2026-02-28 23:59:59"];
const ROWS = 3;
/** MySQL shows six digits of a FLOAT, but multiplies all of them. */
const OCCUPANCY = "select Token, Guaranteed * 1e0 as Guaranteed, Free * 1e0 as Free, Total * 1e0 as Total, LastCheckTime from SpaceTokenOccupancyCache";

describe.each(GRIDS)("on $engine with DIRAC $generation", ({ engine, generation }) => {
  let grid: TestGrid;
  beforeAll(async () => {
    grid = await testGrid(engine, generation, { names: [...RESOURCE_DATABASES, "JobDB"] });
  });
  afterAll(() => grid.drop());

  it.each(TABLES.filter(({ only = generation }) => only === generation))("the columns of $list are told apart, with empty texts, large sizes and times that are none", async ({ list, database, table, columns, row }) => {
    // every text says its column, so that none can stand for another's; only the last row has empty ones
    const texts = (number: number) => Object.fromEntries(Object.entries(columns).flatMap(([column, known]) =>
      fieldAndKind(known)[1] !== "plain" || ["ID", "VO", "OpenTickets"].includes(column) ? [] : [[column, number === ROWS - 1 && column !== "Status" ? "" : `${number}.${column}`.slice(0, 8)]]));
    const times = (number: number) => Object.fromEntries(Object.entries(columns).filter(([, known]) => fieldAndKind(known)[1] === "time").map(([column], index) => [column, TIMES[(index + number) % TIMES.length]!]));
    const sizes = (number: number) => (list === "spaceOccupancies" ? { Guaranteed: number, Free: 0.5 + number, Total: 2 ** 36 } : {});
    for (let number = 0; number < ROWS; number++) await grid.insert(database, table, [row({ ...texts(number), ...times(number), ...sizes(number), ...(list === "statusChanges" ? { Name: `${number}` } : {}) })]);
    const stored: Row[] = await grid.run(database, list === "spaceOccupancies" ? OCCUPANCY : `select * from ${table}`);
    const answer = await data(asReaderOf(grid, "belle")(`{ ${list} { totalCount nodes { ${fieldsOf(columns).join(" ")} } } }`));
    const byText = (a: unknown, b: unknown) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1);
    expect(answer[list].totalCount).toBe(ROWS);
    expect(answer[list].nodes.sort(byText)).toEqual(stored.map(one => asGiven(one, columns)).sort(byText));
  });

  if (generation === "8.0") {
    it("an occupancy is one row for a storage element, though older rows stand under real endpoints", async () => {
      await grid.insert("ResourceManagementDB", "SpaceTokenOccupancyCache", [{ Endpoint: "srm://old", Token: "0.Token", Free: 1, Total: 1, Guaranteed: 1, LastCheckTime: "2020-01-01 00:00:00" }]);
      const { spaceOccupancies } = await data(asReaderOf(grid, "belle")('{ spaceOccupancies(filter: {storageElementName: {eq: "0.Token"}}) { nodes { free } } }'));
      expect(spaceOccupancies.nodes).toEqual([{ free: 524_288 }]);
    });

    it("the changes of a site mask entry are those of the site, oldest first", async () => {
      await grid.insert("JobDB", "SiteMask", [{ Site: "LCG.A.jp", Status: "Banned", LastUpdateTime: "2026-11-02 00:00:00", Author: "admin", Comment: "" }]);
      await grid.insert("JobDB", "SiteMaskLogging", [
        { Site: "LCG.A.jp", Status: "Banned", UpdateTime: "2026-11-02 00:00:00", Author: "admin", Comment: "down" }, { Site: "LCG.A.jp", Status: "Active", UpdateTime: "2026-11-01 00:00:00", Author: "/CN=x", Comment: "" },
        { Site: "LCG.a.jp", Status: "Active", UpdateTime: "2026-11-01 01:00:00", Author: "other", Comment: "" },
      ]);
      const { siteMasks } = await data(asReaderOf(grid, "belle")('{ siteMasks(filter: {siteName: {eq: "LCG.A.jp"}}) { nodes { history { siteName status updateTime author comment } } } }'));
      expect(siteMasks.nodes).toEqual([{ history: [
        { siteName: "LCG.A.jp", status: "Active", updateTime: "2026-11-01T00:00:00Z", author: "/CN=x", comment: "" }, { siteName: "LCG.A.jp", status: "Banned", updateTime: "2026-11-02T00:00:00Z", author: "admin", comment: "down" },
      ] }]);
    });
  }
});
