import { Arg, Field, Int, ObjectType } from "type-graphql";
import { Cost, FREE } from "../common/cost.ts";
import { DateTime } from "../common/scalars.ts";
import { coverageCost, fileCost, LEADS_TO_REPORTS, readingCost } from "./accounting-cost.ts";
import { AccountingCoverage } from "./accounting-coverage.type.ts";
import { AccountingFigure, AccountingGroups } from "./accounting-figure.type.ts";
import { AccountingFile } from "./accounting-file.type.ts";
import { AccountingSeriesSet } from "./accounting-series.type.ts";
import { AccountingType } from "./accounting-type.type.ts";
import { AccountingForm, AccountingPer, AccountingPlotKind, AccountingUnit } from "./accounting-words.ts";
import "./accounting-words.type.ts";
import type { Report } from "./report.ts";

type Maybe<T> = T | null | undefined;

/** How the names of DIRAC appear in a report: as they are, or as enums spell them. */
export type Spelling = (name: string) => string;

/** As many as DIRAC's own types have, and some. */
const MEASURES = 40;

export type ReportClass = new (report: Report) => object;

const FORM = { nullable: true, description: "How it is told; null is the natural form." } as const;
const UNIT = { nullable: true, description: "The unit of the answer; null is the stored one." } as const;
const PER = { nullable: true, description: "What a rate is told per; it makes a sum a rate where no form is named." } as const;
const FIRST = { defaultValue: 10, description: "At most so many groups, 1 to 1,000; the rest is `other`." } as const;

/**
 * The report of one type, whose measures are an enum; of the generic report they are texts. Everything that reads is
 * nullable, so that a part that times out costs itself. (Parameters stand last to first: type-graphql prints a row of
 * @Arg in reverse.)
 */
export function accountingReportOf(name: string, description: string, measure: object, spelling: Spelling): ReportClass {
  const measures = () => [measure] as [typeof String];
  const told = <T extends { measure: string }>(figures: readonly T[]) => figures.map(figure => ({ ...figure, measure: spelling(figure.measure) }));
  const keyed = <T extends { key: { field: string; value: string | null }[] }>(rows: readonly T[]) => rows.map(row => ({ ...row, key: row.key.map(({ field, value }) => ({ field: spelling(field), value })) }));

  @ObjectType(name, { description })
  class TypeReport {
    constructor(private readonly report: Report) {}

    @Cost({ statements: 4, reads: 100 })
    @Field(() => AccountingType, { nullable: true, description: "What is reported." })
    async type(): Promise<AccountingType> {
      return new AccountingType(await this.report.type());
    }

    @Cost(FREE)
    @Field(() => DateTime, { description: "Begin of the window, included." })
    from(): string {
      return this.report.from;
    }

    @Cost(FREE)
    @Field(() => DateTime, { description: "End of the window, excluded." })
    to(): string {
      return this.report.to;
    }

    @Cost((_args, report) => coverageCost(report))
    @Field(() => AccountingCoverage, { nullable: true, description: "What the report is made of." })
    coverage(): Promise<AccountingCoverage> {
      return this.report.coverage();
    }

    @Cost((_args, report) => ({ ...readingCost(report), gives: MEASURES }))
    @Field(() => [AccountingFigure], { nullable: true, description: "Figures of all rows in the window. They do not depend on `by`." })
    async totals(@Arg("per", () => AccountingPer, PER) per: Maybe<AccountingPer>, @Arg("unit", () => AccountingUnit, UNIT) unit: Maybe<AccountingUnit>, @Arg("form", () => AccountingForm, FORM) form: Maybe<AccountingForm>,
      @Arg("of", measures, { nullable: true, description: "The measures; null is all that the form and the unit fit." }) of: Maybe<string[]>): Promise<AccountingFigure[]> {
      return told(await this.report.totals(of, { form, unit, per }));
    }

    @Cost((_args, report) => readingCost(report))
    @Field(() => AccountingGroups, { nullable: true, description: "Figures by the values of `by`." })
    async groups(@Arg("first", () => Int, FIRST) first: number, @Arg("per", () => AccountingPer, PER) per: Maybe<AccountingPer>, @Arg("unit", () => AccountingUnit, UNIT) unit: Maybe<AccountingUnit>,
      @Arg("form", () => AccountingForm, FORM) form: Maybe<AccountingForm>, @Arg("of", measures) of: string[]): Promise<AccountingGroups> {
      const { total, other, unknown, buckets, ...rest } = await this.report.groups(of, { form, unit, per }, first);
      return { ...rest, total: told(total), other: told(other), unknown: told(unknown), buckets: keyed(buckets).map(({ key, figures }) => ({ key, figures: told(figures) })) };
    }

    @Cost((_args, report) => readingCost(report))
    @Field(() => AccountingSeriesSet, { nullable: true, description: "A measure over time, by the values of `by`." })
    async series(@Arg("first", () => Int, FIRST) first: number, @Arg("per", () => AccountingPer, PER) per: Maybe<AccountingPer>, @Arg("unit", () => AccountingUnit, UNIT) unit: Maybe<AccountingUnit>,
      @Arg("form", () => AccountingForm, FORM) form: Maybe<AccountingForm>, @Arg("of", () => measure as typeof String) of: string): Promise<AccountingSeriesSet> {
      const { series, ...rest } = await this.report.series(of, { form, unit, per }, first);
      return { ...rest, series: keyed(series) };
    }

    @Cost((_args, report) => fileCost(report))
    @Field(() => AccountingFile, { nullable: true, description: "A picture of it, as SVG. Where no unit is named, one in which it is read easily." })
    plot(@Arg("first", () => Int, { defaultValue: 10, description: "At most so many groups, the rest is `other`; a picture has room for 25." }) first: number, @Arg("unit", () => AccountingUnit, UNIT) unit: Maybe<AccountingUnit>, @Arg("form", () => AccountingForm, FORM) form: Maybe<AccountingForm>,
      @Arg("kind", () => AccountingPlotKind, { defaultValue: AccountingPlotKind.STACKED }) kind: AccountingPlotKind, @Arg("of", () => measure as typeof String) of: string): Promise<AccountingFile> {
      return this.report.plot(of, kind, { form, unit }, first);
    }

    @Cost((_args, report) => fileCost(report))
    @Field(() => AccountingFile, { nullable: true, description: "Every bin of every group, as CSV; beyond 5,000 groups the smaller ones are `other`." })
    csv(@Arg("unit", () => AccountingUnit, UNIT) unit: Maybe<AccountingUnit>, @Arg("form", () => AccountingForm, FORM) form: Maybe<AccountingForm>, @Arg("of", measures) of: string[]): Promise<AccountingFile> {
      return this.report.csv(of, { form, unit });
    }

    @Cost(LEADS_TO_REPORTS)
    @Field(() => TypeReport, { description: "The same of the period before, as long." })
    previous(): TypeReport {
      return new TypeReport(this.report.previous());
    }
  }
  return TypeReport;
}
