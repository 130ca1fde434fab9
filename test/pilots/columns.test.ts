import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { aPilot } from "../helpers/a-pilot.ts";
import { data } from "../helpers/ask.ts";
import { GRIDS, testGrid, type Row, type TestGrid } from "../helpers/test-grid.ts";
import { asReaderOf } from "../wms/whole-list.ts";
import { asGiven, COLUMNS, FIELDS } from "./pilot-columns.ts";

const TIMES = ["0000-00-00 00:00:00", "9999-12-31 23:59:59", "2026-02-28 23:59:59"];

/** A pilot whose columns all hold something else; two such pilots tell all flags and times apart. */
function aDistinctPilot(number: number): Row {
  const flag = (index: number) => ((index + 1 >> number) % 2 === 1 ? "True" : "False");
  return aPilot({
    PilotID: 4_294_967_290 + number, InitialJobID: 11, CurrentJobID: 4_000_000_000, TaskQueueID: 12, PilotJobReference: "reference", PilotStamp: "stamp", DestinationSite: "ce", Queue: "queue",
    GridSite: "site", Broker: "broker", OwnerDN: "/CN=dn", OwnerGroup: "belle_user", VO: "belle", GridType: "type", GridRequirements: number === 0 ? null : "requirements", BenchMark: 12.375,
    SubmissionTime: TIMES[number]!, LastUpdateTime: TIMES[number + 1]!, Status: "status", StatusReason: "", ParentID: 13, OutputReady: flag(0), AccountingSent: flag(1),
  });
}

describe.each(GRIDS)("the columns of a pilot, on $engine with DIRAC $generation,", ({ engine, generation }) => {
  let grid: TestGrid;
  beforeAll(async () => {
    grid = await testGrid(engine, generation, { names: ["PilotAgentsDB"] });
    for (const number of [0, 1]) await grid.insert("PilotAgentsDB", "PilotAgents", [aDistinctPilot(number)]);
  });
  afterAll(() => grid.drop());

  const given = async () => (await data(asReaderOf(grid, "belle")(`{ pilots { nodes { ${FIELDS.join(" ")} } } }`))).pilots.nodes;

  it("are told apart, with large numbers, empty texts and times that are none", async () => {
    const stored = await grid.run("PilotAgentsDB", "select * from PilotAgents order by PilotID desc");
    expect(Object.keys(stored[0]!).filter(column => COLUMNS[column] === undefined)).toEqual([]);
    expect(await given()).toEqual(stored.map(row => asGiven(row, "belle")));
  });

  it("are null where this generation has none", async () => {
    const absent = generation === "8.0" ? [] : ["taskQueueId", "broker", "ownerDn", "ownerGroup", "gridRequirements", "parentId", "outputReady"];
    const [pilot] = await given();
    expect(FIELDS.filter(field => pilot[field] === null && !field.endsWith("Time")).sort()).toEqual(absent.sort());
    expect(pilot.vo).toBe("belle");
  });
});
