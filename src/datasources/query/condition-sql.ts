import { sql } from "kysely";
import { GatewayError } from "../../errors.ts";
import { relatedTable, requireColumn, type BoundColumn, type BoundTable } from "./bound-table.ts";
import type { Condition, FieldTest, Operand, Test } from "../../schema/common/condition.ts";
import type { Dialect, Sql } from "./dialect.ts";
import { MAX_WEIGHT, tooHeavy, weightOf } from "./weight.ts";

/** A condition as SQL: true, false or null, where null counts as false; negations never see a null. */
export function conditionSql(condition: Condition, table: BoundTable): Sql {
  // the scope of a policy adds a few dozen; what is over twice the limit of filters comes from tests of looked-up fields
  if (weightOf(condition, table) > 2 * MAX_WEIGHT) throw tooHeavy("filter");
  return toSql(condition, table);
}

function toSql(condition: Condition, table: BoundTable): Sql {
  switch (condition.kind) {
    case "all": return joined(condition.of.map(part => toSql(part, table)), sql` and `, sql`1 = 1`);
    case "any": return joined(condition.of.map(part => toSql(part, table)), sql` or `, sql`1 = 0`);
    case "not": return complement(toSql(condition.of, table));
    case "some": return relatedSql(condition, table);
    case "field": {
      const column = requireColumn(table, condition.field, `filter.${condition.field}`);
      return joined(condition.tests.map(test => fieldTestSql(test, column, table)), sql` and `, sql`1 = 1`);
    }
  }
}

/**
 * That a row has a related one that matches. Nothing in it names the outer table, whose columns may be called the same. A
 * filter lets the server find out where to begin; a scope must not: a semi-join would begin at the other table, and read
 * both to the end for a page of this one.
 */
function relatedSql({ relation, of, perRow }: Condition & { readonly kind: "some" }, table: BoundTable): Sql {
  const { by } = table.description.relations.get(relation)!, related = relatedTable(table, relation);
  const own = requireColumn(table, by, by).value, other = requireColumn(related, by, by).value, where = toSql(of, related);
  if (!perRow) return sql`${own} in (select ${other} from ${related.from} where ${where})`;
  const key = sql.ref("key$");
  return sql`(select 1 from (select ${other} as ${key} from ${related.from} where ${where}) as ${sql.ref("related$")} where ${key} = ${own}) is not null`;
}

/** SQLite takes expressions 1,000 levels deep, and `a or b or c` is two. */
const MAX_JOINED = 500;

function joined(parts: readonly Sql[], separator: Sql, none: Sql): Sql {
  if (parts.length <= 1) return parts[0] ?? none;
  if (parts.length <= MAX_JOINED) return sql`(${sql.join(parts, separator)})`;
  const chunks = Array.from({ length: Math.ceil(parts.length / MAX_JOINED) }, (_, chunk) => parts.slice(chunk * MAX_JOINED, (chunk + 1) * MAX_JOINED));
  return joined(chunks.map(chunk => joined(chunk, separator, none)), separator, none);
}

const complement = (condition: Sql) => sql`(${condition}) is not true`;

function fieldTestSql(fieldTest: FieldTest, column: BoundColumn, table: BoundTable): Sql {
  const said = column.follows?.from.condition(fieldTest, column.follows.table);
  if (said !== undefined) return toSql(said, column.follows!.table);
  const condition = testSql(fieldTest.test, column, table.database.dialect);
  return fieldTest.negated ? complement(condition) : condition;
}

function testSql(test: Test, column: BoundColumn, dialect: Dialect): Sql {
  const { kind } = column.description;
  if (test.op === "isNull") return kind === "time" ? noTime(column.value) : sql`${column.value} is null`;
  if (kind === "time") return timeSql(test, column.value);
  if (kind === "flag") return flagSql(test, column.value);
  if (kind === "list") return listSql(test, column.value, dialect);
  if (kind === "text") return textSql(test, column, dialect);
  if (test.op === "in") return oneOf(column.value, test.values.map(value => sql`${value}`));
  return comparison(test, column.value);
}

/** Zero dates, 1000-01-01 and 9999-12-31 stand for "no time". A range on the raw column, so that its index serves. */
export const isTime = (time: Sql) => sql`${time} >= '1000-01-02 00:00:00' and ${time} < '9999-12-31 00:00:00'`;

