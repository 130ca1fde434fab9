import { Field, ObjectType } from "type-graphql";
import { DateTime } from "../common/scalars.ts";

@ObjectType("Viewer", { description: "Who you are to this gateway: by your token, or by the Registry." })
export class ViewerType {
  @Field(() => String, { simple: true, description: "DIRAC user name; unique only within a VO." })
  name!: string;

  @Field(() => String, { simple: true, description: "DIRAC group." })
  group!: string;

  @Field(() => String, { simple: true, description: "Virtual organisation; empty when the group belongs to none, and then no row is yours to see." })
  vo!: string;

  @Field(() => [String], { simple: true, description: "DIRAC properties: what you may do." })
  properties!: string[];

  @Field(() => DateTime, { simple: true, nullable: true, description: "When your token ends; null without one." })
  expiresAt!: string | null;
}
