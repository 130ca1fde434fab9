import { AccountingPer, AccountingUnit } from "./accounting-words.ts";

const { MILLISECONDS, SECONDS, MINUTES, HOURS, DAYS, WEEKS, MONTHS, YEARS, CPU_SECONDS, CPU_HOURS, CPU_DAYS, CPU_YEARS, BYTES, KB, MB, GB, TB, PB, COUNT, THOUSANDS, MILLIONS, RATIO, PERCENT, NONE } = AccountingUnit;

const MINUTE = 60, HOUR = 3600, DAY = 86_400, YEAR = 365 * DAY;

/** How much of the first unit one of each is: units of one family can be turned into each other. Months have 30 days, years 365. */
const FAMILIES: readonly (readonly (readonly [AccountingUnit, number])[])[] = [
  [[SECONDS, 1], [MILLISECONDS, 0.001], [MINUTES, MINUTE], [HOURS, HOUR], [DAYS, DAY], [WEEKS, 7 * DAY], [MONTHS, 30 * DAY], [YEARS, YEAR]],
  [[CPU_SECONDS, 1], [CPU_HOURS, HOUR], [CPU_DAYS, DAY], [CPU_YEARS, YEAR]],
  [[BYTES, 1], [KB, 1e3], [MB, 1e6], [GB, 1e9], [TB, 1e12], [PB, 1e15]],
  [[COUNT, 1], [THOUSANDS, 1e3], [MILLIONS, 1e6]],
  [[RATIO, 1], [PERCENT, 0.01]],
  [[NONE, 1]],
];

const PLACES = new Map(FAMILIES.flatMap(family => family.map(([unit, size]) => [unit, { family, size }] as const)));

/** The units that this one can be turned into, itself included. */
export const convertible = (unit: AccountingUnit): AccountingUnit[] => PLACES.get(unit)!.family.map(([other]) => other);

/** By what a value in one unit is multiplied to be one in another. */
export function factor(from: AccountingUnit, to: AccountingUnit): number {
  return PLACES.get(from)!.size / PLACES.get(to)!.size;
}

/** Seconds; a month has 30 days, a year 365. */
export const SECONDS_PER: Readonly<Record<AccountingPer, number>> = { SECOND: 1, MINUTE, HOUR, DAY, WEEK: 7 * DAY, MONTH: 30 * DAY, YEAR };

/** What a rate is told per where nobody says: bytes a second, but jobs an hour. */
export const naturalPer = (unit: AccountingUnit): AccountingPer => (convertible(unit).includes(COUNT) ? AccountingPer.HOUR : AccountingPer.SECOND);

const WORDS: Partial<Record<AccountingUnit, string>> = { PERCENT: "%", RATIO: "", NONE: "" };

/** What people read beside a figure: `HS06 hours / day`, `jobs / h`; `noun` is what is counted, `cpu` the configured unit of computing power. */
export function unitLabel(unit: AccountingUnit, per: string | null, noun: string, cpu: string): string {
  if (unit === CPU_SECONDS && per === AccountingPer.SECOND) return cpu;
  const said = wordOf(unit, noun, cpu), rate = per === null ? undefined : per === AccountingPer.SECOND ? "s" : per.toLowerCase();
  return rate === undefined ? said : `${said} / ${rate}`.trim();
}

function wordOf(unit: AccountingUnit, noun: string, cpu: string): string {
  if (unit === COUNT) return noun;
  if (unit === THOUSANDS) return `thousand ${noun}`;
  if (unit === MILLIONS) return `million ${noun}`;
  if (unit.startsWith("CPU_")) return `${cpu} ${unit.slice("CPU_".length).toLowerCase()}`;
  if (BYTE_WORDS.has(unit)) return unit;
  return WORDS[unit] ?? unit.toLowerCase();
}

const BYTE_WORDS = new Set([KB, MB, GB, TB, PB]);
/** The unit in which a plot's largest value is read most easily. */
export function readableUnit(unit: AccountingUnit, largest: number): AccountingUnit {
  const ladder = LADDERS.find(units => units.includes(unit));
  if (ladder === undefined) return unit;
  return ladder.findLast(candidate => largest * factor(unit, candidate) >= 1) ?? ladder[0]!;
}

const LADDERS: readonly AccountingUnit[][] = [[SECONDS, HOURS, DAYS, YEARS], [CPU_SECONDS, CPU_HOURS, CPU_DAYS, CPU_YEARS], [BYTES, KB, MB, GB, TB, PB], [COUNT, THOUSANDS, MILLIONS], [MILLISECONDS, SECONDS]];
