import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { aTransfer, anFtsJob, anOperation } from "../helpers/a-transfer.ts";
import { as, data, type Json } from "../helpers/ask.ts";
import { GRIDS, testGrid, type Row, type TestGrid } from "../helpers/test-grid.ts";

/** The clock stands at 12:00; the window is a day by default. */
const FIRST = "2026-11-19 12:00:00", BEFORE = "2026-11-19 11:59:59", LAST = "2026-11-20 11:59:59", NOW = "2026-11-20 12:00:00";
const GB = 1_000_000_000, DAY = 86_400;

const many = (count: number, overrides: Row): Row[] => Array.from({ length: count }, () => aTransfer({ lastUpdate: FIRST, ...overrides }));
const FILES: readonly Row[] = [
  // one link: 3 finished (0 + 4 + 0 failed attempts), 1 given up (256), 2 just now (2), 2 to be submitted again (3 + 0)
  ...many(1, { operationID: 1, targetSE: "B", status: "Finished", attempt: 1, size: 2 * GB }), ...many(1, { operationID: 1, targetSE: "B", status: "Finished", attempt: 5, size: 3 * GB, lastUpdate: LAST, error: "of an earlier attempt" }),
  ...many(1, { operationID: 2, targetSE: "B", status: "Finished", attempt: 0, size: null }),
  ...many(1, { operationID: 1, targetSE: "B", status: "Defunct", attempt: 256, size: 7 * GB, error: "timeout" }), ...many(1, { operationID: 1, targetSE: "B", status: "Failed", attempt: 3, error: "timeout" }), ...many(1, { operationID: 1, targetSE: "B", status: "Canceled", attempt: null, error: "Timeout" }),
  ...many(2, { operationID: 1, targetSE: "B", status: "Defunct", lastUpdate: NOW, error: "later" }),
  // before the window, or on their way
  ...many(4, { operationID: 1, targetSE: "B", status: "Finished", attempt: 9, size: GB, lastUpdate: BEFORE }),
  ...many(5, { operationID: 1, targetSE: "B", status: "Active", attempt: 2, error: "not the end" }), ...many(1, { operationID: 1, targetSE: "B", status: "Finished", lastUpdate: null }),
  // another target that only case tells apart, with more kinds of errors than are shown, and without text
  ...["e1", "e2", "e2", "e3", "e4", "e5", "e6", "", null].flatMap(error => many(1, { operationID: 1, targetSE: "b", status: "Defunct", error })),
  // an unknown source, another activity and VO
  ...many(2, { operationID: 3, targetSE: "B", status: "Finished", size: GB }), ...many(1, { operationID: 4, targetSE: "B", status: "Finished", size: GB }),
];

const SUMMARY = "sourceStorageElementName targetStorageElementName ftsServer activity vo finished defunct retrying failedAttempts successRate bytes throughput topErrors { error count }";
const NO_KEY = { sourceStorageElementName: null, targetStorageElementName: null, ftsServer: null, activity: null, vo: null };
const errors = (of: Record<string, number>) => Object.entries(of).map(([error, count]) => ({ error, count }));
const LINK = { finished: 3, defunct: 3, retrying: 2, failedAttempts: 4 + 256 + 2 + 3, successRate: 3 / 6, bytes: 5 * GB, throughput: 5 * GB / DAY, topErrors: errors({ later: 2, timeout: 2, Timeout: 1 }) };
const LOWER = { finished: 0, defunct: 9, retrying: 0, failedAttempts: 9, successRate: 0, bytes: 0, throughput: 0, topErrors: errors({ e2: 2, e1: 1, e3: 1, e4: 1, e5: 1 }) };
const UNKNOWN = { finished: 2, defunct: 0, retrying: 0, failedAttempts: 0, successRate: 1, bytes: 2 * GB, throughput: 2 * GB / DAY, topErrors: [] };

