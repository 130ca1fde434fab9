import type DataLoader from "dataloader";
import { visibleOfVos } from "../../auth/policies/resources.policy.ts";
import type { Generation } from "../../config/generation.ts";
import { EVERYTHING } from "../../schema/common/condition.ts";
import type { ListArgs } from "../../schema/common/list-args.ts";
import type { Listing } from "../../schema/common/listing.ts";
import type { KeyPart } from "../../schema/common/node-id.ts";
import { describe, type EntityClass } from "../../schema/common/table-registry.ts";
import type { Catalog } from "../catalog.ts";
import type { OpenDatabase } from "../database.ts";
import { isKept } from "../kept-table.ts";
import { bindTable, type Binding } from "../query/bound-table.ts";
import { ListPlaces } from "../query/list-places.ts";
import type { Place, Visible } from "../query/listing.ts";
import { manyByKey, oneByKeys } from "../query/loaders.ts";
import type { SourceContext } from "../source-context.ts";
import { effectiveStatuses } from "./effective-status.ts";

interface Options<T> {
  /** The field by which others find its rows. */
  readonly name: keyof T & string;
  /** Of a table that one generation lacks. */
  readonly generation?: (catalog: Catalog) => Generation;
  readonly bind?: (database: OpenDatabase, context: SourceContext) => Binding;
}

/** A table of the resource status system: they differ in their columns, not in how they are read. */
export class ResourceTable<T extends object> {
  readonly #lists: ListPlaces<T>;
  readonly #byKey: DataLoader<readonly KeyPart[], T | null, string>;
  readonly #ofNames: DataLoader<string, T[]>;
  #visible: Promise<Visible<T>> | undefined;

  constructor(private readonly type: EntityClass<T>, protected readonly context: SourceContext, private readonly options: Options<T>) {
    this.#lists = new ListPlaces(describe(type), () => this.visible(), context);
    this.#byKey = oneByKeys(() => this.visible());
    this.#ofNames = manyByKey(() => this.visible(), options.name);
  }

  list(args: ListArgs, place: Place): Listing<T> {
    return this.#lists.root(args, place);
  }

  /** One row by the parts of its key. */
  async one(...key: KeyPart[]): Promise<T | null> {
    return (await this.isKept()) ? this.#byKey.load(key) : null;
  }

  /** All rows of a site, an element …, by its name; none where this generation of DIRAC has no such table. */
  async named(name: string): Promise<T[]> {
    return (await this.isKept()) ? this.#ofNames.load(name) : [];
  }

  /** Of these rows those that count for the viewer. */
  effective<R extends { readonly statusType: string; readonly vo: string }>(rows: readonly R[]): R[] {
    return effectiveStatuses(rows, this.context.viewer);
  }

  /** Whether this generation of DIRAC has such a table. */
  async isKept(): Promise<boolean> {
    const { generation } = this.options;
    if (generation === undefined) return true;
    const { catalog } = await this.#open();
    return isKept(describe(this.type).facts, catalog, generation(catalog));
  }

  private visible(): Promise<Visible<T>> {
    this.#visible ??= this.#bind();
    return this.#visible;
  }

  async #bind(): Promise<Visible<T>> {
    const description = describe(this.type), database = await this.#open();
    const table = bindTable(description, database, this.options.bind?.(database, this.context));
    return { table, scope: description.columns.has("vo") ? visibleOfVos(this.context.viewer) : EVERYTHING };
  }

  #open(): Promise<OpenDatabase> {
    return this.context.databases.open(describe(this.type).facts.database);
  }
}
