import type DataLoader from "dataloader";
import { EVERYTHING, type Condition } from "../../schema/common/condition.ts";
import type { ListArgs } from "../../schema/common/list-args.ts";
import type { Listing } from "../../schema/common/listing.ts";
import type { KeyPart } from "../../schema/common/node-id.ts";
import { describe, type EntityClass } from "../../schema/common/table-registry.ts";
import { bindTable } from "../query/bound-table.ts";
import { ListPlaces } from "../query/list-places.ts";
import type { Place, Visible } from "../query/listing.ts";
import { manyByKey, oneByKey, oneByKeys } from "../query/loaders.ts";
import type { SourceContext } from "../source-context.ts";

interface Options {
  /** The rows that the viewer may see; without it all: infrastructure is for everybody. */
  readonly scope?: Condition;
  readonly personalWhere?: Condition;
}

/** A table of the configuration: they differ in their columns, not in how they are read. */
export class ConfigurationTable<T extends object> {
  readonly #lists: ListPlaces<T>;
  readonly #byKey: DataLoader<readonly KeyPart[], T | null, string>;
  readonly #many = new Map<string, DataLoader<string, T[]>>();
  readonly #first = new Map<string, DataLoader<string, T | null>>();
  #visible: Promise<Visible<T>> | undefined;

  constructor(private readonly type: EntityClass<T>, private readonly context: SourceContext, private readonly options: Options = {}) {
    this.#lists = new ListPlaces(describe(type), () => this.visible(), context);
    this.#byKey = oneByKeys(() => this.visible());
  }

  list(args: ListArgs, place: Place): Listing<T> {
    return this.#lists.root(args, place);
  }

  /** The list of one parent: the rows whose `field` is `key`. */
  under(field: keyof T & string, key: string, args: ListArgs, place: Place): Listing<T> {
    return this.#lists.under(field, key, args, place);
  }

  /** One row by the parts of its key. */
  one(...key: KeyPart[]): Promise<T | null> {
    return this.#byKey.load(key);
  }

  /** The row whose `field`, unique as its key is, is this. */
  oneWith(field: keyof T & string, value: string): Promise<T | null> {
    const loader = this.#first.get(field) ?? oneByKey<string, T>(() => this.visible(), field);
    this.#first.set(field, loader);
    return loader.load(value);
  }

  /** All rows whose `field` is this, in the order of their key. */
  allWith(field: keyof T & string, value: string): Promise<T[]> {
    const loader = this.#many.get(field) ?? manyByKey<string, T>(() => this.visible(), field);
    this.#many.set(field, loader);
    return loader.load(value);
  }

  private visible(): Promise<Visible<T>> {
    this.#visible ??= this.#bind();
    return this.#visible;
  }

  async #bind(): Promise<Visible<T>> {
    const { scope = EVERYTHING, ...binding } = this.options;
    return { table: bindTable(describe(this.type), await this.context.databases.open("Configuration"), binding), scope };
  }
}
