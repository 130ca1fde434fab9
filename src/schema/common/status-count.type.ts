import { Field, ObjectType } from "type-graphql";
import { SafeInt } from "./scalars.ts";

@ObjectType({ description: "How many there are in a status." })
export class StatusCount {
  @Field(() => String, { simple: true, description: "The status." })
  status!: string;

  @Field(() => SafeInt, { simple: true, description: "How many; statuses without any are left out." })
  count!: number;
}
