import { Field, ObjectType } from "type-graphql";
import { GroupBucket } from "../common/groups.type.ts";
import { SafeInt } from "../common/scalars.ts";

@ObjectType({ description: "Live counts of jobs: all of them in the first message, then those that changed." })
export class JobCounts {
  @Field(() => Boolean, { simple: true, description: "Whether these are all counts, as in the first message; otherwise the others are as they were." })
  whole!: boolean;

  @Field(() => SafeInt, { simple: true, description: "All jobs that match." })
  total!: number;

  @Field(() => [GroupBucket], { simple: true, description: "Largest first. A count of 0: the group is gone." })
  buckets!: GroupBucket[];
}
