import { sql } from "kysely";
import { requireColumn, type BoundTable } from "./bound-table.ts";
import type { Sql } from "./dialect.ts";
import { Parents } from "./parents.ts";

/** Numbers that one statement may hold: some 200 kB of them, and SQLite takes a million characters. */
const MAX_CHILDREN = 20_000;

/** Parents that their children do not name: another database does. `field` is the child's number, and a child has one parent. */
class ListedParents extends Parents {
  constructor(field: string, override readonly keys: readonly number[], private readonly children: readonly (readonly number[])[]) {
    super(field, keys);
  }

  override each(table: BoundTable): Sql[] {
    return this.children.map(numbers => this.#isOneOf(numbers, table));
  }

  override some(table: BoundTable): Sql {
    return this.#isOneOf(this.children.flat(), table);
  }

  override key(table: BoundTable): { readonly group: Sql; readonly shown: Sql } {
    const cases = this.keys.flatMap((key, index) => (this.children[index]!.length === 0 ? [] : [sql`when ${this.#isOneOf(this.children[index]!, table)} then ${sql.lit(key)}`]));
    const parent = cases.length === 0 ? sql`null` : sql`case ${sql.join(cases, sql` `)} end`;
    return { group: parent, shown: parent };
  }

  #isOneOf(numbers: readonly number[], table: BoundTable): Sql {
    // SQLite takes only so many parameters
    return numbers.length === 0 ? sql`1 = 0` : sql`${requireColumn(table, this.field, this.field).value} in (${sql.join(numbers.map(number => sql.lit(number)))})`;
  }
}

/** The children's numbers of each parent, in the parents' order. */
export type ChildrenOf = (parents: readonly number[]) => Promise<readonly (readonly number[])[]>;

/** Cut where they have more children than a statement may hold. */
export function listedParents(field: string, keys: readonly number[], children: readonly (readonly number[])[]): Parents[] {
  const parts: Parents[] = [];
  for (let start = 0, end = 0, count = 0; start < keys.length; start = end, count = 0) {
    do count += children[end++]!.length;
    while (end < keys.length && count + children[end]!.length <= MAX_CHILDREN);
    parts.push(new ListedParents(field, keys.slice(start, end), children.slice(start, end)));
  }
  return parts;
}