describe.each(GRIDS)("summaries of transfers, on $engine with DIRAC $generation", ({ engine, generation }) => {
  let grid: TestGrid;
  beforeAll(async () => {
    grid = await testGrid(engine, generation, { names: ["FTS3DB"] });
    await grid.insert("FTS3DB", "Operations", [
      anOperation({ operationID: 1, sourceSEs: "A", activity: "Production" }), anOperation({ operationID: 2, sourceSEs: "A", activity: "production" }), anOperation({ operationID: 3, sourceSEs: "A,C" }),
      anOperation({ operationID: 4, sourceSEs: "A", userGroup: "ctao_user" }),
    ]);
    // operation 1 went to one server, twice; operation 3 to two; operation 2 has no FTS job any more
    await grid.insert("FTS3DB", "Jobs", [["one", 1], ["one", 1], ["one", 3], ["two", 3], ["two", 4]].map(([ftsServer, operationID]) => anFtsJob({ ftsServer: ftsServer!, operationID: operationID! })));
    await grid.insert("FTS3DB", "Files", FILES);
  });
  afterAll(() => grid.drop());

  const ask = async (args = "", who: `${string}@${string}` = "alice@belle_user", fields = SUMMARY): Promise<Json> => {
    grid.statements.length = 0;
    return (await data(as(grid, who)(`{ transferSummaries${args} { ${fields} } }`))).transferSummaries;
  };

  it("are one for each link, of what ended in the last day, in two statements, or one without the errors", async () => {
    expect(await ask()).toEqual([
      { ...NO_KEY, targetStorageElementName: "B", ...UNKNOWN }, { ...NO_KEY, sourceStorageElementName: "A", targetStorageElementName: "B", ...LINK }, { ...NO_KEY, sourceStorageElementName: "A", targetStorageElementName: "b", ...LOWER },
    ]);
    expect(grid.statements).toHaveLength(2);
    await ask("", "alice@belle_user", "finished successRate throughput");
    expect(grid.statements).toHaveLength(1);
  });

  it("are of another window, over whose length the bytes are spread", async () => {
    const [summary] = await ask('(by: [DESTINATION], since: "2026-11-19T11:00:00Z", until: "2026-11-19T12:00:00Z")');
    expect(summary).toMatchObject({ targetStorageElementName: "B", finished: 4, defunct: 0, failedAttempts: 32, bytes: 4 * GB, throughput: 4 * GB / 3600, topErrors: [] });
    const [later] = await ask('(by: [DESTINATION], since: "PT0S", until: "PT1H")');
    expect(later).toMatchObject({ finished: 0, defunct: 2, successRate: 0, topErrors: [{ error: "later", count: 2 }] });
    const [failing] = await ask('(by: [DESTINATION], filter: {status: {in: ["Failed", "Canceled"]}})');
    expect(failing).toMatchObject({ finished: 0, defunct: 0, retrying: 2, successRate: null });
  });

  it.each([
    ["DESTINATION", "targetStorageElementName", [["B", 5], ["b", 0]]], ["SOURCE", "sourceStorageElementName", [[null, 2], ["A", 3]]], ["SERVER", "ftsServer", [[null, 3], ["one", 2]]],
    ["ACTIVITY", "activity", [[null, 2], ["Production", 2], ["production", 1]]], ["VO", "vo", [["belle", 5]]],
  ])("are one for each %s", async (by, field, finished) => {
    const summaries = await ask(`(by: [${by}])`);
    expect(summaries.map((one: Json) => [one[field], one.finished])).toEqual(finished);
    expect(summaries.reduce((sum: number, one: Json) => sum + one.defunct, 0)).toBe(12);
    expect(summaries.reduce((sum: number, one: Json) => sum + one.topErrors.length, 0)).toBeGreaterThan(4);
    expect(grid.statements).toHaveLength(2);
  });

  it("are of the transfers that match, and that the viewer may see", async () => {
    expect(await ask('(by: [SOURCE, DESTINATION, SERVER, ACTIVITY, VO], filter: {targetStorageElementName: {eq: "b"}})')).toEqual([{ sourceStorageElementName: "A", targetStorageElementName: "b", ftsServer: "one", activity: "Production", vo: "belle", ...LOWER }]);
    expect((await ask("(by: [SERVER, VO])", "dave@ctao_user")).map(({ ftsServer, vo, finished }: Json) => [ftsServer, vo, finished])).toEqual([["two", "ctao", 1]]);
    expect(await ask("", "bob@no_vo")).toEqual([]);
  });

  it.each([
    ["by: []", "by", "at least one field is needed"], ["by: [VO, VO]", "by", "names a field twice"], ['since: "PT0S"', "since", "the window ends before it begins"], ['since: "-PT1H", until: "-PT2H"', "until", "the window ends before it begins"], ['since: "yesterday"', "since", "is no time"], ['until: "never"', "until", "is no time"],
  ])("are refused by %s", async (args, argument, message) => {
    const { errors: refused } = await as(grid, "alice@belle_user")(`{ transferSummaries(${args}) { finished } }`);
    expect(refused).toMatchObject([{ message: expect.stringContaining(message), extensions: { code: "BAD_USER_INPUT", argument } }]);
  });
});
