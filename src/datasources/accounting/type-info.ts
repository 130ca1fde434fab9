import { allKeys, derivedKeys, keyDescription, type DerivedKey } from "../../schema/accounting/accounting-keys.ts";
import { ENTRIES, measuresOf } from "../../schema/accounting/accounting-measures.ts";
import type { KeyInfo, TypeInfo } from "../../schema/accounting/report.ts";
import { badInput } from "../../errors.ts";
import type { SourceContext } from "../source-context.ts";
import type { AccountingTable } from "./accounting-table.ts";
import { oneBin } from "./bins.ts";
import type { CellBudget } from "./cell-budget.ts";
import { pendingOf } from "./coverage.ts";
import { Dictionary } from "./dictionary.ts";
import { grouped, keyValuesIn } from "./grouped.ts";
import { isEveryRow } from "./key-condition.ts";
import { readTally } from "./report-reader.ts";
import { ReportRows } from "./report-rows.ts";

/** Where a viewer sees a part of the rows only, values are those of rows that are no older: rows tell what may be told. */
const SEEN_S = 35 * 86_400;
const MAX_FIRST = 1000;
/** Of values that the viewer may not see there can be many among the first. */
const LOOKED_AT = 20_000;

/** What a type declares. */
export function typeInfo(table: AccountingTable, context: SourceContext, cells: CellBudget): TypeInfo {
  const unfilterable = new Set(derivedKeys(table.keys).filter(({ mayFilter }) => !mayFilter).map(({ name }) => name));
  const keys = allKeys(table.keys).map((name): KeyInfo => ({
    name, description: keyDescription(name), mayGroup: true, mayFilter: !unfilterable.has(name),
    values: async (contains, first) => {
      if (first < 1 || first > MAX_FIRST) throw badInput("first", `1 to ${MAX_FIRST} values can be asked for`);
      return (await keyValues(name, table, context, contains ?? "", cells)).slice(0, first);
    },
  }));
  const measures = measuresOf(table.name, table.values).map(({ name, unit, kind, description }) => ({ name, unit, kind, description }));
  return { name: table.name, tableName: table.tableName, known: table.known, keys, measures, bucketLengths: table.ladder, pending: () => pendingOf(table) };
}

async function keyValues(name: string, table: AccountingTable, context: SourceContext, contains: string, cells: CellBudget): Promise<string[]> {
  const rows = await ReportRows.of(table, context), key = rows.key(name, "name"), where = await rows.scope();
  if (!isEveryRow(where)) return valuesInRows({ key, rows, where, context, cells }, contains);
  const fits = (value: string) => value.toLowerCase().includes(contains.toLowerCase());
  if (typeof key === "string") return (await new Dictionary(table, key).search(contains, LOOKED_AT)).filter(value => rows.isVisible(key, value));
  if (!key.mayFilter) return [];
  const stored = await new Dictionary(table, key.of[0]!).all();
  return distinct([...stored.values()].map(value => key.valueOf([value], rows.knowledge))).filter(fits);
}

interface SeenRows { readonly key: string | DerivedKey; readonly rows: ReportRows; readonly where: Awaited<ReturnType<ReportRows["scope"]>>; readonly context: SourceContext; readonly cells: CellBudget }

/** The values in the rows that the viewer sees. */
async function valuesInRows({ key, rows, where, context, cells }: SeenRows, contains: string): Promise<string[]> {
  const now = Math.floor(context.now / 1000), columns = [ENTRIES];
  const tally = await readTally({ rows, where, by: [key], columns, snapshots: false, now, cells }, oneBin(now - SEEN_S, now));
  const { groups } = grouped(tally, [key], rows, columns.length, await keyValuesIn(tally, [key], rows));
  return distinct(groups.map(group => group.key[0]!)).filter(value => value.toLowerCase().includes(contains.toLowerCase()));
}

/** In the order of the alphabet, as the databases have it. */
const distinct = (values: readonly (string | null)[]) => [...new Set(values.filter(value => value !== null))].sort((a, b) => (a.toLowerCase() < b.toLowerCase() ? -1 : 1));
