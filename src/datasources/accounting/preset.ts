import { badInput } from "../../errors.ts";
import type { ReportRequest } from "../../schema/accounting/report.ts";
import type { AccountingTable } from "./accounting-table.ts";

/** A filter that is set already: the accounting of one site, or of one user. */
export interface Preset { readonly of: "site" | "user"; readonly name: string }

/** Which key says it, the first one that a type has. */
const KEYS: Readonly<Record<Preset["of"], readonly string[]>> = { site: ["Site", "ExecutionSite"], user: ["User"] };

export function presetTests({ of, name }: Preset, table: AccountingTable): ReportRequest["filter"] {
  const key = KEYS[of].find(candidate => table.keys.includes(candidate));
  if (key === undefined) throw badInput("type", `${table.name} is not booked by ${of}; ask the root field accounting for it`);
  return [{ key, eq: name }];
}
