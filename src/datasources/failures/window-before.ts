import { all, partsOf, type Condition, type FieldTest } from "../../schema/common/condition.ts";
import { storedTime, type StoredTime } from "../../schema/common/instant.ts";

/**
 * The condition for the time before the one that it asks for, as long as that: of the first of these fields whose
 * beginning it gives. Undefined where it gives none.
 */
export function windowBefore(condition: Condition, times: Iterable<string>, now: number): Condition | undefined {
  const parts = partsOf(condition);
  for (const field of times) {
    const bounds = parts.flatMap(part => (part.kind === "field" && part.field === field ? part.tests.filter(isBound) : [])).map(({ test }) => test as Bound);
    const begin = bounds.filter(isBegin).sort(byTime).at(-1), [end = storedTime(now)] = bounds.filter(bound => !isBegin(bound)).map(({ value }) => value).sort();
    if (begin === undefined) continue;
    const length = milliseconds(end) - milliseconds(begin.value);
    if (length <= 0) return undefined;
    const others = parts.map(part => (part.kind === "field" && part.field === field ? { ...part, tests: part.tests.filter(test => !isBound(test)) } : part));
    // no row of DIRAC is older than 1970; a row of the moment at which the one ends and the other begins is in one of them
    const before: readonly Bound[] = [{ op: begin.op, value: storedTime(Math.max(0, milliseconds(begin.value) - length)) }, { op: begin.op === "gt" ? "lte" : "lt", value: begin.value }];
    return all(...others, { kind: "field", field, tests: before.map(test => ({ test, negated: false })) });
  }
  return undefined;
}

interface Bound { readonly op: "gt" | "gte" | "lt" | "lte"; readonly value: StoredTime }

const isBound = ({ test, negated }: FieldTest) => !negated && (test.op === "gt" || test.op === "gte" || test.op === "lt" || test.op === "lte");
const isBegin = ({ op }: Bound) => op === "gt" || op === "gte";

/** Of two at the same time the narrower last. */
const byTime = (one: Bound, other: Bound) => (one.value === other.value ? Number(one.op === "gt") - Number(other.op === "gt") : one.value < other.value ? -1 : 1);

const milliseconds = (time: StoredTime) => Date.parse(`${time.replace(" ", "T")}Z`);
