import { parseInstant } from "../common/instant.ts";
import { ROW, STATEMENT } from "../common/points.ts";
import { FREE, type FieldCost, type GivenArguments } from "../common/cost.ts";

const DAY = 86_400_000;
/** Points for a day of rows, by their age in days: DIRAC keeps hours for a week, then days, then weeks. Measured on 5,000,000 rows of two years. */
const AGES: readonly { readonly upTo: number; readonly points: number }[] = [{ upTo: 9, points: 450 }, { upTo: 60, points: 40 }, { upTo: Number.POSITIVE_INFINITY, points: 5 }];
/** The types that the database declares, what the viewer sees of one, how far its rows reach. */
const PREPARING = 8;
/** A comparison may look its values up, and whether the viewer may know of them. */
const OF_TEST = { statements: 3, rows: 2000 };
/** Groups are read once for each stretch of time, without keys once for each bin. */
const ROWS = { alone: 2000, ofKey: 10_000, most: 50_000 };

/** What leads to reports: nothing is read, but each of the reports below is read by itself, however many sites have one. */
export const LEADS_TO_REPORTS: FieldCost = { ...FREE, waves: 1_000_000 };

/** Everything that a report sums is read once, for all fields that ask at the same time; `report` are the arguments of the report. */
export function readingCost(report: GivenArguments): FieldCost {
  const { statements, work } = windowCost(report), tests = testsIn(report["filter"]), keys = (report["by"] as string[] | undefined)?.length ?? 0;
  return { statements: PREPARING + tests * OF_TEST.statements + 2 * keys + 2 * statements, work, reads: tests * OF_TEST.rows + Math.min(ROWS.alone + keys * ROWS.ofKey, ROWS.most), sums: true, together: "reading" };
}

/** The rows of the window are looked at by themselves. */
export function coverageCost(report: GivenArguments): FieldCost {
  const { statements, work } = windowCost(report), tests = testsIn(report["filter"]);
  return { statements: PREPARING + tests * OF_TEST.statements + statements, work, reads: tests * OF_TEST.rows + 10 * statements, sums: true };
}

/** A file, when somebody opens it: what its report costs, in points. */
export function filePoints(report: GivenArguments): number {
  const { statements = 0, work = 0, reads = 0 } = readingCost(report);
  return statements * STATEMENT + work + reads * ROW;
}

/** An address: what the file shows is read when somebody opens it, and then taken from the budget of who asked for it. */
export function fileCost(report: GivenArguments): FieldCost {
  const tests = testsIn(report["filter"]);
  return { statements: PREPARING + tests * OF_TEST.statements, reads: tests * OF_TEST.rows + 100, sums: true };
}

/** The values of a key: from its dictionary; for who sees a part of the rows from those of 35 days, up to 5,000 ms the first time. */
export const keyValuesCost = ({ first }: GivenArguments): FieldCost => ({ statements: 60, reads: 20_000, sums: true, each: 700, gives: Math.min(Number(first ?? 0), 1000) });

/** A window is read in stretches of a day to four weeks, cut where bins end; in months that makes one for every other day. */
function windowCost({ from, to }: GivenArguments): { readonly statements: number; readonly work: number } {
  const now = Date.now(), begin = time(from, now), end = Math.min(time(to, now) ?? now, now + DAY);
  if (begin === undefined || begin >= end) return { statements: 0, work: 0 };
  const oldest = (now - begin) / DAY, youngest = (now - end) / DAY;
  let work = 0, younger = Number.NEGATIVE_INFINITY;
  for (const { upTo, points } of AGES) {
    work += Math.max(0, Math.min(oldest, upTo) - Math.max(youngest, younger)) * points;
    younger = upTo;
  }
  return { statements: Math.ceil((oldest - youngest) / 2) + 60, work };
}

/** Undefined for what the report itself will refuse. */
function time(text: unknown, now: number): number | undefined {
  if (typeof text !== "string") return undefined;
  try {
    return Date.parse(`${parseInstant(text, now, "from").replace(" ", "T")}Z`);
  } catch {
    return undefined;
  }
}

/** Comparisons of a filter: by key, or a list of them. */
function testsIn(filter: unknown): number {
  return Object.values(filter ?? {}).reduce((sum: number, test: object | null) => sum + Object.entries(test ?? {}).filter(([operator, value]) => operator !== "key" && value != null).length, 0);
}
