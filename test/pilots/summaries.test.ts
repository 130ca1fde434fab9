import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { aPilot } from "../helpers/a-pilot.ts";
import { as, data, type Json } from "../helpers/ask.ts";
import { GRIDS, testGrid, type Row, type TestGrid } from "../helpers/test-grid.ts";

const SUMMARY = "siteName computingElementName counts { status count } doneEmpty abortedHour total pilotsPerJob efficiency health";
/** The clock stands at 12:00. */
const THIS_HOUR = "2026-11-20 11:00:00", LAST_HOUR = "2026-11-20 10:59:59", TODAY = "2026-11-19 12:00:00", BEFORE = "2026-11-19 11:59:59";

const many = (count: number, overrides: Row): Row[] => Array.from({ length: count }, () => aPilot(overrides));

const KEK = { GridSite: "LCG.KEK.jp", DestinationSite: "ce1.kek.jp" }, KEK2 = { GridSite: "LCG.KEK.jp", DestinationSite: "ce2.kek.jp" }, NTU = { GridSite: "LCG.NTU.tw", DestinationSite: "ce.ntu.tw" };
const PILOTS: readonly Row[] = [
  // Done and Aborted of the last day take the place of all: 4 and 2, not 9 and 7
  ...many(3, { ...KEK, Status: "Done", CurrentJobID: 7, LastUpdateTime: TODAY }), ...many(1, { ...KEK, Status: "Done", LastUpdateTime: THIS_HOUR }), ...many(5, { ...KEK, Status: "Done", LastUpdateTime: BEFORE }),
  ...many(1, { ...KEK, Status: "Aborted", LastUpdateTime: THIS_HOUR }), ...many(1, { ...KEK, Status: "Aborted", LastUpdateTime: LAST_HOUR }), ...many(5, { ...KEK, Status: "Aborted", LastUpdateTime: BEFORE }),
  ...many(6, { ...KEK, Status: "Running", LastUpdateTime: BEFORE }), ...many(1, { ...KEK, Status: "Failed", LastUpdateTime: null }),
  // none in the last day: all of them count; the empty ones do not
  ...many(2, { ...KEK2, Status: "Done", LastUpdateTime: BEFORE }), ...many(30, { ...KEK2, Status: "Aborted", LastUpdateTime: BEFORE }),
  // all Done ones were empty; a name that the collation holds for another one
  ...many(2, { ...NTU, Status: "Done", LastUpdateTime: THIS_HOUR }), ...many(1, { ...NTU, GridSite: "lcg.ntu.tw", Status: "Done", CurrentJobID: 7, LastUpdateTime: THIS_HOUR }),
  ...many(1, { GridSite: "Unknown", DestinationSite: "NotAssigned", Status: "Submitted" }),
  ...many(7, { ...KEK, OwnerGroup: "ctao_user", Status: "Aborted", LastUpdateTime: THIS_HOUR }),
];

const counts = (of: Record<string, number>) => Object.entries(of).map(([status, count]) => ({ status, count }));
const IDLE = { doneEmpty: 0, abortedHour: 0, pilotsPerJob: 0, efficiency: 100, health: "Idle" };
const ONE = { computingElementName: "ce1.kek.jp", counts: counts({ Aborted: 2, Done: 4, Failed: 1, Running: 6 }), doneEmpty: 1, abortedHour: 1, total: 13, pilotsPerJob: 4 / 3, efficiency: 11 / 13 * 100, health: "Fair" };
const TWO = { computingElementName: "ce2.kek.jp", counts: counts({ Aborted: 30, Done: 2 }), doneEmpty: 0, abortedHour: 0, total: 32, pilotsPerJob: 1, efficiency: 2 / 32 * 100, health: "Bad" };
const BOTH = { counts: counts({ Aborted: 32, Done: 6, Failed: 1, Running: 6 }), doneEmpty: 1, abortedHour: 1, total: 45, pilotsPerJob: 6 / 5, efficiency: 13 / 45 * 100, health: "Poor" };
const EMPTY = { ...IDLE, counts: counts({ Done: 2 }), doneEmpty: 2, total: 2, pilotsPerJob: 99 };
const OTHER = { ...IDLE, counts: counts({ Done: 1 }), total: 1, pilotsPerJob: 1 };
const NOWHERE = { ...IDLE, counts: counts({ Submitted: 1 }), total: 1 };

describe.each(GRIDS)("summaries of pilots, on $engine with DIRAC $generation", ({ engine, generation }) => {
  let grid: TestGrid;
  beforeAll(async () => {
    grid = await testGrid(engine, generation, { names: ["PilotAgentsDB"] });
    await grid.insert("PilotAgentsDB", "PilotAgents", PILOTS);
  });
  afterAll(() => grid.drop());

  const ask = async (args: string, who: `${string}@${string}` = "alice@belle_user"): Promise<Json> => (await data(as(grid, who)(`{ pilotSummaries${args} { ${SUMMARY} } }`))).pilotSummaries;

  it("are one for each pair of site and computing element, by DIRAC's formulas, in one statement", async () => {
    grid.statements.length = 0;
    expect(await ask("")).toEqual([
      { siteName: "LCG.KEK.jp", ...ONE }, { siteName: "LCG.KEK.jp", ...TWO }, { siteName: "LCG.NTU.tw", computingElementName: "ce.ntu.tw", ...EMPTY },
      { siteName: "Unknown", computingElementName: "NotAssigned", ...NOWHERE }, { siteName: "lcg.ntu.tw", computingElementName: "ce.ntu.tw", ...OTHER },
    ]);
    expect(grid.statements).toHaveLength(1);
  });

  it("add up the counts of the computing elements of a site", async () => {
    const of = (siteName: string, numbers: Json) => ({ siteName, computingElementName: null, ...numbers });
    expect(await ask("(by: [SITE])")).toEqual([of("LCG.KEK.jp", BOTH), of("LCG.NTU.tw", EMPTY), of("Unknown", NOWHERE), of("lcg.ntu.tw", OTHER)]);
  });

  it("are one for each computing element, whatever its site", async () => {
    const summaries = await ask("(by: [COMPUTING_ELEMENT])");
    expect(summaries.map(({ siteName, computingElementName, total }: Json) => [siteName, computingElementName, total])).toEqual([[null, "NotAssigned", 1], [null, "ce.ntu.tw", 3], [null, "ce1.kek.jp", 13], [null, "ce2.kek.jp", 32]]);
  });

  it("are of the pilots that match, and that the viewer may see", async () => {
    expect(await ask('(filter: {siteName: {eq: "LCG.KEK.jp"}, computingElementName: {contains: "ce2"}})')).toEqual([{ siteName: "LCG.KEK.jp", ...TWO }]);
    expect(await ask("", "dave@ctao_user")).toEqual([{ siteName: "LCG.KEK.jp", computingElementName: "ce1.kek.jp", counts: counts({ Aborted: 7 }), doneEmpty: 0, abortedHour: 7, total: 7, pilotsPerJob: 0, efficiency: 0, health: "Idle" }]);
    expect(await ask("", "bob@no_vo")).toEqual([]);
  });

  it.each([["[]", "at least one field is needed"], ["[SITE, SITE]", "names a field twice"]])("are refused by %s", async (by, message) => {
    const { errors } = await as(grid, "alice@belle_user")(`{ pilotSummaries(by: ${by}) { total } }`);
    expect(errors).toMatchObject([{ message: expect.stringContaining(message), extensions: { code: "BAD_USER_INPUT", argument: "by" } }]);
  });
});
