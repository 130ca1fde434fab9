import { ArgsType, Field } from "type-graphql";
import { filterFor, type FilterInput } from "./filter-for.ts";
import { once } from "./once.ts";
import { spokenNameOf } from "./spoken-name.ts";
import type { EntityClass } from "./table-registry.ts";

/** The arguments of every subscription to changes, as a resolver receives them. */
export interface ChangesArgs {
  readonly filter?: FilterInput | null;
  readonly after?: string | null;
}

/** The arguments class of the changes of a described class. */
export const changesArgsOf = once((type: EntityClass): new () => ChangesArgs => {
  const filter = filterFor(type);

  @ArgsType()
  class TypeChangesArgs implements ChangesArgs {
    @Field(() => filter as StringConstructor, { nullable: true, description: `Only the ${spokenNameOf(type)}s that match, and those that stop to.` })
    filter?: FilterInput | null;

    @Field(() => String, { nullable: true, description: "First everything since this cursor: that of a change, or the `changesCursor` of a list. CURSOR_EXPIRED: read the list again." })
    after?: string | null;
  }
  return TypeChangesArgs;
});
