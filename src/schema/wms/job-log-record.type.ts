import { Field, Float, ObjectType } from "type-graphql";
import { DateTime, SafeInt } from "../common/scalars.ts";

@ObjectType({
  description: "One record of a job's history, with what it left unchanged filled in from the records before it. The log is written for people: "
    + "kills, deletions and heartbeats leave no record, and the job's `status` is the truth about now.\n\nSource: JobLoggingDB.LoggingInfo.",
})
export class JobLogRecord {
  @Field(() => SafeInt, { simple: true, description: "Order of arrival, from 1. (LoggingInfo.SeqNum)" })
  seqNum!: number;

  @Field(() => String, { simple: true, description: "Major status. (LoggingInfo.Status)" })
  status!: string;

  @Field(() => String, { simple: true, description: "Minor status. (LoggingInfo.MinorStatus)" })
  minorStatus!: string;

  @Field(() => String, { simple: true, description: "Application status. (LoggingInfo.ApplicationStatus)" })
  applicationStatus!: string;

  @Field(() => DateTime, { simple: true, nullable: true, description: "When it happened, by the clock of whoever reported it, to the millisecond. (LoggingInfo.StatusTime, StatusTimeOrder)" })
  statusTime!: string | null;

  @Field(() => String, { simple: true, description: "Who reported it, such as `Matcher` or `JobWrapper@LCG.KEK.jp`; `(SM)` marks a change that DIRAC refused. (LoggingInfo.StatusSource)" })
  source!: string;

  @Field(() => Float, { simple: true, nullable: true, description: "Seconds until the next record in order of events; null for the last one." })
  duration!: number | null;
}
