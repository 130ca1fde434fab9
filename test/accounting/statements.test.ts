import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { as, data, type Ask } from "../helpers/ask.ts";
import { GRIDS, testGrid, type TestGrid } from "../helpers/test-grid.ts";
import { Book, seconds } from "./book.ts";

const DAY = 86_400;

describe.each(GRIDS)("statements of accounting, on $engine with DIRAC $generation", ({ engine, generation }) => {
  let grid: TestGrid, ask: Ask, book: Book;
  beforeAll(async () => {
    grid = await testGrid(engine, generation, { names: ["AccountingDB"] });
    ask = as(grid, "alice@belle_user");
    book = new Book(grid);
    await book.declare("Job", "WMSHistory");
    await book.add("Job", [rowOf(0)]);
  });
  afterAll(() => grid.drop());

  const rowOf = (number: number) => ({ start: seconds("2026-06-01") + Math.floor(number / 10) * DAY, length: DAY, keys: { User: `user${number}`, UserGroup: "belle_user", Site: `LCG.Site${number % 10}.jp` }, values: { CPUTime: number } });
  /** Those of accounting; the configuration is in memory. */
  const statements = async (query: string) => {
    grid.statements.length = 0;
    await data(ask(query));
    return grid.statements.filter(statement => /ac_/.test(statement));
  };
  const all = (from: string, to: string) => `{ accounting { job(from: "${from}", to: "${to}", by: [SITE, USER]) { totals { value } groups(of: [CPU_TIME, EXEC_TIME]) { groupCount } series(of: CPU_EFFICIENCY) { total } again: series(of: ENTRIES, form: RATE) { total } } } }`;

  it("are as many for a thousand rows as for one, and read a window once for whatever is asked of it", async () => {
    // the span of the table, what reaches into the window, three days and two weeks to the next full four, and two days
    const few = await statements(all("2026-06-01", "2026-06-20"));
    await book.add("Job", Array.from({ length: 1000 }, (_, number) => rowOf(number + 1)));
    const many = await statements(all("2026-06-01T00:00:01Z", "2026-06-19T23:00:00Z"));
    // catalog, groups of the VO, two dictionaries
    expect(many.filter(statement => !/ac_bucket/.test(statement)).length).toBe(4);
    expect(few.length).toBeLessThanOrEqual(many.length);
    expect(many.filter(statement => /group by/.test(statement)).length).toBeLessThanOrEqual(3 + 2 + 2 + 1);
  });

  it("bind each window to the index, in stretches", async () => {
    const reading = (await statements(all("2026-01-01", "2026-11-20"))).filter(statement => /group by/.test(statement));
    for (const statement of reading) expect(statement).toMatch(/startTime. >= \d+ and .startTime. < \d+/);
    for (const [, from, to] of reading.flatMap(statement => [...statement.matchAll(/startTime. >= (\d+) and .startTime. < (\d+)/g)])) expect(Number(to) - Number(from)).toBeLessThanOrEqual(28 * DAY);
  });

  it("are not sent again for what is over, as long as it is kept", async () => {
    await statements(all("2026-05-28", "2026-07-23"));
    // what reaches into the window is read each time
    expect((await statements(all("2026-05-28", "2026-07-23"))).filter(statement => /group by/.test(statement) && !/1 = 0/.test(statement))).toEqual([]);
    // a window that has moved by a day needs that day, and not the others
    expect((await statements(all("2026-05-29", "2026-07-24"))).filter(statement => /group by/.test(statement)).length).toBeLessThanOrEqual(2 + 6 + 3);
  });

  it("keep nothing of one viewer for another", async () => {
    const query = `{ accounting { job(from: "2026-05-28", to: "2026-07-23") { totals(of: [CPU_TIME]) { value } } } }`;
    const mine = await data(ask(query)), theirs = await data(as(grid, "dave@ctao_monitor")(query));
    expect(mine.accounting.job.totals[0].value).toBeGreaterThan(0);
    expect(theirs.accounting.job.totals[0].value).toBe(0);
  });
});
