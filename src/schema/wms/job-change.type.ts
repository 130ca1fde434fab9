import { Field, ID, ObjectType } from "type-graphql";
import { ChangeKindType } from "../common/change-kind.type.ts";
import type { ChangeKind } from "../common/change-kind.ts";
import { FieldChange } from "../common/field-change.type.ts";
import { DateTime, SafeInt } from "../common/scalars.ts";
import { JobLogRecord } from "./job-log-record.type.ts";

@ObjectType({
  description: "A change of a job, as it was observed: states that followed each other within a second may be one change. Comes at least once, "
    + "and for each job in the order in which things happened. docs/live.md says what is promised.\n\nSource: JobDB.Jobs and JobLoggingDB.LoggingInfo.",
})
export class JobChange {
  @Field(() => String, { simple: true, description: "Give it as `after` to go on behind this change." })
  cursor!: string;

  @Field(() => ID, { simple: true, description: "The same when the change comes again." })
  eventId!: string;

  @Field(() => ChangeKindType, { simple: true, description: "What it is to this subscription." })
  kind!: ChangeKind;

  @Field(() => SafeInt, { simple: true, description: "DIRAC's number of the job." })
  jobId!: number;

  @Field(() => [FieldChange], { simple: true, description: "What is different; empty where the job is new or gone, or where you see only one side." })
  changes!: FieldChange[];

  @Field(() => [JobLogRecord], { simple: true, description: "Records of its history that came with the change, or after an earlier one. A change may consist of them alone." })
  history!: JobLogRecord[];

  @Field(() => DateTime, { simple: true, description: "When the gateway saw it." })
  seenAt!: string;

  @Field(() => DateTime, { simple: true, nullable: true, description: "When it happened, by DIRAC's clocks: the time that moved, or that of the last record; null where nothing tells." })
  happenedAt!: string | null;
}
