import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { aTransfer, anOperation, TRANSFER_DATABASES } from "../helpers/a-transfer.ts";
import { data } from "../helpers/ask.ts";
import { GRIDS, testGrid, type Row, type TestGrid } from "../helpers/test-grid.ts";
import { asReaderOf } from "../wms/whole-list.ts";
import { asGiven, fieldsOf, TABLES, timesOf } from "./transfer-columns.ts";

const TIMES = ["0000-00-00 00:00:00", "9999-12-31 23:59:59", "2026-02-28 23:59:59", "1000-01-02 00:00:00"];

const NUMBERS: Row = { attempt: 7, rmsFileID: 8, rmsReqID: 9, rmsOpID: 10, priority: 11, Retries: 12, size: 2 ** 45, Size: 2 ** 44, completeness: 62 };
/** Enumerations, numbers that may be null, and a list. */
const NO_TEXTS = new Set(["status", "type", "priority", "completeness", "sourceSEs"]);

describe.each(GRIDS)("on $engine with DIRAC $generation", ({ engine, generation }) => {
  let grid: TestGrid;
  beforeAll(async () => {
    grid = await testGrid(engine, generation, { names: TRANSFER_DATABASES });
    for (const { database, table, columns, row } of TABLES) {
      for (const number of [0, 1, 2]) {
        const plain = row(), times = timesOf(columns), texts = Object.keys(plain).filter(column => !NO_TEXTS.has(column) && !times.includes(column) && typeof plain[column] !== "number");
        await grid.insert(database, table, [{
          ...plain,
          ...Object.fromEntries(Object.entries(NUMBERS).filter(([column]) => column in plain)),
          // every text says its column, so that none can stand for another's; only the last row has empty ones
          ...Object.fromEntries(texts.map(column => [column, number === 2 ? "" : `${number}.${column}`])),
          ...Object.fromEntries(times.map((column, index) => [column, TIMES[(index + number) % TIMES.length]!])),
          ...("sourceSEs" in plain && { sourceSEs: [null, "A-DISK,B-DISK", " C-DISK , "][number]! }),
        }]);
      }
    }
    const nulls = (row: Row, ...kept: string[]) => Object.fromEntries(Object.entries(row).map(([column, value]) => [column, kept.includes(column) ? value : null]));
    await grid.insert("FTS3DB", "Files", [nulls(aTransfer(), "fileID", "operationID", "targetSE")]);
    await grid.insert("FTS3DB", "Operations", [nulls(anOperation(), "operationID")]);
  });
  afterAll(() => grid.drop());

  it.each(TABLES)("the columns of $list are told apart, with empty texts, large sizes, nulls and times that are none", async ({ list, database, table, key, columns }) => {
    const stored = await grid.run(database, `select * from ${table} order by ${key} desc`);
    const answer = await data(asReaderOf(grid, "belle")(`{ ${list} { totalCount nodes { ${fieldsOf(columns).join(" ")} } } }`));
    expect(Object.keys(stored[0]!).filter(column => columns[column] === undefined)).toEqual([]);
    expect(answer[list]).toEqual({ totalCount: stored.length, nodes: stored.map(row => asGiven(row, columns)) });
  });
});
