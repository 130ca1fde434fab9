import type { FilterInput } from "./filter-for.ts";
import { describe, type ColumnDescription, type TableDescription } from "./table-registry.ts";

/** How a filter's rows can be found. */
export interface Reach {
  /** How many rows it can match at most, where it names their keys. */
  readonly keys: number | undefined;
  /** Conditions that an index finds rows by. */
  readonly byIndex: number;
  /** Conditions that are to be checked row by row. */
  readonly besides: number;
  /** Rows of related tables that are looked through for it. */
  readonly related: number;
}

/** The operators by which an index finds rows: where a value begins is known. */
const SEEKS = new Set(["eq", "in", "gt", "gte", "lt", "lte", "startsWith", "isNull", "eqIgnoreCase", "inIgnoreCase"]);

const NOWHERE: Reach = { keys: undefined, byIndex: 0, besides: 0, related: 0 };

/** What is AND-ed adds up; of what is OR-ed each branch must be found by an index, or all rows are looked through. */
export function reachOf(filter: FilterInput | null | undefined, table: TableDescription): Reach {
  return entriesOf(filter).map(([name, value]) => {
    if (name === "and") return (value as FilterInput[]).map(branch => reachOf(branch, table)).reduce(both, NOWHERE);
    if (name === "or") return either((value as FilterInput[]).map(branch => reachOf(branch, table)));
    if (name === "not") return { ...NOWHERE, besides: 1, related: reachOf(value as FilterInput, table).related };
    if (name === "errorFingerprint") return { ...NOWHERE, besides: 1 };
    const relation = table.relations.get(name);
    if (relation !== undefined) return { ...NOWHERE, besides: 1, related: relatedRows(value as FilterInput, describe(relation.to()), relation.many) };
    const column = table.columns.get(name);
    return column === undefined ? NOWHERE : ofColumn(value as Readonly<Record<string, unknown>>, column, table);
  }).reduce(both, NOWHERE);
}

/** How often the filter asks for fingerprints, of its own rows or related ones: each is resolved by a statement for each text field. */
export function asksTexts(filter: FilterInput | null | undefined, table: TableDescription): number {
  return entriesOf(filter).reduce((sum, [name, value]) => {
    if (name === "errorFingerprint") return sum + [...table.columns.values()].filter(({ errorUnless }) => errorUnless !== undefined).length * entriesOf(value as FilterInput).length;
    if (name === "and" || name === "or") return sum + (value as FilterInput[]).reduce((inner, branch) => inner + asksTexts(branch, table), 0);
    if (name === "not") return sum + asksTexts(value as FilterInput, table);
    const relation = table.relations.get(name);
    if (relation === undefined) return sum;
    const related = describe(relation.to()), filters = relation.many ? entriesOf(value as FilterInput).map(([, inner]) => inner as FilterInput) : [value as FilterInput];
    return sum + filters.reduce((inner, one) => inner + asksTexts(one, related), 0);
  }, 0);
}

/** Operators and branches that are null are as if they were not given. */
const entriesOf = (input: FilterInput | null | undefined) => Object.entries(input ?? {}).filter(([, value]) => value !== null && value !== undefined);

function relatedRows(filter: FilterInput, table: TableDescription, many: boolean): number {
  const filters = many ? entriesOf(filter).map(([, inner]) => inner as FilterInput) : [filter];
  return filters.reduce((sum, one) => sum + table.rows + reachOf(one, table).related, 0);
}

function ofColumn(operators: Readonly<Record<string, unknown>>, { field, column }: ColumnDescription, { keys, facts }: TableDescription): Reach {
  const asked = entriesOf(operators), isKey = keys.length === 1 && keys[0] === field, indexed = isKey || facts.columns[column]?.indexed === true;
  const values = isKey ? asked.flatMap(([operator, value]) => (operator === "eq" ? [1] : operator === "in" ? [(value as unknown[]).length] : [])) : [];
  const seeking = indexed && asked.some(([operator]) => SEEKS.has(operator)), others = asked.filter(([operator]) => !indexed || !SEEKS.has(operator)).length;
  return { keys: values.length > 0 ? Math.min(...values) : undefined, byIndex: seeking ? 1 : 0, besides: others, related: 0 };
}

function both(one: Reach, other: Reach): Reach {
  const keys = one.keys === undefined ? other.keys : other.keys === undefined ? one.keys : Math.min(one.keys, other.keys);
  return { keys, byIndex: one.byIndex + other.byIndex, besides: one.besides + other.besides, related: one.related + other.related };
}

function either(branches: readonly Reach[]): Reach {
  const related = branches.reduce((sum, branch) => sum + branch.related, 0);
  // an empty list matches nothing
  if (branches.length === 0) return { ...NOWHERE, keys: 0 };
  if (branches.every(({ keys }) => keys !== undefined)) return { keys: branches.reduce((sum, { keys }) => sum + keys!, 0), byIndex: 1, besides: 0, related };
  const found = branches.every(({ byIndex, besides }) => byIndex > 0 && besides === 0);
  return { keys: undefined, byIndex: found ? 1 : 0, besides: found ? 0 : 1, related };
}
