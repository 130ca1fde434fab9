import { sql } from "kysely";
import { GatewayError } from "../../errors.ts";
import { all, EVERYTHING, isNull, isOneOf, liftField, not, type Condition, type FieldTest } from "../../schema/common/condition.ts";
import { relatedTable, requireColumn, type BoundTable } from "../query/bound-table.ts";
import { conditionSql } from "../query/condition-sql.ts";
import type { Sql } from "../query/dialect.ts";
import { MAX_WEIGHT, tooHeavy, weightOf } from "../query/weight.ts";

/** A filter by texts says each of them: more are no filter that a person means. */
const MAX_TEXTS = 10_000;
const ARGUMENT = "filter.errorFingerprint";

/**
 * The condition with fingerprints replaced by the texts that have them: those of the rows that it matches otherwise, and
 * that are in scope. Databases know no fingerprints. It stays the same condition where what it says of `lifted` is left out.
 */
export async function withTexts(condition: Condition, table: BoundTable, scope: Condition, lifted: readonly string[] = []): Promise<Condition> {
  if (!asksFingerprints(condition)) return condition;
  const known = await resolved(condition, { table, where: [scope], lifted });
  // the filter itself is not heavier than that: what is, are texts
  if (weightOf(known, table) > MAX_WEIGHT) throw tooHeavy(ARGUMENT);
  return known;
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

/** The rows for which the answer matters. */
interface Around {
  readonly table: BoundTable;
  readonly where: readonly Condition[];
  /** Of a related table: that they belong to rows for which it matters. */
  readonly belong?: Sql;
  /** Fields of which the conditions beside may be left out. */
  readonly lifted: readonly string[];
}

async function resolved(condition: Condition, around: Around): Promise<Condition> {
  switch (condition.kind) {
    case "field": return { ...condition, tests: await Promise.all(condition.tests.map(test => resolvedTest(condition.field, test, around))) };
    case "not": return not(await resolved(condition.of, around));
    case "some": return { ...condition, of: asksFingerprints(condition.of) ? await resolved(condition.of, relatedTo(around, condition.relation)) : condition.of };
    // a row that another branch lets pass, or that another condition keeps out, needs no answer here
    case "any": return resolvedBeside(condition, around, not);
    case "all": return resolvedBeside(condition, around, part => around.lifted.reduce(liftField, part));
  }
}

async function resolvedBeside(condition: Condition & { readonly kind: "all" | "any" }, around: Around, beside: (known: Condition) => Condition): Promise<Condition> {
  const known = condition.of.filter(part => !asksFingerprints(part)), within = { ...around, where: [...around.where, ...known.map(beside)] };
  return { ...condition, of: await Promise.all(condition.of.map(part => (known.includes(part) ? part : resolved(part, within)))) };
}

/** Whoever sees a row sees what belongs to it; of what belongs to others not even the number of texts may show. */
function relatedTo(around: Around, relation: string): Around {
  const { table } = around, related = relatedTable(table, relation), { by } = table.description.relations.get(relation)!;
  const belong = sql`${requireColumn(related, by, by).value} in (select ${requireColumn(table, by, by).value} from ${table.from} where ${aroundSql(around)})`;
  return { table: related, where: [], belong, lifted: [] };
}

const aroundSql = ({ table, where, belong = sql`1 = 1` }: Around) => sql`${belong} and ${conditionSql(all(...where), table)}`;

async function resolvedTest(field: string, fieldTest: FieldTest, around: Around): Promise<FieldTest> {
  const { test, negated } = fieldTest;
  if (test.op !== "fingerprint") return fieldTest;
  const texts = await textsOf(field, around);
  return { test: { op: "in", values: texts.filter(text => test.values.includes(test.of(text))), ignoreCase: false }, negated };
}

async function textsOf(field: string, around: Around): Promise<string[]> {
  const { table } = around, { value, description: { errorUnless } } = requireColumn(table, field, ARGUMENT);
  const rows = await table.database.rows(sql<{ text: string }>`
    select min(${value}) as ${sql.ref("text")} from ${table.from} where ${aroundSql({ ...around, where: [...around.where, hasText(field, errorUnless)] })}
    group by ${table.database.dialect.exact(value)} limit ${sql.lit(MAX_TEXTS + 1)}`);
  if (rows.length > MAX_TEXTS) throw new GatewayError("QUERY_TOO_COMPLEX", `${ARGUMENT}: the rows have more than ${MAX_TEXTS} different texts; filter by less beside it, such as a shorter time`, { argument: ARGUMENT });
  return rows.map(({ text }) => text);
}

/** That a row says something in this field. */
export const hasText = (field: string, nothing: readonly string[] = []): Condition => not({ kind: "any", of: [isNull(field), isOneOf(field, ["", ...nothing])] });

const isOfFingerprint = ({ test }: FieldTest) => test.op === "fingerprint";
