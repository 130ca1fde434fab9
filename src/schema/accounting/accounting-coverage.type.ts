import { Field, Float, ObjectType } from "type-graphql";
import { DateTime, SafeInt } from "../common/scalars.ts";
import type { Coverage, StoredLength } from "./report.ts";

@ObjectType({ description: "The rows of one length." })
export class AccountingLength implements StoredLength {
  @Field(() => SafeInt, { simple: true, description: "Seconds that a row spans." })
  length!: number;

  @Field(() => DateTime, { simple: true, description: "Begin of the first one." })
  from!: string;

  @Field(() => DateTime, { simple: true, description: "End of the last one." })
  to!: string;

  @Field(() => SafeInt, { simple: true, description: "How many rows." })
  rows!: number;

  @Field(() => Float, { simple: true, description: "How many records they stand for: parts of records, so that it need not be whole." })
  entries!: number;
}

@ObjectType({ description: "What a report is made of." })
export class AccountingCoverage implements Coverage {
  @Field(() => DateTime, { simple: true, nullable: true, description: "Begin of the first row of the type, of whatever report; null if there is none." })
  earliest!: string | null;

  @Field(() => DateTime, { simple: true, nullable: true, description: "End of the last row of the type." })
  latest!: string | null;

  @Field(() => [AccountingLength], { simple: true, description: "The rows of this report that begin in its window or reach into it, by their length." })
  lengths!: AccountingLength[];

  @Field(() => SafeInt, { simple: true, description: "Rows of this report that do not begin at a multiple of their length." })
  unaligned!: number;

  @Field(() => SafeInt, { simple: true, description: "Records of the type that DIRAC has received and not counted yet." })
  pending!: number;
}
