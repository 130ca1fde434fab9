import type { FieldCost, GivenArguments } from "./cost.ts";
import { asksTexts, reachOf, type Reach } from "./filter-reach.ts";
import type { FilterInput } from "./filter-for.ts";
import type { OrderInput } from "./order-for.ts";
import { COUNT_ALL, FACET, GROUP, GROUP_FURTHER, GROUP_MANY, HISTOGRAM, KEYED, LOOK_FOUND, LOOK_THROUGH, MANY_ROWS, NESTED_LIST, ROW, SORT, TEXTS } from "./points.ts";
import type { TableDescription } from "./table-registry.ts";

const DEFAULT_PAGE = 50, MAX_PAGE = 1000, MAX_BUCKETS = 1000, MAX_TEXTS = 100_000, MAX_TEXTS_OF_FILTER = 10_000;

/** What the fields of a table's connection cost. `list` are the arguments of the field that gave the connection. */
export class ListCost {
  #last: { readonly list: GivenArguments; readonly reach: Reach } | undefined;

  constructor(private readonly table: TableDescription) {}

  /** The connection itself: nothing is read before something of it is asked for, but fingerprints, once for all of it. */
  connection(list: GivenArguments): FieldCost {
    const texts = asksTexts(list["filter"] as FilterInput, this.table);
    return { statements: texts, reads: 0, work: texts * this.#texts(MAX_TEXTS_OF_FILTER) };
  }

  /** Rows of the page; one more is read, to know whether there are more. */
  page(list: GivenArguments): FieldCost {
    const size = pageSize(list), reach = this.#reach(list);
    return { gives: size, reads: size + 1, each: NESTED_LIST, work: this.#finding(reach, list) + this.#made(), together: "page" };
  }

  /** Of the page only where it stands. */
  pageInfo(list: GivenArguments): FieldCost {
    return { ...this.page(list), gives: 1 };
  }

  count(list: GivenArguments): FieldCost {
    return { work: this.#matching(list, COUNT_ALL), together: "totalCount" };
  }

  groups({ by, first }: GivenArguments, list: GivenArguments): FieldCost {
    return { work: this.#matching(list, this.#counting(by as string[])), reads: sizeOf(first) };
  }

  facets({ fields, first }: GivenArguments, list: GivenArguments): FieldCost {
    const asked = fields as string[], price = asked.reduce((sum, field) => sum + (this.#isOfMany(field) ? GROUP_MANY : FACET), 0);
    // a facet is counted without the field's own condition, which may be the one that names the keys
    return { work: this.#matching(asked.some(field => this.table.keys.includes(field)) ? {} : list, price), reads: asked.length * sizeOf(first), gives: asked.length };
  }

  histogram({ by }: GivenArguments, list: GivenArguments): FieldCost {
    const further = (by as string[] | null | undefined ?? []).reduce((sum, field) => sum + (this.#isOfMany(field) ? GROUP_MANY : GROUP_FURTHER), 0);
    return { work: this.#matching(list, HISTOGRAM + further), reads: MAX_BUCKETS + 1 };
  }

  /** A statement for each field. */
  failures({ of, first }: GivenArguments, list: GivenArguments): FieldCost {
    const fields = (of as string[]).length, { keys } = this.#reach(list), texts = this.#texts(MAX_TEXTS);
    return { statements: fields, work: this.#matching(list, 0) + fields * (keys === undefined ? texts : Math.min(keys * (KEYED + ROW), texts)), reads: fields * sizeOf(first) };
  }

  /** All that is asked of one list asks for it. */
  #reach(list: GivenArguments): Reach {
    if (this.#last?.list !== list) this.#last = { list, reach: reachOf(list["filter"] as FilterInput, this.table) };
    return this.#last.reach;
  }

  /** An aggregate of all rows that match. An index tells which, but not that they are few; keys do. */
  #matching(list: GivenArguments, price: number): number {
    const { keys, related } = this.#reach(list);
    return (keys === undefined ? this.#all(price) : Math.min(keys * KEYED, this.#all(price))) + related * LOOK_THROUGH + this.#made();
  }

  /** What is looked through until the page is full. */
  #finding({ keys, byIndex, besides, related }: Reach, list: GivenArguments): number {
    if (keys !== undefined) return keys * KEYED + related * LOOK_THROUGH;
    const looked = besides > 0 ? LOOK_THROUGH : byIndex > 1 ? LOOK_FOUND : 0;
    return this.#all(looked + (this.#isInOrder(list["orderBy"] as readonly OrderInput[] | null | undefined) ? 0 : SORT)) + related * LOOK_THROUGH;
  }

  #isInOrder(order: readonly OrderInput[] | null | undefined): boolean {
    const [first] = order ?? [];
    return first === undefined || this.table.keys.includes(first.field) || this.#isIndexed(first.field);
  }

  #isIndexed(field: string): boolean {
    const column = this.table.columns.get(field);
    return column !== undefined && this.table.facts.columns[column.column]?.indexed === true;
  }

  #counting(by: readonly string[]): number {
    return by.reduce((sum, field, index) => sum + (this.#isOfMany(field) ? GROUP_MANY : index === 0 ? GROUP : GROUP_FURTHER), 0);
  }

  #isOfMany(field: string): boolean {
    return this.table.columns.get(field)?.distinct === true;
  }

  /** Of one field: all rows are looked at, and the different texts are rows that are read. */
  #texts(most: number): number {
    return this.#all(TEXTS) + Math.min(this.table.rows, most) * ROW;
  }

  #all(price: number): number {
    return price * this.table.rows;
  }

  /** A table that is put together from others is put together for each statement. */
  #made(): number {
    return this.table.madeFrom * GROUP;
  }
}

/** `isNew`: failures once more, for the time before; of which table is not known here. */
export function isNewCost({ of }: GivenArguments): FieldCost {
  const fields = (of as string[]).length;
  return { statements: fields, work: fields * (MANY_ROWS * TEXTS + MAX_TEXTS * ROW), together: "before" };
}

/** Wrong sizes are refused when they are read. */
export function pageSize({ first, last }: GivenArguments): number {
  return sizeOf(first ?? last ?? DEFAULT_PAGE);
}

export const sizeOf = (size: unknown) => (typeof size === "number" ? Math.min(Math.max(size, 0), MAX_PAGE) : MAX_PAGE);
