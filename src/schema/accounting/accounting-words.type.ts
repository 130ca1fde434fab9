import { registerEnumType } from "type-graphql";
import { AccountingBucket, AccountingForm, AccountingMeasureKind, AccountingPer, AccountingPlotKind, AccountingUnit } from "./accounting-words.ts";

const described = (descriptions: Readonly<Record<string, string>>) => Object.fromEntries(Object.entries(descriptions).map(([name, description]) => [name, { description }]));

registerEnumType(AccountingBucket, {
  name: "AccountingBucket", description: "The length of the bins of a series, in UTC.",
  valuesConfig: described({
    AUTO: "The shortest of the others that is at least as long as the longest stored row in the window, and gives at most 400 bins.", NATIVE: "As long as the longest stored row in the window.",
    QUARTER_HOUR: "15 minutes.", HOUR: "An hour.", DAY: "A day.", WEEK: "A week as DIRAC has it: from Thursday.", MONTH: "A month of the calendar.", YEAR: "A year of the calendar.",
  }),
});

registerEnumType(AccountingMeasureKind, {
  name: "AccountingMeasureKind", description: "What can be told of a measure.",
  valuesConfig: described({ SUM: "Adds up over time and over everything else.", GAUGE: "A level: adds up over everything but time, over which it is averaged.", RATIO: "Of two sums: adds up over nothing." }),
});

registerEnumType(AccountingForm, {
  name: "AccountingForm", description: "How a measure is told. Where none is named, sums are told as SUM, gauges and ratios as MEAN.",
  valuesConfig: described({
    SUM: "What adds up in the bin or window.", RATE: "The sum through the time, per second or as `per` says.", MEAN: "Of a sum: per record. Of a gauge: its level, averaged over the snapshots. Of a ratio: itself.",
    CUMULATIVE: "The sum from the window's begin to the bin's end.", SHARE: "Percentage of the total.",
  }),
});

registerEnumType(AccountingPlotKind, {
  name: "AccountingPlotKind", description: "How a plot looks.",
  valuesConfig: described({ STACKED: "Stacked bars.", LINES: "A line for each group.", CUMULATIVE: "Running sums, stacked.", PIE: "Each group's part of the whole window.", QUALITY: "A coloured field for each group and bin, from red (0 %) to green (100 %); for percentages." }),
});

registerEnumType(AccountingPer, { name: "AccountingPer", description: "What a rate is told per; a month has 30 days, a year 365." });

registerEnumType(AccountingUnit, {
  name: "AccountingUnit", description: "Units; those of one line can be turned into each other.\n\nMILLISECONDS SECONDS MINUTES HOURS DAYS WEEKS MONTHS YEARS\nCPU_SECONDS CPU_HOURS CPU_DAYS CPU_YEARS\nBYTES KB MB GB TB PB\nCOUNT THOUSANDS MILLIONS\nRATIO PERCENT\nNONE",
  valuesConfig: described({
    MONTHS: "Of 30 days.", YEARS: "Of 365 days.", CPU_SECONDS: "Seconds of a CPU × its power; the label names the unit of power, HS06 unless the operator says otherwise. Per second: power.",
    KB: "1,000 bytes.", MB: "1,000,000 bytes.", GB: "10⁹ bytes.", TB: "10¹² bytes.", PB: "10¹⁵ bytes.", COUNT: "Jobs, pilots, files …: the label says which.", NONE: "Nobody knows: a value that an extension of DIRAC books.",
  }),
});
