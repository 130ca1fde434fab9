import { Field, ObjectType } from "type-graphql";
import { DateTime } from "../common/scalars.ts";
import type { File } from "./report.ts";

@ObjectType({ description: "A file that whoever has the address may read, until it expires: an `<img>` sends no token." })
export class AccountingFile implements File {
  @Field(() => String, { simple: true, description: "Path on this server. It holds the report and whose rights it is made with, sealed." })
  url!: string;

  @Field(() => DateTime, { simple: true, description: "Ten minutes from now." })
  expiresAt!: string;
}
