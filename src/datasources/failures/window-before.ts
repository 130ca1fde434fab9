import { all, type Condition, type FieldTest } from "../../schema/common/condition.ts";
import { storedTime, type StoredTime } from "../query/instant.ts";

/**
 * The condition for the time before the one that it asks for, as long as that: of the first of these fields whose
 * beginning it gives. Undefined where it gives none.
 */
export function windowBefore(condition: Condition, times: Iterable<string>, now: number): Condition | undefined {
  const parts = partsOf(condition);
  for (const field of times) {
    const bounds = parts.flatMap(part => (part.kind === "field" && part.field === field ? part.tests.filter(isBound) : [])).map(({ test }) => test as Bound);
    const begins = bounds.filter(({ op }) => op === "gt" || op === "gte").map(({ value }) => value), ends = bounds.filter(({ op }) => op === "lt" || op === "lte").map(({ value }) => value);
    if (begins.length === 0) continue;
    const begin = begins.sort().at(-1)!, length = milliseconds(ends.sort()[0] ?? storedTime(now)) - milliseconds(begin);
    if (length <= 0) return undefined;
    const others = parts.map(part => (part.kind === "field" && part.field === field ? { ...part, tests: part.tests.filter(test => !isBound(test)) } : part));
    // no row of DIRAC is older than that
    const before = storedTime(Math.max(0, milliseconds(begin) - length));
    return all(...others, { kind: "field", field, tests: [{ test: { op: "gte", value: before }, negated: false }, { test: { op: "lt", value: begin }, negated: false }] });
  }
  return undefined;
}

interface Bound { readonly op: "gt" | "gte" | "lt" | "lte"; readonly value: StoredTime }

const isBound = ({ test, negated }: FieldTest) => !negated && (test.op === "gt" || test.op === "gte" || test.op === "lt" || test.op === "lte");

const partsOf = (condition: Condition): readonly Condition[] => (condition.kind === "all" ? condition.of.flatMap(partsOf) : [condition]);

const milliseconds = (time: StoredTime) => Date.parse(`${time.replace(" ", "T")}Z`);
