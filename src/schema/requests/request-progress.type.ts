import { Field, ObjectType } from "type-graphql";
import { SafeInt } from "../common/scalars.ts";
import { StatusCount } from "../common/status-count.type.ts";

@ObjectType({ description: "How far a request is." })
export class RequestProgress {
  @Field(() => SafeInt, { simple: true, description: "Operations that are Done." })
  operationsDone!: number;

  @Field(() => SafeInt, { simple: true, description: "All its operations." })
  operations!: number;

  @Field(() => [StatusCount], { simple: true, description: "Operations by status, in order of the status." })
  operationCounts!: StatusCount[];

  @Field(() => SafeInt, { simple: true, description: "Files that are Done: a file of two operations is two." })
  filesDone!: number;

  @Field(() => SafeInt, { simple: true, description: "The files of all its operations." })
  files!: number;

  @Field(() => [StatusCount], { simple: true, description: "Files by status, in order of the status." })
  fileCounts!: StatusCount[];
}
