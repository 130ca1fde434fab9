import { Ctx, Extensions, FieldResolver, Resolver, Root } from "type-graphql";
import type { Context } from "../../context.ts";
import { Group } from "../../schema/configuration/group.type.ts";
import { User } from "../../schema/configuration/user.type.ts";
import { VirtualOrganization } from "../../schema/configuration/virtual-organization.type.ts";
import { Request } from "../../schema/requests/request.type.ts";

/** What the configuration says of what a request names. */
@Resolver(() => Request)
export class RequestConfigurationResolver {
  @FieldResolver(() => User, { nullable: true, description: "The owner; null for one that the Registry no longer has in this VO." })
  @Extensions({ needs: ["owner", "vo"] })
  user(@Root() { owner, vo }: Request, @Ctx() { sources }: Context): Promise<User | null> | null {
    return owner === null ? null : sources.users.one(vo ?? "", owner);
  }

  @FieldResolver(() => Group, { nullable: true, description: "The group; null for one that the Registry no longer has." })
  @Extensions({ needs: ["ownerGroup"] })
  group(@Root() { ownerGroup }: Request, @Ctx() { sources }: Context): Promise<Group | null> | null {
    return ownerGroup === null ? null : sources.groups.one(ownerGroup);
  }

  @FieldResolver(() => VirtualOrganization, { nullable: true, description: "The VO." })
  @Extensions({ needs: ["vo"] })
  virtualOrganization(@Root() { vo }: Request, @Ctx() { sources }: Context): Promise<VirtualOrganization | null> | null {
    return vo === null ? null : sources.virtualOrganizations.one(vo);
  }
}
