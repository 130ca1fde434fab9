import type { GraphQLResolveInfo } from "graphql";
import { Args, Ctx, Extensions, FieldResolver, Info, Query, Resolver, Root } from "type-graphql";
import type { Context } from "../../context.ts";
import { connectionOf, type Connection } from "../../schema/common/connection-of.ts";
import { Cost } from "../../schema/common/cost.ts";
import { listArgsOf, type ListArgs } from "../../schema/common/list-args.ts";
import { ResourceStatus } from "../../schema/resources/resource-status.type.ts";
import { StatusChange } from "../../schema/resources/status-change.type.ts";
import { Access, SIGNED_IN } from "../access.ts";
import { placeOf } from "../place.ts";

const ResourceStatusConnection = connectionOf(ResourceStatus), ResourceStatusListArgs = listArgsOf(ResourceStatus);

@Resolver(() => ResourceStatus)
export class ResourceStatusResolver {
  @Query(() => ResourceStatusConnection, { nullable: true, description: "The statuses of computing elements, storage elements and FTS servers: of every VO, and of your own." })
  @Access(SIGNED_IN)
  resourceStatuses(@Args(() => ResourceStatusListArgs) args: ListArgs, @Ctx() { sources }: Context, @Info() info: GraphQLResolveInfo): Connection {
    return new ResourceStatusConnection(sources.resourceStatuses.list(args, placeOf(info)));
  }

  @Cost({ statements: 2, gives: 50 })
  @FieldResolver(() => [StatusChange], { nullable: true, description: "How it came to this: its changes, oldest first. DIRAC files changes of a VO's row under `all` within minutes." })
  @Extensions({ needs: ["name", "statusType", "vo"] })
  async history(@Root() { name, statusType, vo }: ResourceStatus, @Ctx() { sources }: Context): Promise<StatusChange[]> {
    const changes = await sources.statusChanges.ofElement("Resource", name);
    return changes.filter(change => change.statusType === statusType && change.vo === vo);
  }
}
