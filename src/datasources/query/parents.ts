import { sql } from "kysely";
import { requireColumn, type BoundTable } from "./bound-table.ts";
import { conditionSql } from "./condition-sql.ts";
import { isOneOf } from "../../schema/common/condition.ts";
import type { Sql } from "./dialect.ts";

export type ParentKey = string | number;

/** What is asked for the lists of these parents, in their order: each with statements of its own. */
export type ParentsOf = (keys: readonly ParentKey[]) => readonly Parents[] | Promise<readonly Parents[]>;

/**
 * Whose lists are read: those of many parents at once (`sites { jobs }`), or a root list, which has none. `field` is the
 * child's field that names its parent.
 */
export class Parents {
  static readonly NONE = new Parents("", undefined);

  constructor(readonly field: string, readonly keys: readonly ParentKey[] | undefined) {}

  get size(): number {
    return this.keys?.length ?? 1;
  }

  /** For each parent the condition that a row is its child; nothing to ask for the root. */
  each(table: BoundTable): (Sql | undefined)[] {
    return this.keys?.map(key => conditionSql(isOneOf(this.field, [key]), table)) ?? [undefined];
  }

  /** That a row is a child of any parent. */
  some(table: BoundTable): Sql {
    return this.keys === undefined ? sql`1 = 1` : conditionSql(isOneOf(this.field, this.keys), table);
  }

  /** The parent of a row, to group by (exactly) and to show. */
  key(table: BoundTable): { readonly group: Sql; readonly shown: Sql } {
    if (this.keys === undefined) return { group: sql`0`, shown: sql`null` };
    const { value, description } = requireColumn(table, this.field, this.field);
    return { group: description.kind === "text" ? table.database.dialect.exact(value) : value, shown: value };
  }

  /** Answers in the parents' order, found by key; a parent without rows gets `none`. */
  arrange<A>(answers: ReadonlyMap<string, A>, none: () => A): A[] {
    return this.keys === undefined ? [answers.get("") ?? none()] : this.keys.map(key => answers.get(String(key)) ?? none());
  }
}
