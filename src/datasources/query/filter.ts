import { badInput, GatewayError } from "../../errors.ts";
import type { ColumnDescription, TableDescription } from "../../schema/common/table-registry.ts";
import type { FilterInput } from "../../schema/common/filter-for.ts";
import { all, any, EVERYTHING, not, type Condition, type FieldTest, type Operand, type Test } from "../../schema/common/condition.ts";
import { parseInstant } from "./instant.ts";
import { MAX_WEIGHT, weightOf } from "./weight.ts";

/** The deepest filter seen in DIRAC's web pages and scripts is 3 levels. */
const MAX_DEPTH = 16;
/** The longest list seen is a pasted column of some 5,000 job ids. */
const MAX_LIST = 10_000;

/** Checks a filter as a client wrote it and resolves its times; `path` names the argument in errors. */
export function readFilter(input: FilterInput | null | undefined, table: TableDescription, now: number, path = "filter"): Condition {
  const condition = readBranch(input, { table, now }, path, 1);
  if (weightOf(condition) > MAX_WEIGHT) throw new GatewayError("QUERY_TOO_COMPLEX", `${path}: all its lists and texts together are too long: at most ${MAX_WEIGHT} values`, { argument: path });
  return condition;
}

interface Reading { readonly table: TableDescription; readonly now: number }

function readBranch(input: FilterInput | null | undefined, reading: Reading, path: string, depth: number): Condition {
  if (input === null || input === undefined) return EVERYTHING;
  if (depth > MAX_DEPTH) throw badInput(path, `filters may be nested at most ${MAX_DEPTH} levels deep`);
  const parts = Object.entries(input).filter(([, value]) => value !== null && value !== undefined).map(([name, value]): Condition => {
    const at = `${path}.${name}`;
    switch (name) {
      case "not": return not(readBranch(value as FilterInput, reading, at, depth + 1));
      case "and": return all(...readBranches(value as FilterInput[], reading, at, depth));
      case "or": return any(...readBranches(value as FilterInput[], reading, at, depth));
      default: return { kind: "field", field: name, tests: readTests(value as Record<string, unknown>, columnOf(reading.table, name, at), reading.now, at) };
    }
  });
  return parts.length === 1 ? parts[0]! : all(...parts);
}

function readBranches(inputs: readonly FilterInput[], reading: Reading, path: string, depth: number): Condition[] {
  checkLength(inputs, path);
  return inputs.map((input, index) => readBranch(input, reading, `${path}.${index}`, depth + 1));
}

function columnOf(table: TableDescription, field: string, path: string): ColumnDescription {
  const column = table.columns.get(field);
  if (column?.filter !== true) throw badInput(path, `${table.name} has no field ${field} to filter by`);
  return column;
}

/** The operators of one field, AND-ed. */
function readTests(operators: Record<string, unknown>, column: ColumnDescription, now: number, path: string): FieldTest[] {
  return Object.entries(operators).filter(([, operand]) => operand !== undefined).map(([operator, operand]) => {
    const at = `${path}.${operator}`;
    if (operand === null) throw badInput(at, "null is no operand; use isNull to ask for rows without a value");
    const value = (one: unknown, where: string) => (column.kind === "time" ? parseInstant(one as string, now, where) : (one as Operand));
    const list = (many: readonly unknown[]) => {
      checkLength(many, at);
      return many.map((one, index) => {
        if (one === null) throw badInput(`${at}.${index}`, "null is no operand; use isNull to ask for rows without a value");
        return value(one, `${at}.${index}`);
      });
    };
    switch (operator) {
      case "isNull": return { test: { op: "isNull" }, negated: operand === false };
      case "eq": return positive({ op: "in", values: [value(operand, at)], ignoreCase: false });
      case "ne": return negative({ op: "in", values: [value(operand, at)], ignoreCase: false });
      case "in": return positive({ op: "in", values: list(operand as unknown[]), ignoreCase: false });
      case "notIn": return negative({ op: "in", values: list(operand as unknown[]), ignoreCase: false });
      case "eqIgnoreCase": return positive({ op: "in", values: [operand as string], ignoreCase: true });
      case "inIgnoreCase": return positive({ op: "in", values: list(operand as unknown[]), ignoreCase: true });
      case "notLike": return negative({ op: "like", text: operand as string, ignoreCase: false });
      case "gt": case "gte": case "lt": case "lte": return positive({ op: operator, value: value(operand, at) as string | number });
      case "like": case "contains": case "startsWith": case "endsWith": return positive({ op: operator, text: operand as string, ignoreCase: false });
      case "likeIgnoreCase": return positive({ op: "like", text: operand as string, ignoreCase: true });
      case "containsIgnoreCase": return positive({ op: "contains", text: operand as string, ignoreCase: true });
      case "startsWithIgnoreCase": return positive({ op: "startsWith", text: operand as string, ignoreCase: true });
      default: throw badInput(at, "no such operator");
    }
  });
}

const positive = (test: Test): FieldTest => ({ test, negated: false });
const negative = (test: Test): FieldTest => ({ test, negated: true });

function checkLength(list: readonly unknown[], path: string): void {
  if (list.length > MAX_LIST) throw badInput(path, `a list of ${list.length} is too long: at most ${MAX_LIST} values`);
}
