import { Args, Ctx, FieldResolver, Resolver, Root, Subscription, type SubscribeResolverData } from "type-graphql";
import type { Context } from "../../context.ts";
import type { Told } from "../../datasources/live/verdict.ts";
import { TransferChange } from "../../schema/transfers/transfer-change.type.ts";
import { TransferChangesArgs } from "../../schema/transfers/transfer-changes.args.ts";
import { Transfer } from "../../schema/transfers/transfer.type.ts";
import { Access, SIGNED_IN } from "../access.ts";

@Resolver(() => TransferChange)
export class TransferChangesResolver {
  @Subscription(() => TransferChange, {
    description: "The changes of the transfers that you may see and that match, as they happen. Relative times in the filter are relative to the start.",
    subscribe: ({ args: { filter, after }, context: { sources } }: SubscribeResolverData<unknown, TransferChangesArgs, Context>) => sources.transferChanges.changes(filter, after) as unknown as AsyncIterable<unknown>,
  })
  @Access(SIGNED_IN)
  transferChanges(@Root() told: Told, @Args(() => TransferChangesArgs) _args: TransferChangesArgs, @Ctx() { sources }: Context): TransferChange {
    return Object.assign(new TransferChange(), sources.transferChanges.describe(told), { told });
  }

  @FieldResolver(() => Transfer, { nullable: true, description: "The transfer as it was when the change was seen; null when it is gone, or no longer yours to see." })
  transfer(@Root() { told }: { told: Told }, @Ctx() { sources }: Context): Transfer | null {
    return sources.transferChanges.transfer(told);
  }
}
