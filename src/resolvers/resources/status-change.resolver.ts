import type { GraphQLResolveInfo } from "graphql";
import { Args, Ctx, Extensions, FieldResolver, Info, Query, Resolver, Root } from "type-graphql";
import type { Context } from "../../context.ts";
import { connectionOf, type Connection } from "../../schema/common/connection-of.ts";
import { Cost } from "../../schema/common/cost.ts";
import { listArgsOf, type ListArgs } from "../../schema/common/list-args.ts";
import { DateTime } from "../../schema/common/scalars.ts";
import { StatusChange } from "../../schema/resources/status-change.type.ts";
import { Access, SIGNED_IN } from "../access.ts";
import { placeOf } from "../place.ts";

/** What finds it among the changes of its element. */
const OfChange = Extensions({ needs: ["element", "name", "statusType", "vo", "dateEffective", "status", "tokenOwner"] });
const StatusChangeConnection = connectionOf(StatusChange), StatusChangeListArgs = listArgsOf(StatusChange);

@Resolver(() => StatusChange)
export class StatusChangeResolver {
  @Query(() => StatusChangeConnection, { nullable: true, description: "Who set which status, when, why, and until when: by default the newest first. Since when is a filter on `dateEffective`. It reads all logs and histories; `until` reads those of the elements on the page once more." })
  @Access(SIGNED_IN)
  statusChanges(@Args(() => StatusChangeListArgs) args: ListArgs, @Ctx() { sources }: Context, @Info() info: GraphQLResolveInfo): Connection {
    return new StatusChangeConnection(sources.statusChanges.list(args, placeOf(info)));
  }

  @Cost({ statements: 6, reads: 60 })
  @FieldResolver(() => String, { nullable: true, description: "The status before, which is the same where only who is in charge changed; null for the first that is known." })
  @OfChange
  async previousStatus(@Root() change: StatusChange, @Ctx() { sources }: Context): Promise<string | null> {
    return (await sources.statusChanges.neighbours(change)).before?.status ?? null;
  }

  @Cost({ statements: 6, reads: 60 })
  @FieldResolver(() => DateTime, { nullable: true, description: "When the next change of the same element, status type and VO followed; null if it is the last." })
  @OfChange
  async until(@Root() change: StatusChange, @Ctx() { sources }: Context): Promise<string | null> {
    return (await sources.statusChanges.neighbours(change)).after?.dateEffective ?? null;
  }
}
