import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { aDowntime } from "../helpers/a-status.ts";
import { as, data, type Json } from "../helpers/ask.ts";
import { GRIDS, testGrid, type TestGrid } from "../helpers/test-grid.ts";

/** It is 12:00:00. */
const CASES = [
  ["over", "10:00:00", "11:59:59", "PAST"], ["ends now", "10:00:00", "12:00:00", "PAST"], ["ends in a second", "10:00:00", "12:00:01", "ONGOING"],
  ["began a second ago", "11:59:59", "14:00:00", "ONGOING"], ["begins now", "12:00:00", "14:00:00", "FUTURE"], ["begins in a second", "12:00:01", "14:00:00", "FUTURE"],
] as const;

describe.each(GRIDS)("downtimes on $engine with DIRAC $generation", ({ engine, generation }) => {
  let grid: TestGrid;
  beforeAll(async () => {
    grid = await testGrid(engine, generation, { names: ["ResourceManagementDB"] });
    await grid.insert("ResourceManagementDB", "DowntimeCache", [
      ...CASES.map(([name, start, end]) => aDowntime({ Name: name, StartDate: `2026-11-20 ${start}`, EndDate: `2026-11-20 ${end}` })),
      aDowntime({ Name: "no begin", StartDate: "0000-00-00 00:00:00" }), aDowntime({ Name: "no end", EndDate: "9999-12-31 00:00:00" }),
      aDowntime({ DowntimeID: "77G0 se.kek.jp", Name: "se.kek.jp" }), aDowntime({ DowntimeID: "77G0 srm.kek.jp", Name: "srm.kek.jp" }), aDowntime({ DowntimeID: "770G0 se.kek.jp", Name: "se.kek.jp 2" }),
    ]);
  });
  afterAll(() => grid.drop());

  const read = async (selection: string, args = ""): Promise<Json[]> => (await data(as(grid, "alice@belle_user")(`{ downtimes${args} { nodes { ${selection} } } }`))).downtimes.nodes;

  it.each(CASES)("are in a state by the clock of the operation: %s", async (name, _start, _end, state) => {
    expect(await read("state", `(filter: {name: {eq: "${name}"}})`)).toEqual([{ state }]);
  });

  it("have no state without both dates", async () => {
    expect(await read("state", '(filter: {name: {startsWith: "no "}})')).toEqual([{ state: null }, { state: null }]);
  });

  it("that go on are found by their dates", async () => {
    const ongoing = await read("name state", '(first: 1000, filter: {startDate: {lt: "PT0S"}, endDate: {gt: "PT0S"}})');
    expect(ongoing.map(({ state }) => state)).toEqual(ongoing.map(() => "ONGOING"));
    expect(ongoing.map(({ name }) => name)).toEqual(expect.arrayContaining(["ends in a second", "began a second ago"]));
    expect((await read("state", "(first: 1000)")).filter(({ state }) => state === "ONGOING")).toHaveLength(ongoing.length);
  });

  it("that are one downtime of GOCDB share its key", async () => {
    expect(await read("gocdbId downtimeId", '(filter: {downtimeId: {startsWith: "77G0 "}}, orderBy: {field: DOWNTIME_ID})')).toEqual([
      { gocdbId: "77G0", downtimeId: "77G0 se.kek.jp" }, { gocdbId: "77G0", downtimeId: "77G0 srm.kek.jp" },
    ]);
  });

  it("read the columns that a computed field needs, and no others", async () => {
    grid.statements.length = 0;
    await read("state gocdbId");
    expect(grid.statements).toHaveLength(1);
    expect([...grid.statements[0]!.matchAll(/ as [`"](\w+)[`"]/g)].map(([, field]) => field).sort()).toEqual(["downtimeId", "endDate", "startDate"]);
  });
});
