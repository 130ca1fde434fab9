import { Args, Ctx, FieldResolver, Resolver, Root, Subscription, type SubscribeResolverData } from "type-graphql";
import type { Context } from "../context.ts";
import type { Sources } from "../datasources/all-sources.ts";
import type { ChangesSource } from "../datasources/live/changes-source.ts";
import type { Told } from "../datasources/live/verdict.ts";
import { changesArgsOf, type ChangesArgs } from "../schema/common/changes-args.ts";
import { Cost, FREE, type FieldCost } from "../schema/common/cost.ts";
import { fieldNameOf, spokenNameOf } from "../schema/common/spoken-name.ts";
import type { EntityClass } from "../schema/common/table-registry.ts";
import { Access, SIGNED_IN } from "./access.ts";

/** One feed serves all: to begin is to find the place in it. */
const STARTED: FieldCost = { ...FREE, work: 20 };

/** The subscription to the changes of a type that has a feed (`jobChanges`), and the row of each (`job`). */
export function changesResolverOf<T extends object>(type: EntityClass<T>, changeType: new () => object, changesOf: (sources: Sources) => ChangesSource<T>) {
  const TypeChangesArgs = changesArgsOf(type), field = fieldNameOf(type), noun = spokenNameOf(type);

  @Resolver(() => changeType)
  class ChangesResolver {
    @Cost(STARTED)
    @Subscription(() => changeType, {
      name: `${field}Changes`,
      description: `The changes of the ${noun}s that you may see and that match, as they happen. Relative times in the filter are relative to the start.`,
      subscribe: ({ args: { filter, after }, context: { sources } }: SubscribeResolverData<unknown, ChangesArgs, Context>) => changesOf(sources).changes(filter, after) as unknown as AsyncIterable<unknown>,
    })
    @Access(SIGNED_IN)
    changes(@Root() told: Told, @Args(() => TypeChangesArgs) _args: ChangesArgs, @Ctx() { sources }: Context): object {
      return Object.assign(new changeType(), changesOf(sources).describe(told), { told });
    }

    @Cost(FREE)
    @FieldResolver(() => type, { name: field, nullable: true, description: `The ${noun} as it was when the change was seen; null when it is gone, or no longer yours to see.` })
    row(@Root() { told }: { told: Told }, @Ctx() { sources }: Context): T | null {
      return changesOf(sources).row(told);
    }
  }
  return ChangesResolver;
}
