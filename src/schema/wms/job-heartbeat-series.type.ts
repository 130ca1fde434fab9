import { Field, Float, ObjectType } from "type-graphql";
import { DateTime } from "../common/scalars.ts";

@ObjectType({ description: "One measurement of a running job." })
export class JobHeartbeatPoint {
  @Field(() => DateTime, { simple: true, nullable: true, description: "When. (HeartBeatLoggingInfo.HeartBeatTime)" })
  time!: string | null;

  @Field(() => Float, { simple: true, nullable: true, description: "The value; null where the job reported no number. (HeartBeatLoggingInfo.Value)" })
  value!: number | null;
}

@ObjectType({ description: "A quantity of a running job over time, about every half hour.\n\nSource: JobDB.HeartBeatLoggingInfo." })
export class JobHeartbeatSeries {
  @Field(() => String, { simple: true, description: "LoadAverage, MemoryUsed, Vsize, AvailableDiskSpace, CPUConsumed, WallClockTime (wall time times processors), or another. (HeartBeatLoggingInfo.Name)" })
  name!: string;

  @Field(() => String, { simple: true, nullable: true, description: "MB, kB or s; null where there is none." })
  unit!: string | null;

  @Field(() => [JobHeartbeatPoint], { simple: true, description: "In order of time." })
  points!: JobHeartbeatPoint[];
}
