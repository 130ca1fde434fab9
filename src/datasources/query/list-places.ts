import type { ListArgs } from "../../schema/common/list-args.ts";
import type { Listing } from "../../schema/common/listing.ts";
import type { TableDescription } from "../../schema/common/table-registry.ts";
import { Lists, type Place, type Visible } from "./listing.ts";
import type { ParentKey } from "./parents.ts";

/** The lists of one table in one operation, found again by their place so that the lists of many parents are read together. */
export class ListPlaces<T extends object> {
  readonly #places = new Map<string, Lists<T>>();

  constructor(private readonly description: TableDescription<T>, private readonly visible: () => Promise<Visible<T>>, private readonly now: number) {}

  root(args: ListArgs, place: Place): Listing<T> {
    return this.#at(args, place, undefined).of("");
  }

  /** The list of one parent: the rows whose `field` is `key`. */
  under(field: keyof T & string, key: ParentKey, args: ListArgs, place: Place): Listing<T> {
    return this.#at(args, place, field).of(key);
  }

  #at(args: ListArgs, place: Place, parentField: string | undefined): Lists<T> {
    const lists = this.#places.get(place.path) ?? new Lists(this.description, this.visible, args, place, this.now, parentField);
    this.#places.set(place.path, lists);
    return lists;
  }
}
