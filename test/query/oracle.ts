/**
 * What contract.md, sections 2, 4 and 5, says about rows, filters and aggregates, said a second time as plainly as
 * possible: on rows in memory, without the code under test. Only names and kinds of columns come from the description.
 */
import type { FilterInput } from "../../src/schema/common/filter-for.ts";
import { describe, type ColumnDescription } from "../../src/schema/common/table-registry.ts";
import { Job } from "../../src/schema/wms/job.type.ts";
import type { Generation } from "../../src/config/generation.ts";
import { NOW } from "../helpers/ask.ts";
import type { Row } from "../helpers/test-grid.ts";

export type Value = string | number | boolean | null;

/** The fields that a generation has: 8.0 derives `vo`. */
export function fieldsOf(generation: Generation): ColumnDescription[] {
  const { columns, facts } = describe(Job);
  return [...columns.values()].filter(({ field, column }) => facts.columns[column]!.generations.includes(generation) || field === "vo");
}

const VO_OF_GROUP: Readonly<Record<string, string>> = { belle_user: "belle", belle_prod: "belle", belle_admin: "belle", ctao_user: "ctao", ctao_prod: "ctao" };

/** A field as the graph shows it. */
export function shown(row: Row, field: string, generation: Generation): Value {
  if (field === "vo" && generation === "8.0") return VO_OF_GROUP[String(row["OwnerGroup"])] ?? null;
  const { column, kind } = describe(Job).columns.get(field)!, stored = row[column] ?? null;
  if (stored === null) return null;
  if (kind === "flag") return stored === "True";
  if (kind !== "time") return stored;
  return /^(0000-00-00|1000-01-01|9999-12-31)/.test(String(stored)) ? null : `${String(stored).replace(" ", "T")}Z`;
}

/** Whether a row passes a filter as a client writes it. */
export function accepts(filter: FilterInput | null | undefined, row: Row, generation: Generation): boolean {
  return Object.entries(filter ?? {}).every(([name, value]) => {
    if (value === null || value === undefined) return true;
    if (name === "not") return !accepts(value as FilterInput, row, generation);
    if (name === "and") return (value as FilterInput[]).every(branch => accepts(branch, row, generation));
    if (name === "or") return (value as FilterInput[]).some(branch => accepts(branch, row, generation));
    const { kind } = describe(Job).columns.get(name)!, field = shown(row, name, generation);
    const comparable = (one: Value) => (kind === "time" && one !== null ? instant(one as string) : one);
    return Object.entries(value as Record<string, unknown>).every(([operator, operand]) =>
      passes(comparable(field), operator, Array.isArray(operand) ? operand.map(comparable) : operator === "isNull" ? (operand as boolean) : comparable(operand as Value)));
  });
}

function passes(value: Value, operator: string, operand: Value | Value[]): boolean {
  if (operator === "isNull") return (value === null) === operand;
  if (operator === "ne" || operator === "notIn" || operator === "notLike") return !passes(value, { ne: "eq", notIn: "in", notLike: "like" }[operator], operand);
  if (value === null) return false;
  if (operator.endsWith("IgnoreCase")) return passes(lowered(value), operator.slice(0, -"IgnoreCase".length), Array.isArray(operand) ? operand.map(lowered) : lowered(operand));
  const one = operand as string;
  switch (operator) {
    case "eq": return value === one;
    case "in": return (operand as Value[]).includes(value);
    case "gt": return value > one;
    case "gte": return value >= one;
    case "lt": return value < one;
    case "lte": return value <= one;
    case "contains": return String(value).includes(one);
    case "startsWith": return String(value).startsWith(one);
    case "endsWith": return String(value).endsWith(one);
    case "like": return asRegExp(one).test(String(value));
    default: throw new Error(`no ${operator} in the contract`);
  }
}

/** Unicode's lower case letter by letter, so that a text is found wherever its letters stand in a longer one: the last Σ of a word is σ too. */
const lowered = (text: Value) => [...String(text)].map(letter => (letter === "İ" ? "i" : letter.toLowerCase())).join("");

function asRegExp(pattern: string): RegExp {
  const parts = [...pattern.matchAll(/\\(.)|(.)/gsu)].map(([, escaped, plain]) =>
    (escaped === undefined && plain === "%" ? ".*" : escaped === undefined && plain === "_" ? "." : (escaped ?? plain!).replace(/[\\^$.*+?()[\]{}|/]/, "\\$&")));
  return new RegExp(`^${parts.join("")}$`, "su");
}

const SECONDS: Readonly<Record<string, number>> = { S: 1, M: 60, H: 3600, D: 86_400, W: 604_800 };

/** An instant, a date, or a duration of one unit. */
function instant(text: string): number {
  const [, sign = "", count, unit] = /^(-?)PT?(\d+)([SMHDW])$/.exec(text) ?? [];
  return unit === undefined ? Date.parse(text) : NOW + Number(`${sign}1`) * Number(count) * SECONDS[unit]! * 1000;
}

export interface Group { readonly key: readonly (string | null)[]; readonly count: number }

/** Largest first, ties by key. */
export function groupsOf(rows: readonly Row[], by: readonly string[], generation: Generation): Group[] {
  return grouped(rows.map(row => by.map(field => shown(row, field, generation)))).sort((a, b) => b.count - a.count || compareKeys(a.values, b.values)).map(({ values, count }) => ({ key: values.map(asText), count }));
}

/** In order of time; a row without a time has null as the first part of its key. */
export function histogramOf(rows: readonly Row[], of: string, characters: number, by: readonly string[], generation: Generation): Group[] {
  const keys = rows.map(row => [(shown(row, of, generation) as string | null)?.slice(0, characters) ?? null, ...by.map(field => shown(row, field, generation))]);
  return grouped(keys).sort((a, b) => compareKeys(a.values, b.values)).map(({ values, count }) => ({ key: values.map(asText), count }));
}

function grouped(keys: readonly Value[][]): { values: Value[]; count: number }[] {
  return [...Map.groupBy(keys, key => JSON.stringify(key)).values()].map(same => ({ values: same[0]!, count: same.length }));
}

function compareKeys(a: readonly Value[], b: readonly Value[]): number {
  return a.map((value, index) => compare(value, b[index]!)).find(order => order !== 0) ?? 0;
}

/** No value is the smallest; text by its bytes. */
function compare(a: Value, b: Value): number {
  if (a === b) return 0;
  if (a === null || b === null) return a === null ? -1 : 1;
  return typeof a === "string" ? Buffer.compare(Buffer.from(a), Buffer.from(String(b))) : a < b ? -1 : 1;
}

const asText = (value: Value) => (value === null ? null : String(value));

/** The filter without a field's own condition, at the top level and in its `and`s. */
export function lifted(filter: FilterInput | null | undefined, field: string): FilterInput {
  const { [field]: _own, and, ...rest } = filter ?? {};
  return Array.isArray(and) ? { ...rest, and: and.map((branch: FilterInput) => lifted(branch, field)) } : rest;
}