/** A time as it is shown, where it may stand for none; no index serves it. */
export const shownTime = (time: Sql) => sql`case when ${isTime(time)} then ${time} end`;

const noTime = (time: Sql) => sql`(${time} is null or ${time} < '1000-01-02 00:00:00' or ${time} >= '9999-12-31 00:00:00')`;

function timeSql(test: Test, time: Sql): Sql {
  return test.op === "in"
    ? sql`(${oneOf(time, test.values.map(value => sql`${value}`))} and ${isTime(time)})`
    : sql`(${comparison(test, time)} and ${isTime(time)})`;
}

function flagSql(test: Test, flag: Sql): Sql {
  if (test.op !== "in") throw unexpected(test);
  // whatever is not 'True' reads as false
  return joined(test.values.map(value => (value === true ? sql`${flag} = 'True'` : sql`(${flag} <> 'True')`)), sql` or `, sql`1 = 0`);
}

function textSql(test: Test, { value, stored }: BoundColumn, dialect: Dialect): Sql {
  switch (test.op) {
    case "in": return test.ignoreCase ? oneOfIgnoringCase(test.values, value, stored, dialect) : oneOfExactly(test.values, value, stored, dialect);
    case "like": return test.ignoreCase ? dialect.likeLower(value, test.text) : dialect.like(value, test.text);
    case "contains": case "startsWith": case "endsWith": {
      const [text, part] = test.ignoreCase ? [dialect.lower(value), dialect.lowerOperand(test.text)] : [dialect.exact(value), dialect.exactOperand(test.text)];
      const prefix = test.op === "startsWith" && !test.ignoreCase && stored && dialect.storedPrefix(value, test.text, stored);
      return prefix ? sql`(${prefix} and ${dialect.startsWith(text, part)})` : sql`(${dialect[test.op](text, part)})`;
    }
    default: throw unexpected(test);
  }
}

/** Between commas every name stands alone; DIRAC writes no blanks beside them, people may. */
function listSql(test: Test, list: Sql, dialect: Dialect): Sql {
  if (test.op !== "has") throw unexpected(test);
  const names = dialect.exact(sql`concat(',', replace(replace(trim(${list}), ', ', ','), ' ,', ','), ',')`);
  const parts = test.values.filter(isName).map(name => sql`(${dialect.contains(names, dialect.exactOperand(`,${name},`))})`);
  return joined(parts, sql` or `, sql`1 = 0`);
}

/** Nothing else can stand in a comma list. */
const isName = (text: string) => text !== "" && text.trim() === text && !text.includes(",");

type Stored = BoundColumn["stored"];

/** The column's collation finds candidates by the index; the exact comparison decides. */
function oneOfExactly(values: readonly Operand[], value: Sql, stored: Stored, dialect: Dialect): Sql {
  const exactly = oneOf(dialect.exact(value), values.map(one => dialect.exactOperand(String(one))));
  if (stored?.collation === undefined || values.length === 0) return exactly;
  return sql`(${oneOf(value, values.map(one => dialect.storedOperand(String(one), stored)))} and ${exactly})`;
}

function oneOfIgnoringCase(values: readonly Operand[], value: Sql, stored: Stored, dialect: Dialect): Sql {
  const lowered = oneOf(dialect.lower(value), values.map(one => dialect.lowerOperand(String(one))));
  if (stored === undefined || values.length === 0 || !values.every(one => dialect.ignoresCase(String(one), stored))) return lowered;
  return sql`(${oneOf(value, values.map(one => dialect.storedOperand(String(one), stored)))} and ${lowered})`;
}

function oneOf(value: Sql, operands: readonly Sql[]): Sql {
  if (operands.length === 0) return sql`1 = 0`;
  return operands.length === 1 ? sql`${value} = ${operands[0]}` : sql`${value} in (${sql.join(operands)})`;
}

const SYMBOLS = { gt: sql`>`, gte: sql`>=`, lt: sql`<`, lte: sql`<=` } as const;

function comparison(test: Test, value: Sql): Sql {
  if (!("value" in test)) throw unexpected(test);
  return sql`${value} ${SYMBOLS[test.op]} ${test.value}`;
}

/** The filter inputs offer each operator only where it is meaningful. */
const unexpected = (test: Test) => new GatewayError("INTERNAL", `no ${test.op} here`);
