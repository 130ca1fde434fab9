import { Field, ObjectType } from "type-graphql";
import { SafeInt } from "../common/scalars.ts";
import { WaitingReasonCode } from "./waiting-reason-code.type.ts";

@ObjectType({ description: "Something that was looked at." })
export class WaitingFact {
  @Field(() => String, { simple: true, description: "What it is." })
  name!: string;

  @Field(() => String, { simple: true, description: "What was found, as text." })
  value!: string;

  @Field(() => String, { simple: true, description: "Where: a column (`TaskQueueDB.tq_Jobs.TQId`) or a table, or an option of the configuration." })
  source!: string;
}

@ObjectType({ description: "Why a job does not run yet, as far as DIRAC's databases and configuration show it." })
export class WaitingReason {
  @Field(() => WaitingReasonCode, { simple: true, description: "For programs." })
  code!: WaitingReasonCode;

  @Field(() => String, { simple: true, description: "For people." })
  sentence!: string;

  @Field(() => SafeInt, { simple: true, description: "The order in which the reasons are looked at, 1 to 12." })
  rank!: number;

  @Field(() => Boolean, { simple: true, description: "Whether the facts prove that the job cannot start before this changes; otherwise it may be why." })
  certain!: boolean;

  @Field(() => [WaitingFact], { simple: true, description: "What it was concluded from." })
  facts!: WaitingFact[];
}
