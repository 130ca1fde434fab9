import { Args, Ctx, FieldResolver, Resolver, Root, Subscription, type SubscribeResolverData } from "type-graphql";
import type { Context } from "../../context.ts";
import type { Told } from "../../datasources/live/verdict.ts";
import { RequestChange } from "../../schema/requests/request-change.type.ts";
import { RequestChangesArgs } from "../../schema/requests/request-changes.args.ts";
import { Request } from "../../schema/requests/request.type.ts";
import { Access, SIGNED_IN } from "../access.ts";

@Resolver(() => RequestChange)
export class RequestChangesResolver {
  @Subscription(() => RequestChange, {
    description: "The changes of the requests that you may see and that match, as they happen. Relative times in the filter are relative to the start.",
    subscribe: ({ args: { filter, after }, context: { sources } }: SubscribeResolverData<unknown, RequestChangesArgs, Context>) => sources.requestChanges.changes(filter, after) as unknown as AsyncIterable<unknown>,
  })
  @Access(SIGNED_IN)
  requestChanges(@Root() told: Told, @Args(() => RequestChangesArgs) _args: RequestChangesArgs, @Ctx() { sources }: Context): RequestChange {
    return Object.assign(new RequestChange(), sources.requestChanges.describe(told), { told });
  }

  @FieldResolver(() => Request, { nullable: true, description: "The request as it was when the change was seen; null when it is gone, or no longer yours to see." })
  request(@Root() { told }: { told: Told }, @Ctx() { sources }: Context): Request | null {
    return sources.requestChanges.request(told);
  }
}
