import { sql } from "kysely";
import { GatewayError } from "../../errors.ts";
import { all, EVERYTHING, isNull, isOneOf, not, type Condition, type FieldTest } from "../../schema/common/condition.ts";
import { relatedTable, requireColumn, type BoundTable } from "../query/bound-table.ts";
import { conditionSql } from "../query/condition-sql.ts";

/** A filter by texts says each of them: more are no filter that a person means. */
const MAX_TEXTS = 10_000;

/**
 * The condition with fingerprints replaced by the texts that have them: those of the rows that it matches otherwise, and
 * that are in scope. Databases know no fingerprints.
 */
export async function withTexts(condition: Condition, table: BoundTable, scope: Condition): Promise<Condition> {
  return asksFingerprints(condition) ? resolved(condition, table, [scope]) : condition;
}

/** The condition without what it says of fingerprints. */
export function withoutFingerprints(condition: Condition): Condition {
  switch (condition.kind) {
    case "field": return condition.tests.some(isOfFingerprint) ? EVERYTHING : condition;
    case "not": return not(withoutFingerprints(condition.of));
    case "some": return { ...condition, of: withoutFingerprints(condition.of) };
    default: return { ...condition, of: condition.of.map(withoutFingerprints) };
  }
}

function asksFingerprints(condition: Condition): boolean {
  switch (condition.kind) {
    case "field": return condition.tests.some(isOfFingerprint);
    case "not": case "some": return asksFingerprints(condition.of);
    default: return condition.of.some(asksFingerprints);
  }
}

/** `around` holds for every row for which the answer matters. */
async function resolved(condition: Condition, table: BoundTable, around: readonly Condition[]): Promise<Condition> {
  switch (condition.kind) {
    case "field": return { ...condition, tests: await Promise.all(condition.tests.map(test => resolvedTest(condition.field, test, table, around))) };
    case "not": return not(await resolved(condition.of, table, around));
    // whoever sees a row sees what belongs to it
    case "some": return { ...condition, of: await withTexts(condition.of, relatedTable(table, condition.relation), EVERYTHING) };
    case "any": return { ...condition, of: await Promise.all(condition.of.map(part => resolved(part, table, around))) };
    case "all": {
      const known = condition.of.filter(part => !asksFingerprints(part));
      return { ...condition, of: await Promise.all(condition.of.map(part => (known.includes(part) ? part : resolved(part, table, [...around, ...known])))) };
    }
  }
}

async function resolvedTest(field: string, fieldTest: FieldTest, table: BoundTable, around: readonly Condition[]): Promise<FieldTest> {
  const { test, negated } = fieldTest;
  if (test.op !== "fingerprint") return fieldTest;
  const texts = await textsOf(field, table, all(...around));
  return { test: { op: "in", values: texts.filter(text => test.values.includes(test.of(text))), ignoreCase: false }, negated };
}

async function textsOf(field: string, table: BoundTable, where: Condition): Promise<string[]> {
  const { value, description: { errorUnless } } = requireColumn(table, field, "filter.errorFingerprint");
  const rows = await table.database.rows(sql<{ text: string }>`
    select min(${value}) as ${sql.ref("text")} from ${table.from} where ${conditionSql(all(where, hasText(field, errorUnless)), table)}
    group by ${table.database.dialect.exact(value)} limit ${sql.lit(MAX_TEXTS + 1)}`);
  if (rows.length > MAX_TEXTS) throw new GatewayError("QUERY_TOO_COMPLEX", `filter.errorFingerprint: the rows have more than ${MAX_TEXTS} different texts; filter by less beside it, such as a shorter time`, { argument: "filter.errorFingerprint" });
  return rows.map(({ text }) => text);
}

/** That a row says something in this field. */
export const hasText = (field: string, nothing: readonly string[] = []): Condition => not({ kind: "any", of: [isNull(field), isOneOf(field, ["", ...nothing])] });

const isOfFingerprint = ({ test }: FieldTest) => test.op === "fingerprint";
