import { commaList } from "../../config/comma-list.ts";
import type { Condition, Operand, Test } from "../../schema/common/condition.ts";
import { isLike } from "./like.ts";
import { lowerCase } from "./lower-case.ts";

/** A value as conditions compare it: times in the databases' form. */
export type Value = Operand | null;

/** Whether a row matches, in memory: the same answers as the SQL of condition-sql.ts. `read` gives a field's value. */
export function matches(condition: Condition, read: (field: string) => Value): boolean {
  switch (condition.kind) {
    case "all": return condition.of.every(part => matches(part, read));
    case "any": return condition.of.some(part => matches(part, read));
    case "not": return !matches(condition.of, read);
    // one row does not tell which others belong to it
    case "some": throw new Error(`${condition.relation} cannot be asked in memory`);
    case "field": return condition.tests.every(({ test, negated }) => passes(test, read(condition.field)) !== negated);
  }
}

/** A comparison with no value is false. */
export function passes(test: Test, value: Value): boolean {
  if (test.op === "isNull") return value === null;
  if (value === null) return false;
  switch (test.op) {
    case "in": return test.ignoreCase ? test.values.some(one => lower(one) === lower(value)) : test.values.includes(value);
    case "fingerprint": return test.values.includes(test.of(String(value)));
    case "has": return commaList(String(value)).some(name => test.values.includes(name));
    case "gt": return value > test.value;
    case "gte": return value >= test.value;
    case "lt": return value < test.value;
    case "lte": return value <= test.value;
    default: return passesText(test.op, test.ignoreCase ? lower(value) : String(value), test.ignoreCase ? lower(test.text) : test.text);
  }
}

function passesText(op: "like" | "contains" | "startsWith" | "endsWith", value: string, text: string): boolean {
  return op === "like" ? isLike(value, text) : op === "contains" ? value.includes(text) : op === "startsWith" ? value.startsWith(text) : value.endsWith(text);
}

const lower = (value: Operand) => lowerCase(String(value));
