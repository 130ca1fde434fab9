import type { AccountingReport } from "../../datasources/accounting/accounting-report.ts";
import type { FileRequest } from "../../datasources/accounting/file-seal.ts";
import type { Bin, KeyValue } from "../../schema/accounting/report.ts";
import { GatewayError } from "../../errors.ts";
import { csvText } from "../csv/csv-text.ts";

/** More takes the process seconds in which it answers nobody. */
export const MAX_LINES = 100_000;

/** Every bin of every group, with a line for what belongs to none: the sum of a column that adds up is the total. */
export async function accountingTable(report: AccountingReport, { of, shown, first }: FileRequest): Promise<string> {
  const sets = await report.allSeries(of, shown, first), [main] = sets, lines: Record<string, unknown>[] = [], keys = report.by.map((_, index) => `key${index}`);
  const line = (bin: Bin, key: readonly string[], values: (set: number) => number | null | undefined) => {
    const cells = sets.map((_, index) => [`value${index}`, values(index)] as const);
    if (!cells.some(([, value]) => value !== null && value !== undefined && value !== 0)) return;
    if (lines.length >= MAX_LINES) throw new GatewayError("QUERY_TOO_COMPLEX", `the table has more than ${MAX_LINES} lines; ask for longer bins, a shorter window, or fewer keys`);
    lines.push({ from: bin.from, to: bin.to, ...Object.fromEntries(key.map((value, index) => [keys[index]!, value])), ...Object.fromEntries(cells) });
  };
  const series = sets.map(set => new Map(set.series.map(one => [JSON.stringify(one.key.map(({ value }) => value)), one])));
  const groups = [...new Map(sets.flatMap(set => set.series.map(({ key }) => [JSON.stringify(key.map(({ value }) => value)), key] as const)))];
  main!.bins.forEach((bin, place) => {
    if (keys.length === 0) line(bin, [], set => sets[set]!.total[place]);
    for (const [name, key] of groups) line(bin, key.map(shownValue), set => series[set]!.get(name)?.values[place]);
    for (const rest of ["other", "unknown"] as const) if (keys.length > 0) line(bin, keys.map(() => `(${rest})`), set => sets[set]![rest][place]);
  });
  const columns = ["from", "to", ...keys, ...of.map((_, index) => `value${index}`)], titles = new Map([...report.by.map((name, index) => [keys[index]!, name] as const), ...of.map((name, index) => [`value${index}`, `${name}${sets[index]!.label === "" ? "" : ` [${sets[index]!.label}]`}`] as const)]);
  const table = lines.map(cells => Object.fromEntries(columns.map(column => [titles.get(column) ?? column, cells[column] ?? null])));
  return csvText(columns.map(column => [titles.get(column) ?? column]), table);
}

const shownValue = ({ value }: KeyValue): string => value ?? "";
