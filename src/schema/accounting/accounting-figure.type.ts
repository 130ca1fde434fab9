import { Field, Float, ObjectType } from "type-graphql";
import { SafeInt } from "../common/scalars.ts";
import { AccountingForm, AccountingPer, AccountingUnit } from "./accounting-words.ts";
import type { Figure, Group, GroupsOfFigures, KeyValue } from "./report.ts";

@ObjectType({ description: "A measure of some rows." })
export class AccountingFigure implements Figure {
  @Field(() => String, { simple: true, description: "The measure, spelt as in the argument `of`." })
  measure!: string;

  @Field(() => AccountingForm, { simple: true, description: "How it is told." })
  form!: AccountingForm;

  @Field(() => Float, { simple: true, nullable: true, description: "The figure, to 12 digits; null where there is none: a ratio of nothing, a level without a snapshot." })
  value!: number | null;

  @Field(() => AccountingUnit, { simple: true, description: "The unit of the value." })
  unit!: AccountingUnit;

  @Field(() => AccountingPer, { simple: true, nullable: true, description: "Of a rate: what it is told per." })
  per!: AccountingPer | null;

  @Field(() => String, { simple: true, description: "The unit as people read it: `HS06 hours / day`, `jobs`." })
  label!: string;
}

@ObjectType({ description: "One part of a group's key." })
export class AccountingKeyValue implements KeyValue {
  @Field(() => String, { simple: true, description: "The key, spelt as in the argument `by`." })
  field!: string;

  @Field(() => String, { simple: true, nullable: true, description: "The value as it is stored; null where there is none: the country of something that is no site." })
  value!: string | null;
}

@ObjectType({ description: "The figures of the rows with one combination of values." })
export class AccountingGroup implements Group {
  @Field(() => [AccountingKeyValue], { simple: true, description: "One entry for each key of `by`, in that order." })
  key!: AccountingKeyValue[];

  @Field(() => [AccountingFigure], { simple: true, description: "One for each measure of `of`, in that order." })
  figures!: AccountingFigure[];
}

@ObjectType({ description: "Figures by the values of keys. What adds up adds up: buckets, other and unknown are the total." })
export class AccountingGroups implements GroupsOfFigures {
  @Field(() => [AccountingFigure], { simple: true, description: "All rows of the report." })
  total!: AccountingFigure[];

  @Field(() => [AccountingFigure], { simple: true, description: "Rows outside the buckets: of smaller groups, and of values that are not yours to see." })
  other!: AccountingFigure[];

  @Field(() => [AccountingFigure], { simple: true, description: "Rows whose value DIRAC has lost: their key leads to no name." })
  unknown!: AccountingFigure[];

  @Field(() => SafeInt, { simple: true, description: "How many groups there are, those outside the buckets included." })
  groupCount!: number;

  @Field(() => [AccountingGroup], { simple: true, description: "The groups, largest first by the first measure, ties by key." })
  buckets!: AccountingGroup[];
}
