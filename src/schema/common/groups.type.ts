import { Field, ObjectType } from "type-graphql";
import { Cost, FREE } from "./cost.ts";
import { sizeOf } from "./list-cost.ts";
import { SafeInt } from "./scalars.ts";

@ObjectType({ description: "One part of a group's key." })
export class GroupKey {
  @Field(() => String, { simple: true, description: "The field, spelt as in the argument `by`." })
  field!: string;

  @Field(() => String, { simple: true, nullable: true, description: "The value as text, in the form that filters take (numbers and flags without the quotes); null is no value." })
  value!: string | null;
}

@ObjectType({ description: "Rows that share a key." })
export class GroupBucket {
  @Cost((_, { by }) => ({ ...FREE, gives: (by as string[]).length }))
  @Field(() => [GroupKey], { simple: true, description: "One entry for each field of `by`, in that order." })
  key!: GroupKey[];

  @Field(() => SafeInt, { simple: true, description: "How many rows." })
  count!: number;
}

@ObjectType({ description: "How many rows there are for each combination of values." })
export class Groups {
  @Field(() => SafeInt, { simple: true, description: "All rows that were counted." })
  total!: number;

  @Field(() => SafeInt, { simple: true, description: "Rows that are in none of the buckets." })
  other!: number;

  @Field(() => SafeInt, { simple: true, description: "How many groups there are, those without a bucket included." })
  groupCount!: number;

  @Cost((_, { first }) => ({ ...FREE, gives: sizeOf(first) }))
  @Field(() => [GroupBucket], { simple: true, description: "Largest first, ties by key." })
  buckets!: GroupBucket[];
}
