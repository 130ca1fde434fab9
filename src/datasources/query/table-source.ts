import type DataLoader from "dataloader";
import type { ListArgs } from "../../schema/common/list-args.ts";
import type { Listing } from "../../schema/common/listing.ts";
import type { KeyPart } from "../../schema/common/node-id.ts";
import { describe, type EntityClass } from "../../schema/common/table-registry.ts";
import type { SourceContext } from "../source-context.ts";
import { listedParents, type ChildrenOf } from "./listed-parents.ts";
import { Lists, type Place, type Visible } from "./listing.ts";
import { manyByKey, oneByKey, oneByKeys } from "./loaders.ts";
import { Parents, type ParentsOf } from "./parents.ts";

const NO_PARENTS: ParentsOf = () => [Parents.NONE];

/** What a row can be found by: a value of the field. */
export type ValueOf<T, F extends keyof T> = T[F] & KeyPart;

/**
 * A table in one operation, with the rows that the viewer may see, which `rows` finds out once. `Key` is what a row is
 * known by: all parts of its primary key, which is a number unless it is said.
 */
export class TableSource<T extends object, Key extends readonly KeyPart[] = [number]> {
  /** Lists are found again by their place, so that those of many parents are read together. */
  readonly #places = new Map<string, Lists<T>>();
  readonly #first = new Map<string, DataLoader<KeyPart, T | null>>();
  readonly #all = new Map<string, DataLoader<KeyPart, T[]>>();
  #byKey: DataLoader<readonly KeyPart[], T | null, string> | undefined;
  #visible: Promise<Visible<T>> | undefined;

  constructor(protected readonly type: EntityClass<T>, protected readonly context: SourceContext, private readonly rows: (context: SourceContext) => Promise<Visible<T>>) {}

  list(args: ListArgs, place: Place): Listing<T> {
    return this.#at(args, place, NO_PARENTS).of("");
  }

  /** The list of one parent: the rows whose `field` is `key`. */
  under<F extends keyof T & string>(field: F, key: ValueOf<T, F>, args: ListArgs, place: Place): Listing<T> {
    return this.#at(args, place, keys => [new Parents(field, keys)]).of(key);
  }

  /** The list of one parent that the rows do not name: `children` tells for many parents which values of `field` are theirs. A row is of one parent. */
  among(field: keyof T & string, key: number, children: ChildrenOf, args: ListArgs, place: Place): Listing<T> {
    return this.#at(args, place, async keys => listedParents(field, keys as readonly number[], await children(keys as readonly number[]))).of(key);
  }

  /** One row by its primary key. */
  one(...key: Key): Promise<T | null> {
    const { keys: [field, ...others] } = describe(this.type);
    return others.length === 0 ? this.#firstWith(field!).load(key[0]!) : (this.#byKey ??= oneByKeys(() => this.visible())).load(key);
  }

  /** The row whose `field`, unique as its key is, is this. */
  oneWith<F extends keyof T & string>(field: F, value: ValueOf<T, F>): Promise<T | null> {
    return this.#firstWith(field).load(value);
  }

  /** All rows whose `field` is this, in the order of the rest of their key. */
  allWith<F extends keyof T & string>(field: F, value: ValueOf<T, F>): Promise<T[]> {
    const loader = this.#all.get(field) ?? manyByKey<KeyPart, T>(() => this.visible(), field);
    this.#all.set(field, loader);
    return loader.load(value);
  }

  protected visible(): Promise<Visible<T>> {
    this.#visible ??= this.rows(this.context);
    return this.#visible;
  }

  #firstWith(field: string): DataLoader<KeyPart, T | null> {
    const loader = this.#first.get(field) ?? oneByKey<KeyPart, T>(() => this.visible(), field as keyof T & string);
    this.#first.set(field, loader);
    return loader;
  }

  #at(args: ListArgs, place: Place, parents: ParentsOf): Lists<T> {
    const lists = this.#places.get(place.path) ?? new Lists(describe(this.type), () => this.visible(), args, place, this.context, parents);
    this.#places.set(place.path, lists);
    return lists;
  }
}
