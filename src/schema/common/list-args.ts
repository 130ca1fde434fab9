import { ArgsType, Field } from "type-graphql";
import { filterFor, type FilterInput } from "./filter-for.ts";
import { once } from "./once.ts";
import { orderFor, type OrderInput } from "./order-for.ts";
import { SafeInt } from "./scalars.ts";
import { describe, type EntityClass } from "./table-registry.ts";

/** The arguments of every list, as a resolver receives them. */
export interface ListArgs {
  readonly filter?: FilterInput | null;
  readonly orderBy?: readonly OrderInput[] | null;
  readonly first?: number | null;
  readonly after?: string | null;
  readonly last?: number | null;
  readonly before?: string | null;
}

/** The arguments class of a described class. An @ArgsType prints its arguments in order; a row of @Arg prints them reversed. */
export const listArgsOf = once((type: EntityClass): new () => ListArgs => {
  const name = `${describe(type).name}ListArgs`, filter = filterFor(type), order = orderFor(type);
  const args = { [name]: class {} }[name] as new () => ListArgs;
  ArgsType()(args);
  const add = (field: string, thunk: () => object, description: string) =>
    Field(thunk as () => StringConstructor, { nullable: true, description })(args.prototype, field);
  add("filter", () => filter, "Only the rows that match.");
  add("orderBy", () => [order], "Sort keys, most significant first; the key decides between equals. Default: by key, descending.");
  add("first", () => SafeInt, "At most this many rows, from the start: 1 to 1,000. Default 50.");
  add("after", () => String, "Only rows after this cursor.");
  add("last", () => SafeInt, "At most this many rows, from the end: 1 to 1,000.");
  add("before", () => String, "Only rows before this cursor.");
  return args;
});
