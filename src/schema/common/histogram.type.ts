import { Field, ObjectType, registerEnumType } from "type-graphql";
import { Cost, FREE } from "./cost.ts";
import { GroupKey } from "./groups.type.ts";
import { DateTime, SafeInt } from "./scalars.ts";

export enum HistogramBucketLength { MINUTE = "MINUTE", HOUR = "HOUR", DAY = "DAY", MONTH = "MONTH" }
registerEnumType(HistogramBucketLength, { name: "HistogramBucketLength", description: "The length of a histogram's buckets, in UTC." });

@ObjectType({ description: "Rows of one span of time." })
export class HistogramBucket {
  @Field(() => DateTime, { simple: true, description: "Begin, included." })
  from!: string;

  @Field(() => DateTime, { simple: true, description: "End, excluded." })
  to!: string;

  @Cost((_, { by }) => ({ ...FREE, gives: (by as string[] | null | undefined ?? []).length }))
  @Field(() => [GroupKey], { simple: true, description: "One entry for each field of `by`, in that order; empty without `by`." })
  key!: GroupKey[];

  @Field(() => SafeInt, { simple: true, description: "How many rows." })
  count!: number;
}

@ObjectType({ description: "Rows over time." })
export class Histogram {
  @Field(() => SafeInt, { simple: true, description: "All rows that were counted." })
  total!: number;

  @Field(() => SafeInt, { simple: true, description: "Rows without a time." })
  unknown!: number;

  @Cost({ ...FREE, gives: 1000 })
  @Field(() => [HistogramBucket], { simple: true, description: "In order of time. Empty spans between the first and the last bucket are listed only without `by`." })
  buckets!: HistogramBucket[];
}
