import { Field, ObjectType } from "type-graphql";

@ObjectType({ description: "An attribute of a job description." })
export class JobDescriptionAttribute {
  @Field(() => String, { simple: true, description: "Name; of a nested section with its path, such as `JobRequirements.Sites`." })
  name!: string;

  @Field(() => [String], { simple: true, description: "One value, or those of a list." })
  values!: string[];
}

@ObjectType({ description: "What was submitted, in DIRAC's job description language. The owner's certificate subject is hidden from those who may not read it.\n\nSource: JobDB.JobJDLs." })
export class JobDescription {
  @Field(() => String, { simple: true, nullable: true, description: "The checked description, which the job runs by; null until it is checked. (JobJDLs.JDL)" })
  text!: string | null;

  @Field(() => String, { simple: true, nullable: true, description: "The description as submitted. (JobJDLs.OriginalJDL)" })
  originalText!: string | null;

  @Field(() => String, { simple: true, nullable: true, description: "Why `text` or `originalText` is null." })
  reason!: string | null;

  @Field(() => [JobDescriptionAttribute], { simple: true, description: "The attributes of `text`, or of `originalText` while there is no `text`." })
  attributes!: JobDescriptionAttribute[];
}
