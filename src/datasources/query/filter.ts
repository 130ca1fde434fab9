import { badInput, GatewayError } from "../../errors.ts";
import { describe, type ColumnDescription, type RelationDescription, type TableDescription } from "../../schema/common/table-registry.ts";
import type { FilterInput } from "../../schema/common/filter-for.ts";
import { all, any, EVERYTHING, not, NOTHING, some, type Condition, type FieldTest, type Operand, type Test } from "../../schema/common/condition.ts";
import type { Registry } from "../../config/registry.ts";
import { Fingerprints } from "../failures/fingerprint.ts";
import { parseInstant } from "../../schema/common/instant.ts";
import { MAX_WEIGHT, tooHeavy, weightOfOperand } from "./weight.ts";

/** The deepest filter seen in DIRAC's web pages and scripts is 3 levels. */
const MAX_DEPTH = 16;
/** The longest list seen is a pasted column of some 5,000 job ids. */
const MAX_LIST = 10_000;
/** MariaDB joins at most 61 tables. The most that a daily question needs is 4. */
const MAX_SUBQUERIES = 20;

/** What a filter means depends on: the operation's *now*, and who is a user, since names in error texts are masked. */
export interface FilterContext { readonly now: number; readonly registry: Registry }

/** Checks a filter as a client wrote it and resolves its times; `path` names the argument in errors. */
export function readFilter(input: FilterInput | null | undefined, table: TableDescription, { now, registry }: FilterContext, path = "filter"): Condition {
  return readBranch(input, table, { now, registry, path, spent: 0, subqueries: 0 }, path, 1);
}

/** What is counted grows with the reading: a variable may stand in a document a thousand times, and is read each time. */
interface Reading extends FilterContext { readonly path: string; spent: number; subqueries: number }

function spend(reading: Reading, weight: number): void {
  reading.spent += weight;
  if (reading.spent > MAX_WEIGHT) throw tooHeavy(reading.path);
}

function subquery(reading: Reading): void {
  if (++reading.subqueries > MAX_SUBQUERIES) throw new GatewayError("QUERY_TOO_COMPLEX", `${reading.path}: it asks related rows and fingerprints too often: at most ${MAX_SUBQUERIES} times`, { argument: reading.path });
}

function readBranch(input: FilterInput | null | undefined, table: TableDescription, reading: Reading, path: string, depth: number): Condition {
  if (input === null || input === undefined) return EVERYTHING;
  if (depth > MAX_DEPTH) throw badInput(path, `filters may be nested at most ${MAX_DEPTH} levels deep`);
  spend(reading, 1);
  const parts = Object.entries(input).filter(([, value]) => value !== null && value !== undefined).map(([name, value]): Condition => {
    const at = `${path}.${name}`;
    switch (name) {
      case "errorFingerprint": return readFingerprints(value as Record<string, unknown>, table, reading, at);
      case "not": return not(readBranch(value as FilterInput, table, reading, at, depth + 1));
      case "and": return all(...readBranches(value as FilterInput[], table, reading, at, depth));
      case "or": return any(...readBranches(value as FilterInput[], table, reading, at, depth));
      default: {
        const relation = table.relations.get(name);
        if (relation !== undefined) return readRelation(name, relation, value as FilterInput, reading, at, depth);
        return { kind: "field", field: name, tests: readTests(value as Record<string, unknown>, columnOf(table, name, at), reading, at) };
      }
    }
  });
  return parts.length === 1 ? parts[0]! : all(...parts);
}

function readBranches(inputs: readonly FilterInput[], table: TableDescription, reading: Reading, path: string, depth: number): Condition[] {
  checkLength(inputs, path);
  return inputs.map((input, index) => readBranch(input, table, reading, `${path}.${index}`, depth + 1));
}

function readRelation(name: string, { to, many }: RelationDescription, input: FilterInput, reading: Reading, path: string, depth: number): Condition {
  const read = (of: FilterInput, at: string) => {
    subquery(reading);
    return readBranch(of, describe(to()), reading, at, depth + 1);
  };
  if (!many) return some(name, read(input, path));
  return all(...Object.entries(input).filter(([, of]) => of !== null && of !== undefined).map(([quantifier, of]) => {
    const condition = read(of as FilterInput, `${path}.${quantifier}`);
    switch (quantifier) {
      case "some": return some(name, condition);
      case "none": return not(some(name, condition));
      case "every": return not(some(name, not(condition)));
      default: throw badInput(`${path}.${quantifier}`, "no such quantifier");
    }
  }));
}

/** That one of the row's error texts has one of the fingerprints. */
function readFingerprints(operators: Record<string, unknown>, table: TableDescription, reading: Reading, path: string): Condition {
  const fingerprints = Fingerprints.by(reading.registry);
  return all(...Object.entries(operators).filter(([, values]) => values !== undefined).map(([operator, values]) => {
    const at = `${path}.${operator}`;
    if (values === null) throw badInput(at, "null is no operand");
    const list = (values as readonly string[]).map((value, index) => {
      if (!FINGERPRINT.test(value)) throw badInput(`${at}.${index}`, `${JSON.stringify(String(value).slice(0, 40))} is no fingerprint: take one from \`failures\`, such as "1-0123456789abcdef"`);
      return value;
    });
    checkLength(list, at);
    spend(reading, weightOfOperand(list));
    const has = list.length === 0 ? NOTHING : any(...[...table.columns.values()].flatMap(({ field, errorUnless }): Condition[] => {
      if (errorUnless === undefined) return [];
      subquery(reading);
      const of = (text: string) => (text.trim() === "" || errorUnless.includes(text) ? "" : fingerprints.of(text));
      return [{ kind: "field", field, tests: [positive({ op: "fingerprint", values: list, of })] }];
    }));
    return operator === "notIn" ? not(has) : has;
  }));
}

const FINGERPRINT = /^\d{1,4}-[0-9a-f]{16}$/;

function columnOf(table: TableDescription, field: string, path: string): ColumnDescription {
  const column = table.columns.get(field);
  if (column?.filter !== true) throw badInput(path, `${table.name} has no field ${field} to filter by`);
  return column;
}

/** The operators of one field, AND-ed. */
function readTests(operators: Record<string, unknown>, column: ColumnDescription, reading: Reading, path: string): FieldTest[] {
  const { now } = reading;
  return Object.entries(operators).filter(([, operand]) => operand !== undefined).map(([operator, operand]) => {
    const at = `${path}.${operator}`;
    spend(reading, weightOfOperand(operand));
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
      case "has": return positive({ op: "has", values: [operand as string] });
      case "hasAny": return positive({ op: "has", values: list(operand as unknown[]) as string[] });
      case "hasNone": return negative({ op: "has", values: list(operand as unknown[]) as string[] });
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
