/**
 * Which rows: a client's filter once it is checked and its times are resolved, or the row scope of a policy. It becomes
 * SQL in datasources/query/condition-sql.ts and an in-memory predicate in predicate.ts there; both give the same answers.
 */
export type Operand = string | number | boolean;

export type Test =
  | { readonly op: "in"; readonly values: readonly Operand[]; readonly ignoreCase: boolean }
  | { readonly op: "like" | "contains" | "startsWith" | "endsWith"; readonly text: string; readonly ignoreCase: boolean }
  | { readonly op: "gt" | "gte" | "lt" | "lte"; readonly value: string | number }
  /** Of a list: it holds one of these. */
  | { readonly op: "has"; readonly values: readonly string[] }
  | { readonly op: "isNull" }
  /** Of an error text: that its fingerprint, which `of` gives, is one of these. */
  | { readonly op: "fingerprint"; readonly values: readonly string[]; readonly of: (text: string) => string };

/** A test of one field; a negated one is the exact complement, rows without a value included. */
export interface FieldTest { readonly test: Test; readonly negated: boolean }

export type Condition =
  | { readonly kind: "all"; readonly of: readonly Condition[] }
  | { readonly kind: "any"; readonly of: readonly Condition[] }
  | { readonly kind: "not"; readonly of: Condition }
  | { readonly kind: "field"; readonly field: string; readonly tests: readonly FieldTest[] }
  /**
   * Some row of a related table matches: see RelationDescription. `perRow` where that is so of most rows (the scope of a
   * policy), and there is one at most: then it is asked of each row in the order in which rows are read.
   */
  | { readonly kind: "some"; readonly relation: string; readonly of: Condition; readonly perRow: boolean };

export const EVERYTHING: Condition = { kind: "all", of: [] };
export const NOTHING: Condition = { kind: "any", of: [] };

export const all = (...of: Condition[]): Condition => ({ kind: "all", of });
export const any = (...of: Condition[]): Condition => ({ kind: "any", of });
export const not = (of: Condition): Condition => ({ kind: "not", of });
export const some = (relation: string, of: Condition, { perRow = false } = {}): Condition => ({ kind: "some", relation, of, perRow });

/** The field has exactly one of these values. */
export function isOneOf(field: string, values: readonly Operand[]): Condition {
  return { kind: "field", field, tests: [{ test: { op: "in", values, ignoreCase: false }, negated: false }] };
}

/** The field has no value. */
export const isNull = (field: string): Condition => ({ kind: "field", field, tests: [{ test: { op: "isNull" }, negated: false }] });

/** The conditions that must all hold. */
export const partsOf = (condition: Condition): readonly Condition[] => (condition.kind === "all" ? condition.of.flatMap(partsOf) : [condition]);

/** Whether `liftField` takes something away. */
export function liftsField(condition: Condition, field: string): boolean {
  return condition.kind === "field" ? condition.field === field : condition.kind === "all" && condition.of.some(part => liftsField(part, field));
}

/** The condition without what the field's own filter says at the top level or in its `and`s; `or` and `not` stay. */
export function liftField(condition: Condition, field: string): Condition {
  if (condition.kind === "field") return condition.field === field ? EVERYTHING : condition;
  return condition.kind === "all" ? all(...condition.of.map(part => liftField(part, field))) : condition;
}
