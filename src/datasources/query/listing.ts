import DataLoader from "dataloader";
import { badInput } from "../../errors.ts";
import type { Facet } from "../../schema/common/facet.type.ts";
import type { Groups } from "../../schema/common/groups.type.ts";
import type { Histogram, HistogramBucketLength } from "../../schema/common/histogram.type.ts";
import type { ListArgs } from "../../schema/common/list-args.ts";
import type { Listing, Page } from "../../schema/common/listing.ts";
import type { TableDescription } from "../../schema/common/table-registry.ts";
import type { BoundTable } from "./bound-table.ts";
import { all, type Condition } from "../../schema/common/condition.ts";
import { countRows } from "./count.ts";
import { decodeCursor, fingerprint } from "./cursor.ts";
import { facetRows } from "./facet.ts";
import { readFilter } from "./filter.ts";
import { checkFields, checkFirst, groupRows } from "./group.ts";
import { histogramRows } from "./histogram.ts";
import { readOrder } from "./order.ts";
import { readPages, type PageWindow } from "./page.ts";
import type { ParentKey, Parents, ParentsOf } from "./parents.ts";

/** A table with the rows that the viewer may see: where every list starts. */
export interface Visible<T extends object> { readonly table: BoundTable<T>; readonly scope: Condition }

/** Where in an operation a list stands: all lists of one place share their statements. */
export interface Place {
  /** The response path without list indices, and the types along it. */
  readonly path: string;
  /** `Query.jobs`: what a cursor is good for. */
  readonly field: string;
}

/** A union of more members is refused by SQLite, and no faster on MariaDB. */
const MAX_PARENTS = 500;
/** DIRAC's web pages show 25 to 1,000 rows. */
const MAX_PAGE = 1000;
const DEFAULT_PAGE = 50;

/** The lists at one place of an operation: one for a root list, one for each parent of a relation. */
export class Lists<T extends object> {
  readonly #filter: Condition;
  readonly #window: PageWindow;
  readonly #loaders = new Map<string, DataLoader<ParentKey, unknown>>();
  #open: OpenPages<T> | undefined;

  constructor(description: TableDescription<T>, private readonly visible: () => Promise<Visible<T>>, args: ListArgs, place: Place, now: number, private readonly parents: ParentsOf) {
    this.#filter = readFilter(args.filter, description, now);
    const order = readOrder(args.orderBy, description);
    let known: string | undefined;
    const print = () => (known ??= fingerprint(place.field, args.filter, order));
    const position = (cursor: string | null | undefined, argument: string) => (cursor === null || cursor === undefined ? undefined : decodeCursor(cursor, print(), order, description, argument));
    this.#window = { order, fingerprint: print, ...readSize(args), after: position(args.after, "after"), before: position(args.before, "before") };
  }

  of(parent: ParentKey): Listing<T> {
    return {
      page: fields => this.#page(parent, fields),
      count: () => this.#load("count", parent, ({ table, scope }, parents) => countRows(table, all(scope, this.#filter), parents)),
      groups: async (by, first) => {
        checkFields(by, "by");
        checkFirst(first);
        return this.#load<Groups>(`groups ${by.join()} ${first}`, parent, ({ table, scope }, parents) => groupRows(table, all(scope, this.#filter), by, first, parents));
      },
      facets: async (fields, first) => {
        checkFields(fields, "fields");
        checkFirst(first);
        return this.#load<Facet[]>(`facets ${fields.join()} ${first}`, parent, ({ table, scope }, parents) => facetRows(table, scope, this.#filter, fields, first, parents));
      },
      histogram: async (of, length, by) => {
        if (by.length > 0) checkFields(by, "by");
        return this.#load<Histogram>(`histogram ${of} ${length} ${by.join()}`, parent, ({ table, scope }, parents) => histogramRows(table, all(scope, this.#filter), of, length as HistogramBucketLength, by, parents));
      },
    };
  }

  /** Nodes, edges and pageInfo each say which fields they need; one statement reads what all of them need. */
  #page(parent: ParentKey, fields: Iterable<string>): Promise<Page<T>> {
    this.#open ??= this.#openPages();
    for (const field of fields) this.#open.fields.add(field);
    return this.#open.pages.load(parent);
  }

  #openPages(): OpenPages<T> {
    const open: OpenPages<T> = {
      fields: new Set(),
      pages: this.#loader((visible, parents) => {
        // whoever comes after this statement was sent may need other fields: it gets one of its own
        if (this.#open === open) this.#open = undefined;
        return readPages(visible.table, all(visible.scope, this.#filter), this.#window, open.fields, parents);
      }),
    };
    return open;
  }

  #load<A>(what: string, parent: ParentKey, read: Read<T, A>): Promise<A> {
    const loader = this.#loaders.get(what) ?? this.#loader(read);
    this.#loaders.set(what, loader);
    return loader.load(parent) as Promise<A>;
  }

  #loader<A>(read: Read<T, A>): DataLoader<ParentKey, A> {
    return new DataLoader(async keys => {
      const visible = await this.visible(), parents = await this.parents(keys);
      return (await Promise.all(parents.map(some => read(visible, some)))).flat();
    }, { maxBatchSize: MAX_PARENTS });
  }
}

type Read<T extends object, A> = (visible: Visible<T>, parents: Parents) => Promise<A[]>;

/** Pages that are not read yet, and the fields that they need so far. */
interface OpenPages<T> { readonly fields: Set<string>; readonly pages: DataLoader<ParentKey, Page<T>> }

function readSize({ first, last }: ListArgs): { limit: number; fromEnd: boolean } {
  if (first !== null && first !== undefined && last !== null && last !== undefined) throw badInput("last", "first and last cannot be given together");
  for (const [argument, size] of Object.entries({ first, last })) {
    if (size !== null && size !== undefined && (size < 1 || size > MAX_PAGE)) throw badInput(argument, `${size} is out of range: 1 to ${MAX_PAGE}`);
  }
  return { limit: first ?? last ?? DEFAULT_PAGE, fromEnd: last !== null && last !== undefined };
}
