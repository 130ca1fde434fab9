import fc from "fast-check";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { allSources } from "../../src/datasources/all-sources.ts";
import { aChange, aStatus } from "../helpers/a-status.ts";
import { as, data, NOW, viewerNamed, type Json } from "../helpers/ask.ts";
import { GRIDS, testGrid, type Row, type TestGrid } from "../helpers/test-grid.ts";
import { holds } from "../query/property.ts";
import { asReaderOf } from "../wms/whole-list.ts";
import { changesOf } from "./changes-oracle.ts";
import { FILES } from "../helpers/files.ts";

const SINCE = "2026-11-20";

describe.each(GRIDS)("changes of status on $engine with DIRAC $generation", ({ engine, generation }) => {
  let grid: TestGrid;
  beforeAll(async () => {
    grid = await testGrid(engine, generation, { names: ["ResourceStatusDB"] });
  });
  afterAll(() => grid.drop());

  const families = generation === "8.0" ? ["Site", "Resource", "Node"] : ["Site", "Resource"];
  async function refill(rows: Partial<Record<string, readonly Row[]>>): Promise<void> {
    for (const table of families.flatMap(family => [`${family}Log`, `${family}History`, `${family}Status`])) {
      await grid.run("ResourceStatusDB", `delete from ${table}`);
      if ((rows[table] ?? []).length > 0) await grid.insert("ResourceStatusDB", table, rows[table]!);
    }
  }
  beforeEach(() => refill({}));

  const at = (time: string, status: string, overrides: Row = {}) => aChange({ DateEffective: `${SINCE} ${time}`, Status: status, Reason: `${status} at ${time}`, ...overrides });
  const read = async (selection: string, args = ""): Promise<Json[]> => (await data(as(grid, "alice@belle_user")(`{ statusChanges${args} { nodes { ${selection} } } }`))).statusChanges.nodes;
  const time = (text: string) => `${SINCE}T${text}Z`;

  it("unite log and history, newest first, each with what was before and until when it held", async () => {
    await refill({ SiteHistory: [at("01:00:00", "Active"), at("02:00:00", "Banned", { TokenOwner: "alice", TokenExpiration: "2026-11-21 02:00:00" })], SiteLog: [at("03:00:00", "Probing")] });
    expect(await read("element name status previousStatus reason dateEffective until tokenOwner tokenExpiration source")).toEqual([
      { element: "Site", name: "LCG.KEK.jp", status: "Probing", previousStatus: "Banned", reason: "Probing at 03:00:00", dateEffective: time("03:00:00"), until: null, tokenOwner: "rs_svc", tokenExpiration: null, source: "Log" },
      { element: "Site", name: "LCG.KEK.jp", status: "Banned", previousStatus: "Active", reason: "Banned at 02:00:00", dateEffective: time("02:00:00"), until: time("03:00:00"), tokenOwner: "alice", tokenExpiration: "2026-11-21T02:00:00Z", source: "History" },
      { element: "Site", name: "LCG.KEK.jp", status: "Active", previousStatus: null, reason: "Active at 01:00:00", dateEffective: time("01:00:00"), until: time("02:00:00"), tokenOwner: "rs_svc", tokenExpiration: null, source: "History" },
    ]);
  });

  it("say once what stands in both, by the log, which still knows the VO", async () => {
    await refill({ ResourceHistory: [at("01:00:00", "Banned"), at("02:00:00", "Active")], ResourceLog: [at("01:00:00", "Banned", { VO: "belle" }), at("02:00:00", "Active")] });
    expect(await read("element vo status until source", "(orderBy: {field: DATE_EFFECTIVE})")).toEqual([
      { element: "Resource", vo: "belle", status: "Banned", until: null, source: "Log" }, { element: "Resource", vo: "all", status: "Active", until: null, source: "Log" },
    ]);
  });

  it("leave out evaluations that changed nothing, and keep those that changed only who is in charge", async () => {
    await refill({ SiteLog: [at("01:00:00", "Active"), at("02:00:00", "Active"), at("03:00:00", "Active", { TokenOwner: "bob" }), at("04:00:00", "Active", { TokenOwner: "bob" }), at("05:00:00", "Active")] });
    expect(await read("dateEffective until tokenOwner previousStatus", "(orderBy: {field: DATE_EFFECTIVE})")).toEqual([
      { dateEffective: time("01:00:00"), until: time("03:00:00"), tokenOwner: "rs_svc", previousStatus: null },
      { dateEffective: time("03:00:00"), until: time("05:00:00"), tokenOwner: "bob", previousStatus: "Active" },
      { dateEffective: time("05:00:00"), until: null, tokenOwner: "rs_svc", previousStatus: "Active" },
    ]);
  });

  it("compare the first evaluation in the log with the last change in the history", async () => {
    await refill({
      ResourceHistory: [at("01:00:00", "Active", { Name: "A" }), at("02:00:00", "Banned", { Name: "A" }), at("01:00:00", "Banned", { Name: "B" }), at("02:00:00", "Active", { Name: "B" })],
      ResourceLog: [at("03:00:00", "Banned", { Name: "A" }), at("03:00:00", "Banned", { Name: "B" })],
    });
    expect(await read("name previousStatus until", '(filter: {status: {eq: "Banned"}}, orderBy: [{field: NAME}, {field: DATE_EFFECTIVE}])')).toEqual([
      { name: "A", previousStatus: "Active", until: null }, { name: "B", previousStatus: null, until: time("02:00:00") }, { name: "B", previousStatus: "Active", until: null },
    ]);
  });

  it("of other elements, names that look alike, status types and VOs do not end each other", async () => {
    await refill({ ResourceLog: [
      at("01:00:00", "Banned", { Name: "SE", StatusType: "ReadAccess" }), at("02:00:00", "Active", { Name: "SE", StatusType: "WriteAccess" }), at("03:00:00", "Active", { Name: "se", StatusType: "ReadAccess" }),
      at("04:00:00", "Active", { Name: "SE", StatusType: "ReadAccess", VO: "belle" }),
    ], SiteLog: [at("05:00:00", "Active", { Name: "SE", StatusType: "ReadAccess" })] });
    expect(await read("until previousStatus")).toEqual(Array.from({ length: 5 }, () => ({ until: null, previousStatus: null })));
  });

  it("tell who banned what since when, and until when", async () => {
    await refill({ SiteHistory: [at("01:00:00", "Banned"), at("02:00:00", "Active"), at("07:00:00", "Banned", { TokenOwner: "alice" })], SiteLog: [at("08:30:00", "Active", { TokenOwner: "alice" })] });
    // it is 12:00
    expect(await read("name tokenOwner dateEffective until", '(filter: {status: {eq: "Banned"}, dateEffective: {gte: "-PT6H"}})')).toEqual([
      { name: "LCG.KEK.jp", tokenOwner: "alice", dateEffective: time("07:00:00"), until: time("08:30:00") },
    ]);
  });

  it("know until when, though DIRAC moves the row from log to history between two statements", async () => {
    const banned = at("02:00:00", "Banned"), active = at("03:00:00", "Active");
    await refill({ SiteLog: [banned, active] });
    const { databases, feeds, registry } = grid;
    const { statusChanges } = allSources({ databases, feeds, registry, viewer: viewerNamed(grid, "alice@belle_user"), now: NOW, ...FILES });
    const { edges } = await statusChanges.list({ last: 1 }, { path: "Query.statusChanges", field: "Query.statusChanges" }).page(["element", "name", "statusType", "vo", "dateEffective", "status", "tokenOwner"]);
    await refill({ SiteHistory: [{ ...banned, ID: 1 }, { ...active, ID: 2 }] });
    expect(await statusChanges.neighbours(edges[0]!.node)).toMatchObject({ after: { status: "Active", dateEffective: time("03:00:00") } });
  });

  it.each([["siteStatuses", "Site"], ["resourceStatuses", "Resource"], ["nodeStatuses", "Node"]].filter(([, family]) => families.includes(family!)))("are the history of a row of %s: of its own name, status type and VO, oldest first, one statement for all", async (list, family) => {
    const names = ["CE", "ce", "other"];
    await refill({
      [`${family}Status`]: [...names.map(Name => aStatus({ Name })), aStatus({ Name: "CE", VO: "belle" })].filter(({ Name }) => !(engine === "mysql" && Name === "ce")),
      [`${family}Log`]: [at("02:00:00", "Banned", { Name: "CE" }), at("01:00:00", "Active", { Name: "CE" }), at("01:00:00", "Error", { Name: "ce" }), at("03:00:00", "Probing", { Name: "CE", VO: "belle" }), at("04:00:00", "Degraded", { Name: "CE", StatusType: "x" })],
    });
    await grid.insert("ResourceStatusDB", family === "Site" ? "ResourceLog" : "SiteLog", [at("05:00:00", "Banned", { Name: "CE" })]);
    grid.statements.length = 0;
    const { [list!]: { nodes } } = await data(as(grid, "alice@belle_user")(`{ ${list}(filter: {lastCheckTime: {isNull: true}}) { nodes { vo history { name status } } } }`));
    expect(grid.statements).toHaveLength(2);
    expect([...new Set([...grid.statements[1]!.matchAll(/from [`"](\w+(?:Log|History))[`"]/g)].map(([, table]) => table))].sort()).toEqual([`${family}History`, `${family}Log`]);
    const found = nodes.map(({ vo, history }: Json) => [vo, ...history.map(({ name, status }: Json) => `${name} ${status}`)]).sort();
    expect(found).toEqual([["all"], ["all", "CE Active", "CE Banned"], ...(engine === "mysql" ? [] : [["all", "ce Error"]]), ["belle", "CE Probing"]].sort());
  });

  const name = fc.constantFrom("A", "a", "B"), status = fc.constantFrom("Active", "Active", "Banned", "Probing"), owner = fc.constantFrom("rs_svc", "rs_svc", "alice"), vo = fc.constantFrom("all", "all", "all", "belle");
  const change = fc.record({ Name: name, StatusType: fc.constantFrom("all", "ReadAccess"), Status: status, TokenOwner: owner, VO: vo, DateEffective: fc.integer({ min: 0, max: 9 }).map(minute => `2026-11-20 09:0${minute}:00`) });
  const rows = fc.array(change, { maxLength: 12 }).map(list => list.map((one, index) => aChange({ ...one, ID: index + 1, Reason: `reason ${index}` })));

  it("are those that a reader of log and history by hand finds", () => holds(fc.asyncProperty(rows, rows, async (log, history) => {
    const filed = history.map(row => ({ ...row, VO: "all" }));
    await refill({ SiteLog: log, SiteHistory: filed });
    const answer = await data(asReaderOf(grid, "belle")("{ statusChanges(first: 1000) { totalCount nodes { source recordId previousStatus until } } }"));
    const inOrder = (list: Json[]) => list.sort((a, b) => `${a.source}${a.recordId}`.localeCompare(`${b.source}${b.recordId}`));
    const expected = changesOf(log, filed);
    expect(inOrder(answer.statusChanges.nodes)).toEqual(inOrder(expected));
    expect(answer.statusChanges.totalCount).toBe(expected.length);
  }), 60));
});
