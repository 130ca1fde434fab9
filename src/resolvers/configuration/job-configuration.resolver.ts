import { Ctx, Extensions, FieldResolver, Resolver, Root } from "type-graphql";
import type { Context } from "../../context.ts";
import { Group } from "../../schema/configuration/group.type.ts";
import { Site } from "../../schema/configuration/site.type.ts";
import { User } from "../../schema/configuration/user.type.ts";
import { VirtualOrganization } from "../../schema/configuration/virtual-organization.type.ts";
import { Job } from "../../schema/wms/job.type.ts";

/** What the configuration says of what a job names. */
@Resolver(() => Job)
export class JobConfigurationResolver {
  @FieldResolver(() => Site, { nullable: true, description: "The site; null for ANY, Multiple, Group.… and other names that are none of a site." })
  @Extensions({ needs: ["siteName"] })
  site(@Root() { siteName }: Job, @Ctx() { sources }: Context): Promise<Site | null> {
    return sources.sites.one(siteName);
  }

  @FieldResolver(() => User, { nullable: true, description: "The owner; null for one that the Registry no longer has in this VO." })
  @Extensions({ needs: ["owner", "vo"] })
  user(@Root() { owner, vo }: Job, @Ctx() { sources }: Context): Promise<User | null> {
    return sources.users.one(vo ?? "", owner);
  }

  @FieldResolver(() => Group, { nullable: true, description: "The group; null for one that the Registry no longer has." })
  @Extensions({ needs: ["ownerGroup"] })
  group(@Root() { ownerGroup }: Job, @Ctx() { sources }: Context): Promise<Group | null> {
    return sources.groups.one(ownerGroup);
  }

  @FieldResolver(() => VirtualOrganization, { nullable: true, description: "The VO." })
  @Extensions({ needs: ["vo"] })
  virtualOrganization(@Root() { vo }: Job, @Ctx() { sources }: Context): Promise<VirtualOrganization | null> | null {
    return vo === null ? null : sources.virtualOrganizations.one(vo);
  }
}
