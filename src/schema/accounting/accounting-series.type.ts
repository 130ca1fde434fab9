import { Field, Float, ObjectType } from "type-graphql";
import { DateTime, SafeInt } from "../common/scalars.ts";
import { AccountingKeyValue } from "./accounting-figure.type.ts";
import { AccountingPer, AccountingUnit } from "./accounting-words.ts";
import type { Bin, Series, SeriesSet } from "./report.ts";

@ObjectType({ description: "A span of time." })
export class AccountingBin implements Bin {
  @Field(() => DateTime, { simple: true, description: "Begin, included." })
  from!: string;

  @Field(() => DateTime, { simple: true, description: "End, excluded." })
  to!: string;

  @Field(() => Boolean, { simple: true, description: "Whether it is shorter than the others, cut by the window, or not over yet: its sum is not to be compared with theirs; its rate is, being told of the time that has passed." })
  partial!: boolean;

  @Field(() => Boolean, { simple: true, description: "Whether rows longer than the bin are in it, spread evenly over their time: details within that time are not real." })
  spread!: boolean;
}

@ObjectType({ description: "A measure of one group over time." })
export class AccountingSeries implements Series {
  @Field(() => [AccountingKeyValue], { simple: true, description: "One entry for each key of `by`, in that order." })
  key!: AccountingKeyValue[];

  @Field(() => Float, { simple: true, nullable: true, description: "The figure of the whole window." })
  total!: number | null;

  @Field(() => [Float], { simple: true, nullable: "items", description: "`values[i]` belongs to `bins[i]`." })
  values!: (number | null)[];
}

@ObjectType({ description: "A measure over time, by the values of keys. In each bin what adds up adds up: series, other and unknown are the total." })
export class AccountingSeriesSet implements SeriesSet {
  @Field(() => AccountingUnit, { simple: true, description: "The unit of all values." })
  unit!: AccountingUnit;

  @Field(() => AccountingPer, { simple: true, nullable: true, description: "Of rates: what they are told per." })
  per!: AccountingPer | null;

  @Field(() => String, { simple: true, description: "The unit as people read it." })
  label!: string;

  @Field(() => [AccountingBin], { simple: true, description: "The spans of time, without gap, in order." })
  bins!: AccountingBin[];

  @Field(() => [Float], { simple: true, nullable: "items", description: "All rows of the report, bin by bin." })
  total!: (number | null)[];

  @Field(() => [Float], { simple: true, nullable: "items", description: "Rows outside the series: of smaller groups, and of values that are not yours to see." })
  other!: (number | null)[];

  @Field(() => [Float], { simple: true, nullable: "items", description: "Rows whose value DIRAC has lost." })
  unknown!: (number | null)[];

  @Field(() => SafeInt, { simple: true, description: "How many groups there are." })
  groupCount!: number;

  @Field(() => [AccountingSeries], { simple: true, description: "The groups, largest first by the figure of the window (of a ratio by what it is of), ties by key; empty without `by`." })
  series!: AccountingSeries[];
}
