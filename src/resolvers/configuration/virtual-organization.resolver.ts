import type { GraphQLResolveInfo } from "graphql";
import { Arg, Args, Ctx, Extensions, FieldResolver, Info, Query, Resolver, Root } from "type-graphql";
import type { Context } from "../../context.ts";
import { connectionOf, type Connection } from "../../schema/common/connection-of.ts";
import { listArgsOf, type ListArgs } from "../../schema/common/list-args.ts";
import { Group } from "../../schema/configuration/group.type.ts";
import { User } from "../../schema/configuration/user.type.ts";
import { VirtualOrganization } from "../../schema/configuration/virtual-organization.type.ts";
import { Access, SIGNED_IN } from "../access.ts";
import { placeOf } from "../place.ts";

const VirtualOrganizationConnection = connectionOf(VirtualOrganization), VirtualOrganizationListArgs = listArgsOf(VirtualOrganization);
const GroupConnection = connectionOf(Group), GroupListArgs = listArgsOf(Group);
const UserConnection = connectionOf(User), UserListArgs = listArgsOf(User);

@Resolver(() => VirtualOrganization)
export class VirtualOrganizationResolver {
  @Query(() => VirtualOrganization, { nullable: true, description: "One VO; null if there is none." })
  @Access(SIGNED_IN)
  virtualOrganization(@Arg("name", () => String) name: string, @Ctx() { sources }: Context): Promise<VirtualOrganization | null> {
    return sources.virtualOrganizations.one(name);
  }

  @Query(() => VirtualOrganizationConnection, { nullable: true, description: "All VOs." })
  @Access(SIGNED_IN)
  virtualOrganizations(@Args(() => VirtualOrganizationListArgs) args: ListArgs, @Ctx() { sources }: Context, @Info() info: GraphQLResolveInfo): Connection {
    return new VirtualOrganizationConnection(sources.virtualOrganizations.list(args, placeOf(info)));
  }

  @FieldResolver(() => GroupConnection, { nullable: true, description: "Its groups, as far as you may see them." })
  @Extensions({ needs: ["name"] })
  groups(@Root() { name }: VirtualOrganization, @Args(() => GroupListArgs) args: ListArgs, @Ctx() { sources }: Context, @Info() info: GraphQLResolveInfo): Connection {
    return new GroupConnection(sources.groups.under("vo", name, args, placeOf(info)));
  }

  @FieldResolver(() => UserConnection, { nullable: true, description: "Its users, as far as you may see them." })
  @Extensions({ needs: ["name"] })
  users(@Root() { name }: VirtualOrganization, @Args(() => UserListArgs) args: ListArgs, @Ctx() { sources }: Context, @Info() info: GraphQLResolveInfo): Connection {
    return new UserConnection(sources.users.under("vo", name, args, placeOf(info)));
  }
}
