import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { data } from "../helpers/ask.ts";
import { anOwner, aSandbox } from "../helpers/a-sandbox.ts";
import { GRIDS, testGrid, type Row, type TestGrid } from "../helpers/test-grid.ts";
import { asReaderOf } from "./whole-list.ts";

/** Every column of sb_SandBoxes, but the number of the owner's row, and of sb_Owners, and the field that it is: from the contract's section 1. */
const COLUMNS: Readonly<Record<string, string>> = {
  SBId: "sandboxId", SEName: "storageElementName", SEPFN: "path", Bytes: "bytes", RegistrationTime: "registrationTime", LastAccessTime: "lastAccessTime", Assigned: "assigned",
  Owner: "owner", OwnerDN: "ownerDn", OwnerGroup: "ownerGroup", VO: "vo",
};
const FIELDS = Object.values(COLUMNS);

describe.each(GRIDS)("a sandbox, on $engine with DIRAC $generation,", ({ engine, generation }) => {
  let grid: TestGrid;
  beforeAll(async () => {
    grid = await testGrid(engine, generation, { names: ["SandboxMetadataDB"] });
    await grid.insert("SandboxMetadataDB", "sb_Owners", [anOwner(1, "alice", "belle_user"), anOwner(2, "bob", "belle_user"), anOwner(3, "bob", "belle_user")]);
    await grid.insert("SandboxMetadataDB", "sb_SandBoxes", [
      aSandbox({ SBId: 4_294_967_290, OwnerId: 3, SEName: "SandboxSE", SEPFN: "path", Bytes: 5_000_000_000, RegistrationTime: "2026-02-28 23:59:59", LastAccessTime: "0000-00-00 00:00:00", Assigned: 0 }),
      aSandbox({ SBId: 8 }), aSandbox({ SBId: 7, OwnerId: 99 }), aSandbox({ SBId: 6, OwnerId: 2 }),
    ]);
  });
  afterAll(() => grid.drop());

  const given = async () => (await data(asReaderOf(grid, "belle")(`{ sandboxes { nodes { ${FIELDS.join(" ")} } } }`))).sandboxes.nodes;
  const time = (stored: Row[string]) => (String(stored).startsWith("0000") ? null : `${String(stored).replace(" ", "T")}Z`);

  it("has the columns of its row and of its owner's, and the VO of 8.0 from its group", async () => {
    const owners = new Map((await grid.run("SandboxMetadataDB", "select * from sb_Owners")).map(row => [row["OwnerId"], row]));
    const stored = (await grid.run("SandboxMetadataDB", "select * from sb_SandBoxes order by SBId desc")).map((row): Row => ({ ...row, ...owners.get(row["OwnerId"]!) }));
    expect(Object.keys(stored[0]!).filter(column => COLUMNS[column] === undefined)).toEqual(["OwnerId"]);
    expect(await given()).toEqual(stored.map(row => {
      const fields = Object.fromEntries(Object.entries(COLUMNS).map(([column, field]) => [field, row[column] ?? null]));
      return { ...fields, registrationTime: time(row["RegistrationTime"]!), lastAccessTime: time(row["LastAccessTime"]!), vo: row["OwnerGroup"] === undefined ? null : "belle" };
    }));
  });

  it("is there without its owner's row, and its subject in 8.0 only", async () => {
    const [distinct, , ownerless] = await given();
    expect(ownerless).toMatchObject({ sandboxId: 7, owner: null, ownerGroup: null, vo: null, ownerDn: null, bytes: 2048 });
    expect(distinct).toMatchObject({ owner: "bob", ownerDn: generation === "8.0" ? "/C=JP/CN=bob" : null, bytes: 5_000_000_000 });
  });

  it("is filtered, sorted and counted by its own columns and its owner's", async () => {
    const ids = async (args: string) => (await data(asReaderOf(grid, "belle")(`{ sandboxes(${args}) { nodes { sandboxId } } }`))).sandboxes.nodes.map(({ sandboxId }: { sandboxId: number }) => sandboxId);
    expect(await ids('filter: {owner: {eq: "bob"}}')).toEqual([4_294_967_290, 6]);
    expect(await ids("filter: {ownerGroup: {isNull: true}}")).toEqual([7]);
    expect(await ids('filter: {vo: {ne: "belle"}}')).toEqual([7]);
    expect(await ids("orderBy: [{field: OWNER}]")).toEqual([7, 8, 6, 4_294_967_290]);
    const { sandboxes } = await data(asReaderOf(grid, "belle")("{ sandboxes { groups(by: [OWNER, VO]) { buckets { key { value } count } } } }"));
    expect(sandboxes.groups.buckets).toEqual([["bob", "belle", 2], [null, null, 1], ["alice", "belle", 1]].map(([owner, vo, count]) => ({ key: [{ value: owner }, { value: vo }], count })));
  });
});
