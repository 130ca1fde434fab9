import { tracingChannel } from "node:diagnostics_channel";
import type { TestGrid } from "./test-grid.ts";

/** Whatever reads more than this on the way to a page of 50 reads the table. */
export const FEW = 600;

interface Step { readonly table: string | null; readonly type: string | null; readonly key: string | null; readonly rows: number | null; readonly Extra: string | null }

/** What goes to a table of a MySQL database meanwhile, as the driver tells it on its diagnostics channel: with the values in their places. */
export async function sentStatements(grid: TestGrid, name: string, table: string, action: () => Promise<unknown>): Promise<string[]> {
  const { database: expected } = grid.address(name), statements: string[] = [];
  const channel = tracingChannel("mysql2:query");
  const subscriber = { start: (message: unknown) => {
    const { query, database } = message as { query: string; database: string };
    // what makes a connection a session of the gateway's reads nothing
    if (database === expected && query.includes(table) && !query.startsWith("set ")) statements.push(query);
  } } as Parameters<typeof channel.subscribe>[0];
  channel.subscribe(subscriber);
  try {
    await action();
  } finally {
    channel.unsubscribe(subscriber);
  }
  return statements;
}

/** How the server goes about a statement. */
export async function explain(grid: TestGrid, database: string, statement: string): Promise<Step[]> {
  // what stands before a count sets something for it
  return await grid.run(database, `explain ${statement.replace(/^\/\*.*?\*\/ /, "")}`) as unknown as Step[];
}

/** What the statement reads of indexes: a plan can name one and read all of it. */
export async function entriesRead(grid: TestGrid, database: string, statement: string): Promise<number> {
  const counters = "show session status where Variable_name in ('Handler_read_first', 'Handler_read_key', 'Handler_read_last', 'Handler_read_next', 'Handler_read_prev')";
  const sum = async () => (await grid.run(database, counters)).reduce((all, { Value }) => all + Number(Value), 0);
  const before = await sum();
  await grid.run(database, statement);
  return await sum() - before;
}

/** The few rows that another step of the same statement has found. */
const IS_DERIVED = /^<(derived|union)/;

/** Steps that read a table without an index, or sort more than a page or two. */
export function offences(plan: readonly Step[]): Step[] {
  return plan.filter(({ table, type, rows, Extra }) => (type === "ALL" && !IS_DERIVED.test(table ?? "")) || /filesort|temporary/.test(Extra ?? "") && (rows ?? 0) > FEW);
}
