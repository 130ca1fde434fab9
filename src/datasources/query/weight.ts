import { GatewayError } from "../../errors.ts";
import type { Condition, FieldTest } from "../../schema/common/condition.ts";
import { relatedTable, type BoundTable } from "./bound-table.ts";

/**
 * How much a statement may hold. SQLite takes 32,766 parameters, a server 16 MB (max_allowed_packet): on more it closes the
 * connection, which looks as if it were down.
 */
export const MAX_WEIGHT = 30_000;

export function tooHeavy(argument: string): GatewayError {
  return new GatewayError("QUERY_TOO_COMPLEX", `${argument}: all its branches, lists and texts together are too many: at most ${MAX_WEIGHT}`, { argument });
}

/**
 * What a condition adds to a statement on this table: its operands; long texts, which no column holds, count for several,
 * and a test of a field that is looked up for all that it is looked up in.
 */
export function weightOf(condition: Condition, table: BoundTable): number {
  switch (condition.kind) {
    case "not": return 1 + weightOf(condition.of, table);
    case "some": return 1 + weightOf(condition.of, relatedTable(table, condition.relation));
    case "field": {
      const more = table.columns.get(condition.field)?.follows?.from.weight ?? 0;
      return condition.tests.reduce((sum, test) => sum + weightOfTest(test) + more, 1);
    }
    default: return condition.of.reduce((sum, part) => sum + weightOf(part, table), 1);
  }
}

function weightOfTest({ test }: FieldTest): number {
  switch (test.op) {
    case "in": case "fingerprint": return weightOfOperand(test.values);
    // each says the list once more
    case "has": return 2 * weightOfOperand(test.values);
    case "isNull": case "gt": case "gte": case "lt": case "lte": return 1;
    // their SQL says the text up to three times
    case "startsWith": case "endsWith": return 3 * weightOfOperand(test.text);
    default: return weightOfOperand(test.text);
  }
}

export function weightOfOperand(operand: unknown): number {
  if (Array.isArray(operand)) return operand.reduce<number>((sum, one) => sum + weightOfOperand(one), 0);
  return typeof operand === "string" ? 1 + Math.floor(operand.length / 128) : 1;
}
