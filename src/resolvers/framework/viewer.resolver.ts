import { Ctx, Query, Resolver } from "type-graphql";
import type { Context } from "../../context.ts";
import { Cost, FREE } from "../../schema/common/cost.ts";
import { ViewerType } from "../../schema/framework/viewer.type.ts";
import { Access, SIGNED_IN } from "../access.ts";

@Resolver()
export class ViewerResolver {
  @Cost(FREE)
  @Query(() => ViewerType, { nullable: true, description: "Who you are to this gateway." })
  @Access(SIGNED_IN)
  viewer(@Ctx() { viewer }: Context): ViewerType | null {
    if (viewer === null) return null;
    const { name, group, vo, properties, expiresAt } = viewer;
    return { name, group, vo, properties: [...properties].sort(), expiresAt: expiresAt === undefined ? null : `${new Date(expiresAt).toISOString().slice(0, 19)}Z` };
  }
}
