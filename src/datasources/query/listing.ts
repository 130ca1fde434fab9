import DataLoader from "dataloader";
import { badInput } from "../../errors.ts";
import type { Facet } from "../../schema/common/facet.type.ts";
import type { Groups } from "../../schema/common/groups.type.ts";
import type { Histogram, HistogramBucketLength } from "../../schema/common/histogram.type.ts";
import type { ListArgs } from "../../schema/common/list-args.ts";
import type { Listing, Page } from "../../schema/common/listing.ts";
import type { TableDescription } from "../../schema/common/table-registry.ts";
import type { BoundTable } from "./bound-table.ts";
import { all, liftsField, type Condition } from "../../schema/common/condition.ts";
import { readClusters, type Clusters } from "../failures/clusters.ts";
import { shownFailures } from "../failures/failures.ts";
import { Fingerprints } from "../failures/fingerprint.ts";
import { withTexts } from "../failures/fingerprint-filter.ts";
import { windowBefore } from "../failures/window-before.ts";
import { countRows } from "./count.ts";
import { decodeCursor, fingerprint } from "./cursor.ts";
import { facetRows } from "./facet.ts";
import { readFilter, type FilterContext } from "./filter.ts";
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
  readonly #asked = new Map<string, Promise<Asked<T>>>();

  constructor(private readonly description: TableDescription<T>, private readonly visible: () => Promise<Visible<T>>, args: ListArgs, place: Place, private readonly context: FilterContext, private readonly parents: ParentsOf) {
    this.#filter = readFilter(args.filter, description, context);
    const order = readOrder(args.orderBy, description);
    let known: string | undefined;
    const print = () => (known ??= fingerprint(place.field, args.filter, order));
    const position = (cursor: string | null | undefined, argument: string) => (cursor === null || cursor === undefined ? undefined : decodeCursor(cursor, print(), order, description, argument));
    this.#window = { order, fingerprint: print, ...readSize(args), after: position(args.after, "after"), before: position(args.before, "before") };
  }

  of(parent: ParentKey): Listing<T> {
    return {
      page: fields => this.#page(parent, fields),
      count: () => this.#load("count", parent, ({ table, where }, parents) => countRows(table, where, parents)),
      groups: async (by, first) => {
        checkFields(by, "by");
        checkFirst(first);
        return this.#load<Groups>(`groups ${by.join()} ${first}`, parent, ({ table, where }, parents) => groupRows(table, where, by, first, parents));
      },
      facets: async (fields, first) => {
        checkFields(fields, "fields");
        checkFirst(first);
        return this.#load<Facet[]>(`facets ${fields.join()} ${first}`, parent, ({ table, scope, filter }, parents) => facetRows(table, scope, filter, fields, first, parents), fields.filter(field => liftsField(this.#filter, field)));
      },
      histogram: async (of, length, by) => {
        if (by.length > 0) checkFields(by, "by");
        return this.#load<Histogram>(`histogram ${of} ${length} ${by.join()}`, parent, ({ table, where }, parents) => histogramRows(table, where, of, length as HistogramBucketLength, by, parents));
      },
      failures: async (of, first, wanted) => {
        checkFields(of, "of");
        checkFirst(first);
        const names = NAMES.filter(name => wanted.has(name));
        const clusters = await this.#load<Clusters>(`failures ${of.join()} ${names.join()}`, parent, ({ table, where }, parents) => readClusters(table, where, of, names, parents, this.#fingerprints()));
        return shownFailures(clusters, first, () => this.#failuresBefore(parent, of));
      },
    };
  }

  /** Those of the time before the one that the filter asks for; null where it asks for none. */
  async #failuresBefore(parent: ParentKey, of: readonly string[]): Promise<Clusters | null> {
    const { columns, failures: { seen } } = this.description, times = [...columns.values()].filter(({ kind }) => kind === "time").map(({ field }) => field);
    const before = windowBefore(this.#filter, seen === undefined ? times : [seen, ...times], this.context.now);
    return before === undefined ? null : this.#load<Clusters>(`failures before ${of.join()}`, parent, async ({ table, scope }, parents) =>
      readClusters(table, all(scope, await withTexts(before, table, scope)), of, [], parents, this.#fingerprints()));
  }

  #fingerprints(): Fingerprints {
    return Fingerprints.by(this.context.registry);
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
      pages: this.#loader(({ table, where }, parents) => {
        // whoever comes after this statement was sent may need other fields: it gets one of its own
        if (this.#open === open) this.#open = undefined;
        return readPages(table, where, this.#window, open.fields, parents);
      }),
    };
    return open;
  }

  #load<A>(what: string, parent: ParentKey, read: Read<T, A>, lifted: readonly string[] = []): Promise<A> {
    const loader = this.#loaders.get(what) ?? this.#loader(read, lifted);
    this.#loaders.set(what, loader);
    return loader.load(parent) as Promise<A>;
  }

  #loader<A>(read: Read<T, A>, lifted: readonly string[] = []): DataLoader<ParentKey, A> {
    return new DataLoader(async keys => {
      const asked = await this.#ask(lifted), parents = await this.parents(keys);
      return (await Promise.all(parents.map(some => read(asked, some)))).flat();
    }, { maxBatchSize: MAX_PARENTS });
  }

  /** Once for all that is asked of the list; `lifted` as `withTexts` has it. */
  #ask(lifted: readonly string[]): Promise<Asked<T>> {
    const asked = this.#asked.get(lifted.join()) ?? (async () => {
      const { table, scope } = await this.visible(), filter = await withTexts(this.#filter, table, scope, lifted);
      return { table, scope, filter, where: all(scope, filter) };
    })();
    this.#asked.set(lifted.join(), asked);
    return asked;
  }
}

/** The filter in terms that the database knows, by itself and together with the scope. */
interface Asked<T extends object> extends Visible<T> {
  readonly filter: Condition;
  readonly where: Condition;
}

type Read<T extends object, A> = (asked: Asked<T>, parents: Parents) => Promise<A[]>;

/** What is told of failures only where it is asked for: it makes groups smaller, or takes time. */
const NAMES = ["siteNames", "storageElementNames", "hosts"] as const;

/** Pages that are not read yet, and the fields that they need so far. */
interface OpenPages<T> { readonly fields: Set<string>; readonly pages: DataLoader<ParentKey, Page<T>> }

function readSize({ first, last }: ListArgs): { limit: number; fromEnd: boolean } {
  if (first !== null && first !== undefined && last !== null && last !== undefined) throw badInput("last", "first and last cannot be given together");
  for (const [argument, size] of Object.entries({ first, last })) {
    if (size !== null && size !== undefined && (size < 1 || size > MAX_PAGE)) throw badInput(argument, `${size} is out of range: 1 to ${MAX_PAGE}`);
  }
  return { limit: first ?? last ?? DEFAULT_PAGE, fromEnd: last !== null && last !== undefined };
}
