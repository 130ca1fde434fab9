import type { GraphQLResolveInfo } from "graphql";
import { Arg, Args, Ctx, Extensions, FieldResolver, Info, Query, Resolver, Root } from "type-graphql";
import type { Context } from "../../context.ts";
import { connectionOf, type Connection } from "../../schema/common/connection-of.ts";
import { Cost } from "../../schema/common/cost.ts";
import { listArgsOf, type ListArgs } from "../../schema/common/list-args.ts";
import { Group } from "../../schema/configuration/group.type.ts";
import { User } from "../../schema/configuration/user.type.ts";
import { VirtualOrganization } from "../../schema/configuration/virtual-organization.type.ts";
import { Access, SIGNED_IN } from "../access.ts";
import { loadVisible } from "../load-visible.ts";
import { placeOf } from "../place.ts";

const GroupConnection = connectionOf(Group), GroupListArgs = listArgsOf(Group);

@Resolver(() => Group)
export class GroupResolver {
  @Query(() => Group, { nullable: true, description: "One group; null if there is none, or none that you may see." })
  @Access(SIGNED_IN)
  group(@Arg("name", () => String) name: string, @Ctx() { sources }: Context): Promise<Group | null> {
    return sources.groups.one(name);
  }

  @Query(() => GroupConnection, { nullable: true, description: "The groups of your VO." })
  @Access(SIGNED_IN)
  groups(@Args(() => GroupListArgs) args: ListArgs, @Ctx() { sources }: Context, @Info() info: GraphQLResolveInfo): Connection {
    return new GroupConnection(sources.groups.list(args, placeOf(info)));
  }

  @Cost({ gives: 200 })
  @FieldResolver(() => [User], { nullable: true, description: "Its users, as far as you may see them; a name without a section in the Registry is no user." })
  @Extensions({ needs: ["vo", "userNames"] })
  users(@Root() { vo, userNames }: Group, @Ctx() { sources }: Context): Promise<User[]> {
    return loadVisible({ one: name => sources.users.one(vo ?? "", name) }, userNames);
  }

  @FieldResolver(() => VirtualOrganization, { nullable: true, description: "Its VO." })
  @Extensions({ needs: ["vo"] })
  virtualOrganization(@Root() { vo }: Group, @Ctx() { sources }: Context): Promise<VirtualOrganization | null> | null {
    return vo === null ? null : sources.virtualOrganizations.one(vo);
  }
}
