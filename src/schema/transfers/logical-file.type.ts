import { Field, ObjectType } from "type-graphql";

@ObjectType({ description: "One file by its logical name, and where DIRAC's databases speak of it. That there is an answer says nothing of whether the file exists.\n\nSource: ReqDB.File, FTS3DB.Files, DataIntegrityDB.Problematics." })
export class LogicalFile {
  @Field(() => String, { simple: true, description: "Its logical name." })
  lfn!: string;
}
