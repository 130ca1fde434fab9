import { sql } from "kysely";
import { afterAll, beforeAll, expect, it } from "vitest";
import { testGrid, type TestGrid } from "../helpers/test-grid.ts";

let grid: TestGrid;
beforeAll(async () => { grid = await testGrid("mysql", "9.1"); });
afterAll(() => grid.drop());

const bound = sql<{ most: number | string; version: string }>`select @@sql_select_limit as most, version() as version`;

it("the server gives no more rows than are taken, but plans a count without that bound", async () => {
  const database = await grid.databases.open("JobDB"), [list] = await database.rows(bound), count = await database.one(bound);
  expect(Number(list!.most)).toBe(200_001);
  // MySQL keeps it
  if (count.version.includes("MariaDB")) expect(Number(count.most)).toBeGreaterThan(1e18);
});

