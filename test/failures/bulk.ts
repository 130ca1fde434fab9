import { facts } from "../../dirac/facts.ts";
import type { TestGrid } from "../helpers/test-grid.ts";

/** Copies a row so many times, numbered from 0 by `n`, which the expressions may name; far faster than to send the rows. */
export async function copies(grid: TestGrid, database: string, table: string, where: string, count: number, set: Readonly<Record<string, string>>): Promise<void> {
  const columns = Object.keys(facts[grid.generation][database]![table]!.columns), powers = Array.from({ length: String(count - 1).length }, (_, power) => power);
  const digits = powers.map(power => `(${Array.from({ length: 10 }, (_, digit) => `select ${digit} as d`).join(" union all ")}) as d${power}`);
  const names = columns.map(column => `\`${column}\``), values = columns.map((column, index) => set[column] ?? names[index]!);
  await grid.run(database, `insert into ${table} (${names.join()}) select ${values.join()} from ${table} join (select ${powers.map(power => `d${power}.d * ${10 ** power}`).join(" + ")} as n from ${digits.join(" join ")}) as numbers where n < ${count} and ${where}`);
}
