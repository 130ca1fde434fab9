import { Field, ObjectType } from "type-graphql";
import { Cost, FREE } from "./cost.ts";
import { sizeOf } from "./list-cost.ts";
import { SafeInt } from "./scalars.ts";

@ObjectType({ description: "Rows that share a value." })
export class FacetBucket {
  @Field(() => String, { simple: true, nullable: true, description: "The value as text, in the form that filters take (numbers and flags without the quotes); null is no value." })
  value!: string | null;

  @Field(() => SafeInt, { simple: true, description: "How many rows." })
  count!: number;
}

@ObjectType({ description: "What one field's filter could be set to, and how many rows each value would give: counted without the field's own condition." })
export class Facet {
  @Field(() => String, { simple: true, description: "The field, spelt as in the argument `fields`." })
  field!: string;

  @Field(() => SafeInt, { simple: true, description: "All rows that were counted." })
  total!: number;

  @Field(() => SafeInt, { simple: true, description: "Rows that are in none of the buckets." })
  other!: number;

  @Field(() => SafeInt, { simple: true, description: "How many values there are, those without a bucket included." })
  groupCount!: number;

  @Cost((_, { first }) => ({ ...FREE, gives: sizeOf(first) }))
  @Field(() => [FacetBucket], { simple: true, description: "Largest first, ties by value." })
  buckets!: FacetBucket[];
}
