/** The words that people choose from: enums of ours, readable without GraphQL. */

export enum AccountingBucket { AUTO = "AUTO", NATIVE = "NATIVE", QUARTER_HOUR = "QUARTER_HOUR", HOUR = "HOUR", DAY = "DAY", WEEK = "WEEK", MONTH = "MONTH", YEAR = "YEAR" }

export enum AccountingMeasureKind { SUM = "SUM", GAUGE = "GAUGE", RATIO = "RATIO" }

export enum AccountingForm { SUM = "SUM", RATE = "RATE", MEAN = "MEAN", CUMULATIVE = "CUMULATIVE", SHARE = "SHARE" }

export enum AccountingPlotKind { STACKED = "STACKED", LINES = "LINES", CUMULATIVE = "CUMULATIVE", PIE = "PIE", QUALITY = "QUALITY" }

export enum AccountingPer { SECOND = "SECOND", MINUTE = "MINUTE", HOUR = "HOUR", DAY = "DAY", WEEK = "WEEK", MONTH = "MONTH", YEAR = "YEAR" }

export enum AccountingUnit {
  MILLISECONDS = "MILLISECONDS", SECONDS = "SECONDS", MINUTES = "MINUTES", HOURS = "HOURS", DAYS = "DAYS", WEEKS = "WEEKS", MONTHS = "MONTHS", YEARS = "YEARS",
  CPU_SECONDS = "CPU_SECONDS", CPU_HOURS = "CPU_HOURS", CPU_DAYS = "CPU_DAYS", CPU_YEARS = "CPU_YEARS",
  BYTES = "BYTES", KB = "KB", MB = "MB", GB = "GB", TB = "TB", PB = "PB",
  COUNT = "COUNT", THOUSANDS = "THOUSANDS", MILLIONS = "MILLIONS",
  RATIO = "RATIO", PERCENT = "PERCENT",
  NONE = "NONE",
}
