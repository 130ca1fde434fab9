import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Viewer } from "../../src/auth/viewer.ts";
import { aPilot } from "../helpers/a-pilot.ts";
import { as, asViewer, data, viewerNamed, type Json } from "../helpers/ask.ts";
import { GRIDS, testGrid, type TestGrid } from "../helpers/test-grid.ts";

/** Pilot 1 is of belle, 2 of ctao, 3 of no VO. Output and certificate subject are for JobAdministrator and Operator of the VO: contract, section 7.5. */
const READERS: readonly { readonly viewer: string; readonly who: (grid: TestGrid) => Viewer; readonly sees: readonly number[]; readonly reads: readonly number[] }[] = [
  { viewer: "a member of the pilots' own group", who: grid => viewerNamed(grid, "alice@belle_user"), sees: [1], reads: [] },
  { viewer: "a holder of JobSharing", who: grid => viewerNamed(grid, "carol@ctao_prod"), sees: [2], reads: [] },
  { viewer: "a holder of JobMonitor", who: grid => viewerNamed(grid, "dave@ctao_monitor"), sees: [2], reads: [] },
  { viewer: "a pilot", who: grid => ({ ...viewerNamed(grid, "dave@ctao_user"), properties: new Set(["GenericPilot", "LimitedDelegation"]) }), sees: [2], reads: [] },
  { viewer: "an administrator", who: grid => viewerNamed(grid, "admin@ctao_admin"), sees: [2], reads: [2] },
  { viewer: "an operator", who: grid => viewerNamed(grid, "dave@ctao_operator"), sees: [2], reads: [2] },
  { viewer: "a user in a group for all VOs", who: grid => viewerNamed(grid, "alice@belle_user", ["belle_user"]), sees: [1, 2, 3], reads: [] },
  { viewer: "an administrator in a group for all VOs", who: grid => viewerNamed(grid, "admin@belle_admin", ["belle_admin"]), sees: [1, 2, 3], reads: [1] },
  { viewer: "an administrator without VO in a group for all VOs", who: grid => viewerNamed(grid, "bob@no_vo", ["no_vo"]), sees: [1, 2, 3], reads: [] },
];

const MB = 1024 * 1024;

describe.each(GRIDS)("the output of pilots, on $engine with DIRAC $generation", ({ engine, generation }) => {
  let grid: TestGrid;
  beforeAll(async () => {
    grid = await testGrid(engine, generation, { names: ["PilotAgentsDB"] });
    // stands for a database that was upgraded from 8.0 and keeps the column
    if (generation === "9.1") await grid.run("PilotAgentsDB", "alter table PilotAgents add column OwnerDN varchar(255)");
    await grid.insert("PilotAgentsDB", "PilotAgents", [[1, "belle_user", "belle"], [2, "ctao_user", "ctao"], [3, "gone_user", ""], [4, "belle_user", "belle"], [5, "belle_user", "belle"]]
      .map(([PilotID, OwnerGroup, VO]) => aPilot({ PilotID: PilotID!, OwnerGroup: OwnerGroup!, VO: VO! })));
    await grid.run("PilotAgentsDB", "update PilotAgents set OwnerDN = '/CN=robot'");
    const text = "2026 UTC INFO [Pilot] “start”\n\tline é\n";
    // latin1 has no curly quotes
    await grid.insert("PilotAgentsDB", "PilotOutput", [1, 2, 3].map(PilotID => ({ PilotID, StdOutput: generation === "8.0" ? text.replace(/[“”]/g, "") : text, StdError: '""' })));
  });
  afterAll(() => grid.drop());

  const stored = generation === "8.0" ? "2026 UTC INFO [Pilot] start\n\tline é\n" : "2026 UTC INFO [Pilot] “start”\n\tline é\n";

  it.each(READERS)("and their certificate subject are shown to $viewer for the pilots $reads", async ({ who, sees, reads }) => {
    const { pilots } = await data(asViewer(grid, who(grid))("{ pilots(filter: {pilotId: {lte: 3}}, orderBy: [{field: PILOT_ID}]) { nodes { pilotId ownerDn output { pilotId stdOutput stdError } } } }"));
    expect(pilots.nodes).toEqual(sees.map(pilotId => (reads.includes(pilotId)
      ? { pilotId, ownerDn: "/CN=robot", output: { pilotId, stdOutput: stored, stdError: "" } } : { pilotId, ownerDn: null, output: null })));
  });

  it("is null where DIRAC stored none, and read for all pilots of a page at once", async () => {
    grid.statements.length = 0;
    const { pilots } = await data(as(grid, "admin@belle_admin")("{ pilots { nodes { pilotId output { stdOutput } } } }"));
    expect(pilots.nodes).toEqual([{ pilotId: 5, output: null }, { pilotId: 4, output: null }, { pilotId: 1, output: { stdOutput: stored } }]);
    expect(grid.statements).toHaveLength(2);
  });

  it("can be neither filtered nor sorted nor grouped by, nor can the certificate subject", async () => {
    const { filter, ...enums } = await data(as(grid, "admin@belle_admin")(`{ filter: __type(name: "PilotFilter") { inputFields { name } } order: __type(name: "PilotOrderField") { enumValues { name } } group: __type(name: "PilotGroupField") { enumValues { name } } }`));
    const names = [...filter.inputFields, ...Object.values(enums).flatMap((type: Json) => type.enumValues)].map(({ name }) => name);
    expect(names).toEqual(expect.arrayContaining(["ownerGroup", "OWNER_GROUP"]));
    expect(names.filter(name => /dn|^std|^output$/i.test(name))).toEqual([]);
  });

  it("is refused where it is too long for one answer, and the other pilots answer", async () => {
    const ids = [101, 102, 103];
    for (const PilotID of ids) {
      await grid.insert("PilotAgentsDB", "PilotAgents", [aPilot({ PilotID })]);
      await grid.insert("PilotAgentsDB", "PilotOutput", [{ PilotID, StdOutput: "", StdError: "" }]);
      await grid.run("PilotAgentsDB", `update PilotOutput set StdOutput = ${engine === "mysql" ? `repeat('x', ${12 * MB})` : `replace(hex(zeroblob(${6 * MB})), '0', 'x')`} where PilotID = ${PilotID}`);
    }
    const { data: found, errors } = await as(grid, "admin@belle_admin")("{ pilots(filter: {pilotId: {gt: 100}}, orderBy: [{field: PILOT_ID}]) { nodes { status output { stdOutput } } } }");
    expect(found.pilots.nodes.map(({ status, output }: Json) => [status, output?.stdOutput.length])).toEqual([["Running", 12 * MB], ["Running", 12 * MB], ["Running", undefined]]);
    expect(errors).toMatchObject([{ path: ["pilots", "nodes", 2, "output"], extensions: { code: "QUERY_TOO_COMPLEX" } }]);
    const thrice = await as(grid, "admin@belle_admin")("{ pilot(pilotId: 101) { one: output { stdOutput } two: output { stdOutput } three: output { stdOutput } } }");
    expect(thrice.errors).toMatchObject([{ path: ["pilot", "three"], extensions: { code: "QUERY_TOO_COMPLEX" } }]);
  });
});
