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

const UserConnection = connectionOf(User), UserListArgs = listArgsOf(User);

@Resolver(() => User)
export class UserResolver {
  @Query(() => User, { nullable: true, description: "One user of a VO, without `vo` of yours; null if there is none, or none that you may see." })
  @Access(SIGNED_IN)
  user(@Arg("vo", () => String, { nullable: true }) vo: string | null, @Arg("name", () => String) name: string, @Ctx() { sources, viewer }: Context): Promise<User | null> {
    return sources.users.one(vo ?? viewer?.vo ?? "", name);
  }

  @Query(() => UserConnection, { nullable: true, description: "The users of your VO." })
  @Access(SIGNED_IN)
  users(@Args(() => UserListArgs) args: ListArgs, @Ctx() { sources }: Context, @Info() info: GraphQLResolveInfo): Connection {
    return new UserConnection(sources.users.list(args, placeOf(info)));
  }

  @Cost({ gives: 10 })
  @FieldResolver(() => [Group], { nullable: true, description: "The groups of this VO that list the user, as far as you may see them." })
  @Extensions({ needs: ["groupNames"] })
  groups(@Root() { groupNames }: User, @Ctx() { sources }: Context): Promise<Group[]> {
    return loadVisible(sources.groups, groupNames);
  }

  @FieldResolver(() => VirtualOrganization, { nullable: true, description: "The VO; null for none." })
  @Extensions({ needs: ["vo"] })
  virtualOrganization(@Root() { vo }: User, @Ctx() { sources }: Context): Promise<VirtualOrganization | null> | null {
    return vo === "" ? null : sources.virtualOrganizations.one(vo);
  }
}
