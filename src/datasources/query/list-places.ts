import type { ListArgs } from "../../schema/common/list-args.ts";
import type { Listing } from "../../schema/common/listing.ts";
import type { TableDescription } from "../../schema/common/table-registry.ts";
import type { FilterContext } from "./filter.ts";
import { listedParents } from "./listed-parents.ts";
import { Lists, type Place, type Visible } from "./listing.ts";
import { Parents, type ParentKey, type ParentsOf } from "./parents.ts";

const NO_PARENTS: ParentsOf = () => [Parents.NONE];

/** The children's numbers of each parent, in the parents' order. */
export type ChildrenOf = (parents: readonly number[]) => Promise<readonly (readonly number[])[]>;

/** The lists of one table in one operation, found again by their place so that the lists of many parents are read together. */
export class ListPlaces<T extends object> {
  readonly #places = new Map<string, Lists<T>>();

  constructor(private readonly description: TableDescription<T>, private readonly visible: () => Promise<Visible<T>>, private readonly context: FilterContext) {}

  root(args: ListArgs, place: Place): Listing<T> {
    return this.#at(args, place, NO_PARENTS).of("");
  }

  /** The list of one parent: the rows whose `field` is `key`. */
  under(field: keyof T & string, key: ParentKey, args: ListArgs, place: Place): Listing<T> {
    return this.#at(args, place, keys => [new Parents(field, keys)]).of(key);
  }

  /** The list of one parent that the rows do not name: `children` tells for many parents which values of `field` are theirs. A row is of one parent. */
  among(field: keyof T & string, key: number, children: ChildrenOf, args: ListArgs, place: Place): Listing<T> {
    return this.#at(args, place, async keys => listedParents(field, keys as readonly number[], await children(keys as readonly number[]))).of(key);
  }

  #at(args: ListArgs, place: Place, parents: ParentsOf): Lists<T> {
    const lists = this.#places.get(place.path) ?? new Lists(this.description, this.visible, args, place, this.context, parents);
    this.#places.set(place.path, lists);
    return lists;
  }
}
