import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { aPilot } from "../helpers/a-pilot.ts";
import { as, data, type Json } from "../helpers/ask.ts";
import { GRIDS, testGrid, type TestGrid } from "../helpers/test-grid.ts";

describe.each(GRIDS)("pilots on $engine with DIRAC $generation", ({ engine, generation }) => {
  let grid: TestGrid;
  beforeAll(async () => {
    grid = await testGrid(engine, generation, { names: ["PilotAgentsDB"] });
    await grid.insert("PilotAgentsDB", "PilotAgents", [
      aPilot({ PilotID: 1, Status: "Done", CurrentJobID: 0 }),
      aPilot({ PilotID: 2, Status: "Done", CurrentJobID: 7, GridSite: "lcg.kek.jp", LastUpdateTime: "2026-11-20 11:30:00" }),
      aPilot({ PilotID: 3, Status: "Submitted", GridSite: "Unknown", DestinationSite: "NotAssigned", Queue: "Unknown", LastUpdateTime: null }),
      aPilot({ PilotID: 4, Status: "Failed", OwnerGroup: "ctao_user" }),
      aPilot({ PilotID: 5, Status: "Aborted", PilotJobReference: "htcondorce://ce1.kek.jp/1.0" }),
    ]);
  });
  afterAll(() => grid.drop());

  const ask = (query: string): Promise<Json> => data(as(grid, "alice@belle_user")(query));

  it("are those of the viewer's VO, newest first, each with its columns", async () => {
    const { pilots } = await ask("{ pilots { totalCount nodes { pilotId status vo siteName computingElementName queueName lastUpdateTime accountingSent } } }");
    expect(pilots.totalCount).toBe(4);
    expect(pilots.nodes.map(({ pilotId }: Json) => pilotId)).toEqual([5, 3, 2, 1]);
    expect(pilots.nodes[3]).toEqual({ pilotId: 1, status: "Done", vo: "belle", siteName: "LCG.KEK.jp", computingElementName: "ce1.kek.jp", queueName: "grid", lastUpdateTime: "2026-11-20T09:00:00Z", accountingSent: false });
  });

  it("have an id by which they are found again, and a cursor from which the list goes on", async () => {
    const { pilots, pilot } = await ask("{ pilots(first: 1) { edges { cursor node { id } } } pilot(pilotId: 5) { id } }");
    const [{ cursor, node }] = pilots.edges;
    expect(pilot).toEqual(node);
    const again = await ask(`{ node(id: "${node.id}") { __typename ... on Pilot { pilotId } } pilots(first: 1, after: "${cursor}") { nodes { pilotId } } }`);
    expect(again).toEqual({ node: { __typename: "Pilot", pilotId: 5 }, pilots: { nodes: [{ pilotId: 3 }] } });
  });

  it("are filtered and grouped by exact values, also by the VO", async () => {
    const { pilots } = await ask('{ pilots(filter: {siteName: {eq: "LCG.KEK.jp"}, vo: {eq: "belle"}}) { nodes { pilotId } groups(by: [STATUS, VO]) { total buckets { key { value } count } } } }');
    const bucket = (...values: string[]) => ({ key: values.map(value => ({ value })), count: 1 });
    expect(pilots).toEqual({ nodes: [{ pilotId: 5 }, { pilotId: 1 }], groups: { total: 2, buckets: [bucket("Aborted", "belle"), bucket("Done", "belle")] } });
  });

  it("that share a reference are both found by it", async () => {
    const { pilots } = await ask('{ pilots(filter: {pilotJobReference: {eq: "htcondorce://ce1.kek.jp/1.0"}}) { nodes { pilotId } } }');
    expect(pilots.nodes).toEqual([{ pilotId: 5 }, { pilotId: 1 }]);
  });

  it("are empty if they ended well without a job", async () => {
    const { pilots } = await ask("{ pilots { nodes { empty } } }");
    expect(pilots.nodes.map(({ empty }: Json) => empty)).toEqual([false, false, false, true]);
  });

  it("can be filtered by nothing that this generation does not store", async () => {
    const { errors } = await as(grid, "alice@belle_user")(`{ pilots(filter: {broker: {eq: "Unknown"}}) { totalCount } }`);
    if (generation === "8.0") expect(errors).toEqual([]);
    else expect(errors).toMatchObject([{ message: expect.stringContaining("Pilot.broker is of DIRAC 8.0 only"), extensions: { code: "BAD_USER_INPUT", argument: "filter.broker" } }]);
  });

  it("are a subsystem of the gateway", async () => {
    const { gateway } = await ask("{ gateway { subsystems { name available generation reason } } }");
    expect(gateway.subsystems).toContainEqual({ name: "pilots", available: true, generation, reason: null });
  });
});
