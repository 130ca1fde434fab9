import { Field, ObjectType } from "type-graphql";
import { SafeInt } from "../common/scalars.ts";

@ObjectType({ description: "What went wrong in a request, its operations and their files." })
export class RequestError {
  @Field(() => String, { simple: true, description: "The error, in free text." })
  error!: string;

  @Field(() => SafeInt, { simple: true, description: "1 where the request itself has it, else 0." })
  requests!: number;

  @Field(() => SafeInt, { simple: true, description: "Operations that have it." })
  operations!: number;

  @Field(() => SafeInt, { simple: true, description: "Files that have it." })
  files!: number;
}
