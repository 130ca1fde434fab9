import { Arg, Field, ObjectType, registerEnumType } from "type-graphql";
import { ACCOUNTING_TYPES } from "../../generated/accounting-db.ts";
import { Cost } from "../common/cost.ts";
import { DateTime, SafeInt } from "../common/scalars.ts";
import { LEADS_TO_REPORTS } from "./accounting-cost.ts";
import { AccountingKeyFilter, accountingFilterOf, testsOf, type FilterOfKeys } from "./accounting-filter.type.ts";
import { allKeys, keyDescription } from "./accounting-keys.ts";
import { measuresOf } from "./accounting-measures.ts";
import { constantName, fieldName } from "./accounting-names.ts";
import { accountingReportOf } from "./accounting-report-of.ts";
import { AccountingType } from "./accounting-type.type.ts";
import { AccountingBucket } from "./accounting-words.ts";
import type { Reports } from "./report.ts";

type Maybe<T> = T | null | undefined;

const AccountingReport = accountingReportOf("AccountingReport", "A report of whatever type; keys and measures are spelt as DIRAC does.", String, name => name);

const FROM = "Begin of the window, included. It need not be the begin of a row: rows count in proportion to the part of their time that lies in the window.";
const TO = "End of the window, excluded; null is now.";
const BUCKET = "How long the bins of series are.";
const BUCKET_LENGTH = "Bins of so many seconds, counted from 1970, instead of `bucket`.";

@ObjectType({ description: "What DIRAC counted: jobs that ended, pilots, transfers, space, snapshots of the jobs in the system. Totals do not depend on how one groups.\n\nSource: AccountingDB, of whatever setup." })
export class Accounting {
  constructor(readonly reports: Reports) {}

  @Cost({ statements: 4, reads: 100, gives: 20 })
  @Field(() => [AccountingType], { nullable: true, description: "The types that the database declares." })
  async types(): Promise<AccountingType[]> {
    return (await this.reports.types()).map(info => new AccountingType(info));
  }

  @Cost(LEADS_TO_REPORTS)
  @Field(() => AccountingReport, { nullable: true, description: "A report of any type, by name: the only way to those of extensions." })
  report(@Arg("bucketLength", () => SafeInt, { nullable: true, description: BUCKET_LENGTH }) bucketLength: Maybe<number>, @Arg("bucket", () => AccountingBucket, { defaultValue: AccountingBucket.AUTO, description: BUCKET }) bucket: AccountingBucket,
    @Arg("by", () => [String], { defaultValue: [], description: "The keys to group by." }) by: string[], @Arg("to", () => DateTime, { nullable: true, description: TO }) to: Maybe<string>, @Arg("from", () => DateTime, { description: FROM }) from: string,
    @Arg("filter", () => [AccountingKeyFilter], { nullable: true, description: "Only the rows that match all of these." }) filter: Maybe<AccountingKeyFilter[]>, @Arg("type", () => String) type: string): object {
    return new AccountingReport(this.reports.report({ type, filter: filter ?? [], from, to, by, bucket, bucketLength }));
  }
}

/** A field for each of DIRAC's own types. */
for (const [type, { keys, values }] of Object.entries(ACCOUNTING_TYPES)) declareKnown(type, keys, values);

function declareKnown(type: string, keys: readonly string[], values: readonly string[]): void {
  // in names of types an acronym is a word: WMSHistory → AccountingWmsHistoryReport
  const field = fieldName(type), word = field.replace(/^./, first => first.toUpperCase());
  const measures = measuresOf(type, values), measure = Object.fromEntries(measures.map(({ name }) => [constantName(name), name]));
  registerEnumType(measure, { name: `Accounting${word}Measure`, description: `What can be told of ${type}.`, valuesConfig: Object.fromEntries(measures.map(({ name, unit, kind, description }) => [constantName(name), { description: `${description} ${kind}, in ${unit}.` }])) });
  const names = allKeys(keys), key = Object.fromEntries(names.map(name => [constantName(name), name]));
  registerEnumType(key, { name: `Accounting${word}Key`, description: `What ${type} can be grouped by.`, valuesConfig: Object.fromEntries(names.map(name => [constantName(name), { description: keyDescription(name) }])) });
  const Report = accountingReportOf(`Accounting${word}Report`, `A report of ${type}.`, measure, constantName), Filter = accountingFilterOf(`Accounting${word}Filter`, keys);
  const method = function (this: Accounting, bucketLength: Maybe<number>, bucket: AccountingBucket, by: string[], to: Maybe<string>, from: string, filter: Maybe<FilterOfKeys>): object {
    return new Report(this.reports.report({ type, filter: testsOf(filter, keys), from, to, by, bucket, bucketLength }));
  };
  const { prototype }: { prototype: object } = Accounting;
  Object.defineProperty(prototype, field, { value: method, writable: true, configurable: true });
  Arg("filter", () => Filter as typeof Accounting, { nullable: true, description: "Only the rows that match." })(prototype, field, 5);
  Arg("from", () => DateTime, { description: FROM })(prototype, field, 4);
  Arg("to", () => DateTime, { nullable: true, description: TO })(prototype, field, 3);
  Arg("by", () => [key], { defaultValue: [], description: "The keys to group by." })(prototype, field, 2);
  Arg("bucket", () => AccountingBucket, { defaultValue: AccountingBucket.AUTO, description: BUCKET })(prototype, field, 1);
  Arg("bucketLength", () => SafeInt, { nullable: true, description: BUCKET_LENGTH })(prototype, field, 0);
  Cost(LEADS_TO_REPORTS)(prototype, field, {});
  Field(() => Report, { nullable: true, description: `A report of ${type}.` })(prototype, field, Object.getOwnPropertyDescriptor(prototype, field) as TypedPropertyDescriptor<() => void>);
}
