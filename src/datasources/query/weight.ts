import type { Condition, FieldTest, Operand } from "../../schema/common/condition.ts";

/**
 * How much a statement may hold. SQLite takes 32,766 parameters, a server 16 MB (max_allowed_packet): on more it closes the
 * connection, which looks as if it were down.
 */
export const MAX_WEIGHT = 30_000;

/** What a condition adds to a statement: its operands; long texts, which no column holds, count for several. */
export function weightOf(condition: Condition): number {
  switch (condition.kind) {
    case "not": return weightOf(condition.of);
    case "field": return condition.tests.reduce((sum, test) => sum + weightOfTest(test), 0);
    default: return condition.of.reduce((sum, part) => sum + weightOf(part), 0);
  }
}

function weightOfTest({ test }: FieldTest): number {
  switch (test.op) {
    case "in": return test.values.reduce<number>((sum, value) => sum + weightOfOperand(value), 0);
    case "isNull": case "gt": case "gte": case "lt": case "lte": return 1;
    // their SQL says the text up to three times
    case "startsWith": case "endsWith": return 3 * weightOfOperand(test.text);
    default: return weightOfOperand(test.text);
  }
}

const weightOfOperand = (value: Operand) => (typeof value === "string" ? 1 + Math.floor(value.length / 128) : 1);
