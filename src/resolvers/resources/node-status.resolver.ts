import type { GraphQLResolveInfo } from "graphql";
import { Args, Ctx, Extensions, FieldResolver, Info, Query, Resolver, Root } from "type-graphql";
import type { Context } from "../../context.ts";
import { connectionOf, type Connection } from "../../schema/common/connection-of.ts";
import { Cost } from "../../schema/common/cost.ts";
import { listArgsOf, type ListArgs } from "../../schema/common/list-args.ts";
import { NodeStatus } from "../../schema/resources/node-status.type.ts";
import { StatusChange } from "../../schema/resources/status-change.type.ts";
import { Access, SIGNED_IN } from "../access.ts";
import { placeOf } from "../place.ts";

const NodeStatusConnection = connectionOf(NodeStatus), NodeStatusListArgs = listArgsOf(NodeStatus);

@Resolver(() => NodeStatus)
export class NodeStatusResolver {
  @Query(() => NodeStatusConnection, { nullable: true, description: "The statuses of queues. Null in 9.1, which has none (see `gateway`)." })
  @Access(SIGNED_IN)
  async nodeStatuses(@Args(() => NodeStatusListArgs) args: ListArgs, @Ctx() { sources }: Context, @Info() info: GraphQLResolveInfo): Promise<Connection | null> {
    const listing = sources.nodeStatuses.list(args, placeOf(info));
    return (await sources.nodeStatuses.isKept()) ? new NodeStatusConnection(listing) : null;
  }

  @Cost({ statements: 2, gives: 50 })
  @FieldResolver(() => [StatusChange], { nullable: true, description: "How it came to this: its changes, oldest first. DIRAC files changes of a VO's row under `all` within minutes." })
  @Extensions({ needs: ["queueName", "statusType", "vo"] })
  async history(@Root() { queueName, statusType, vo }: NodeStatus, @Ctx() { sources }: Context): Promise<StatusChange[]> {
    const changes = await sources.statusChanges.ofElement("Node", queueName!);
    return changes.filter(change => change.statusType === statusType && change.vo === vo);
  }
}
