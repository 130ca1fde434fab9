import { Arg, Field, Int, ObjectType } from "type-graphql";
import { Cost, FREE } from "../common/cost.ts";
import { SafeInt } from "../common/scalars.ts";
import { keyValuesCost } from "./accounting-cost.ts";
import { AccountingMeasureKind, AccountingUnit } from "./accounting-words.ts";
import type { KeyInfo, MeasureInfo, Step, TypeInfo } from "./report.ts";

@ObjectType({ description: "Something that records are told apart by." })
export class AccountingKeyInfo {
  constructor(private readonly info: KeyInfo) {}

  @Cost(FREE)
  @Field(() => String, { description: "DIRAC's word; enums spell it in CONSTANT_CASE." })
  name(): string {
    return this.info.name;
  }

  @Cost(FREE)
  @Field(() => String, { description: "What it holds." })
  description(): string {
    return this.info.description;
  }

  @Cost(keyValuesCost)
  @Field(() => [String], { description: "Its values, in order of the alphabet, for a selector; `first` at most 1,000. Where you do not see all rows: those of the rows that you see, of the last 35 days." })
  values(@Arg("first", () => Int, { defaultValue: 100 }) first: number, @Arg("contains", () => String, { nullable: true, description: "Only those that contain this, in any case." }) contains: string | null | undefined): Promise<string[]> {
    return this.info.values(contains, first);
  }

  @Cost(FREE)
  @Field(() => Boolean, { description: "Whether `by` takes it." })
  mayGroup(): boolean {
    return this.info.mayGroup;
  }

  @Cost(FREE)
  @Field(() => Boolean, { description: "Whether `filter` takes it." })
  mayFilter(): boolean {
    return this.info.mayFilter;
  }
}

@ObjectType({ description: "Something that is counted." })
export class AccountingMeasureInfo implements MeasureInfo {
  @Field(() => String, { simple: true, description: "DIRAC's word, or ours for what follows from DIRAC's; enums spell it in CONSTANT_CASE." })
  name!: string;

  @Field(() => AccountingUnit, { simple: true, description: "What it is told in unless another unit is asked for." })
  unit!: AccountingUnit;

  @Field(() => AccountingMeasureKind, { simple: true, description: "What can be told of it." })
  kind!: AccountingMeasureKind;

  @Field(() => String, { simple: true, description: "What it is." })
  description!: string;
}

@ObjectType({ description: "How long rows are." })
export class AccountingStep implements Step {
  @Field(() => SafeInt, { simple: true, description: "Up to this age, in seconds …" })
  age!: number;

  @Field(() => SafeInt, { simple: true, description: "… rows span so many seconds. Beyond the last age a week." })
  length!: number;
}

@ObjectType({ description: "A kind of records, as the database itself declares it.\n\nSource: AccountingDB.ac_catalog_Types." })
export class AccountingType {
  constructor(private readonly info: TypeInfo) {}

  @Cost(FREE)
  @Field(() => String, { description: "DIRAC's word: `Job`." })
  name(): string {
    return this.info.name;
  }

  @Cost(FREE)
  @Field(() => String, { description: "What its tables are called by; in 8.0 with the setup: `Belle-Production_Job`." })
  tableName(): string {
    return this.info.tableName;
  }

  @Cost(FREE)
  @Field(() => Boolean, { description: "Whether DIRAC itself has it, and this graph a field of its own; others are told by `report`." })
  known(): boolean {
    return this.info.known;
  }

  @Cost({ ...FREE, gives: 16 })
  @Field(() => [AccountingKeyInfo], { description: "What its records are told apart by." })
  keys(): AccountingKeyInfo[] {
    return this.info.keys.map(key => new AccountingKeyInfo(key));
  }

  @Cost({ ...FREE, gives: 40 })
  @Field(() => [AccountingMeasureInfo], { description: "What is counted." })
  measures(): readonly MeasureInfo[] {
    return this.info.measures;
  }

  @Cost({ ...FREE, gives: 8 })
  @Field(() => [AccountingStep], { description: "How long rows are, by their age." })
  bucketLengths(): readonly Step[] {
    return this.info.bucketLengths;
  }

  @Field(() => SafeInt, { nullable: true, description: "Records that DIRAC has received and not counted yet." })
  pending(): Promise<number> {
    return this.info.pending();
  }
}
