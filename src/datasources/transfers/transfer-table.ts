import type DataLoader from "dataloader";
import type { ListArgs } from "../../schema/common/list-args.ts";
import type { Listing } from "../../schema/common/listing.ts";
import { describe, type EntityClass } from "../../schema/common/table-registry.ts";
import { ListPlaces } from "../query/list-places.ts";
import type { Place, Visible } from "../query/listing.ts";
import type { ParentKey } from "../query/parents.ts";
import { oneByKey } from "../query/loaders.ts";
import type { SourceContext } from "../source-context.ts";

/** A table of transfers: they differ in their columns, not in how they are read. */
export class TransferTable<T extends object> {
  protected readonly lists: ListPlaces<T>;
  readonly byId: DataLoader<number, T | null>;
  #visible: Promise<Visible<T>> | undefined;

  constructor(type: EntityClass<T>, protected readonly context: SourceContext, private readonly read: (context: SourceContext) => Promise<Visible<T>>) {
    const description = describe(type);
    this.lists = new ListPlaces(description, () => this.visible(), context);
    this.byId = oneByKey(() => this.visible(), description.keys[0] as keyof T & string);
  }

  list(args: ListArgs, place: Place): Listing<T> {
    return this.lists.root(args, place);
  }

  /** The list of one parent: the rows whose `field` is `key`. */
  under(field: keyof T & string, key: ParentKey, args: ListArgs, place: Place): Listing<T> {
    return this.lists.under(field, key, args, place);
  }

  protected visible(): Promise<Visible<T>> {
    this.#visible ??= this.read(this.context);
    return this.#visible;
  }
}
