import { describe, expect, it, onTestFinished } from "vitest";
import { encodeNodeId } from "../../src/schema/common/node-id.ts";
import { as, asViewer, data } from "../helpers/ask.ts";
import { testGrid, type Row } from "../helpers/test-grid.ts";

/** Every column of vm_Instances and the field that it is: from the contract's section 1; `Jobs` is a number of jobs. */
const COLUMNS: Readonly<Record<string, string>> = {
  InstanceID: "instanceId", RunningPod: "runningPod", Name: "name", Endpoint: "endpoint", UniqueID: "uniqueId", VMImageID: "vmImageId", Status: "status", LastUpdate: "lastUpdate",
  PublicIP: "publicIp", PrivateIP: "privateIp", ErrorMessage: "errorMessage", MaxAllowedPrice: "maxAllowedPrice", Uptime: "uptime", Load: "load", Jobs: "jobCount",
};
const FIELDS = Object.values(COLUMNS);

function aMachine(InstanceID: number, overrides: Row = {}): Row {
  return {
    InstanceID, RunningPod: "pod", Name: `machine ${InstanceID}`, Endpoint: "cloud", UniqueID: `u${InstanceID}`, VMImageID: 3, Status: "Running", LastUpdate: "2026-11-20 09:00:00",
    PublicIP: "192.0.2.1", PrivateIP: "10.0.0.1", ErrorMessage: "", MaxAllowedPrice: null, Uptime: 60, "`Load`": 0.5, Jobs: 2, ...overrides,
  };
}

const QUESTION = `{ virtualMachines { nodes { ${FIELDS.join(" ")} } totalCount } }`;

describe.each(["sqlite", "mysql"] as const)("virtual machines on %s", engine => {
  async function machines(generation: "8.0" | "9.1", names: readonly string[]) {
    const grid = await testGrid(engine, generation, { names: [...names] });
    onTestFinished(() => grid.drop());
    return grid;
  }

  it("of 8.0 have the columns of their rows, and everybody who is somebody sees all of them", async () => {
    const grid = await machines("8.0", ["JobDB", "VirtualMachineDB"]);
    const values = [aMachine(1, { LastUpdate: null, Status: "New", UniqueID: "", Uptime: null }), aMachine(4_294_967_295, { MaxAllowedPrice: 1.5, ErrorMessage: "no quota" })];
    for (const row of values) await grid.run("VirtualMachineDB", `insert into vm_Instances (${Object.keys(row).join()}) values (${Object.values(row).map(value => (value === null ? "null" : `'${value}'`)).join()})`);
    const stored = await grid.run("VirtualMachineDB", "select * from vm_Instances order by InstanceID desc");
    expect(Object.keys(stored[0]!).sort()).toEqual(Object.keys(COLUMNS).sort());
    const time = (value: Row[string]) => (value === null ? null : `${String(value).replace(" ", "T")}Z`);
    const expected = { virtualMachines: { totalCount: 2, nodes: stored.map(row => ({ ...Object.fromEntries(Object.entries(COLUMNS).map(([column, field]) => [field, row[column]])), lastUpdate: time(row["LastUpdate"]!) })) } };
    for (const who of ["alice@belle_user", "dave@ctao_user", "bob@no_vo"] as const) expect(await data(as(grid, who)(QUESTION))).toEqual(expected);
    expect(await data(as(grid, "alice@belle_user")(`{ node(id: "${encodeNodeId("VirtualMachine", 1)}") { id ... on VirtualMachine { name } } }`))).toEqual({ node: { id: encodeNodeId("VirtualMachine", 1), name: "machine 1" } });
    const nobody = await asViewer(grid, null)(QUESTION);
    expect(nobody).toMatchObject({ data: { virtualMachines: null }, errors: [{ extensions: { code: "UNAUTHENTICATED" } }] });
    grid.statements.length = 0;
    await data(as(grid, "alice@belle_user")(QUESTION));
    expect(grid.statements).toHaveLength(2);
  });

  it.each([[], ["VirtualMachineDB"]])("are none in 9.1, as the gateway says, also where a database of 8.0 was left behind: %s", async (...left) => {
    const grid = await machines("9.1", ["JobDB", "JobLoggingDB", "TaskQueueDB", "SandboxMetadataDB", ...left.filter(name => name !== undefined)]);
    if (left[0] !== undefined) await grid.run("VirtualMachineDB", "create table vm_Instances (InstanceID bigint primary key)");
    const id = encodeNodeId("VirtualMachine", 1);
    const answer = await data(as(grid, "alice@belle_user")(`{ virtualMachines { totalCount } node(id: "${id}") { id } gateway { subsystems { name available generation reason } } }`));
    expect(answer).toMatchObject({ virtualMachines: null, node: null });
    expect(answer.gateway.subsystems[0]).toEqual({ name: "wms", available: true, generation: "9.1", reason: expect.stringMatching(/^DIRAC 9\.1 keeps.* It has no virtual machines: virtualMachines is null\.$/) });
  });

  it("cost only themselves where their database is away, and are there without JobDB", async () => {
    const away = await machines("8.0", ["JobDB", "JobLoggingDB"]);
    const { data: found, errors } = await as(away, "alice@belle_user")("{ virtualMachines { totalCount } jobs { totalCount } gateway { subsystems { name reason } } }");
    expect(found).toMatchObject({ virtualMachines: { totalCount: null }, jobs: { totalCount: 0 } });
    expect(found.gateway.subsystems).toContainEqual({ name: "wms", reason: expect.stringContaining("VirtualMachineDB is: there are no virtual machines.") });
    expect(errors.map(({ extensions }) => extensions)).toEqual([{ code: "BACKEND_UNAVAILABLE", backend: "VirtualMachineDB" }]);
    const alone = await machines("8.0", ["VirtualMachineDB"]);
    expect(await data(as(alone, "alice@belle_user")("{ virtualMachines { totalCount } }"))).toEqual({ virtualMachines: { totalCount: 0 } });
  });
});
