import { Field, ObjectType } from "type-graphql";

@ObjectType({ description: "What DIRAC's rights let you do with a job. Its status may still stand in the way: a job that is Done cannot be killed." })
export class JobActions {
  @Field(() => Boolean, { simple: true, description: "End it." })
  kill!: boolean;

  @Field(() => Boolean, { simple: true, description: "Mark it for removal." })
  delete!: boolean;

  @Field(() => Boolean, { simple: true, description: "Run it again." })
  reschedule!: boolean;

  @Field(() => Boolean, { simple: true, description: "Read its input and output sandboxes." })
  readSandbox!: boolean;
}
