import type { Bin, Figure } from "../../schema/accounting/report.ts";
import { endOf, type Bins } from "./bins.ts";
import type { ExactSums } from "./exact-sums.ts";
import type { Grouped, GroupCells } from "./grouped.ts";
import { instantText } from "./instant-text.ts";
import { secondsIn } from "./report-reader.ts";
import type { Amount, ShownMeasure } from "./shown-measure.ts";

/** Sums of a window, or of its bins, by group. */
export interface Reading {
  readonly columns: readonly string[];
  readonly bins: Bins;
  readonly snapshots: ExactSums;
  /** Of each bin, the longest row in it. */
  readonly longest: Float64Array;
  readonly groups: Grouped;
  /** Seconds since 1970. */
  readonly now: number;
}

/** What cells come to in one bin. */
export function amountIn({ columns, bins, snapshots, now }: Reading, cells: ExactSums, bin: number): Amount {
  return { sum: column => cells.value(bin * columns.length + columns.indexOf(column)), snapshots: snapshots.value(bin), seconds: secondsIn(bins, bin, now) };
}

/** Of a reading of the whole window. */
export function figuresOf(measures: readonly ShownMeasure[], reading: Reading, cells: ExactSums): Figure[] {
  return measures.map(measure => measure.figure(amountIn(reading, cells, 0), amountIn(reading, reading.groups.total, 0)));
}

export interface Ranked { readonly groups: readonly GroupCells[]; readonly other: ExactSums }

/** The first groups by a measure, of ratios if wanted by what they are of, largest first, ties by key; and the rest, what the viewer may not see included. */
export function rankedGroups(measure: ShownMeasure, reading: Reading, first: number, byWeight = false): Ranked {
  const { groups: { groups, total, hidden } } = reading;
  const amount = (cells: ExactSums) => (byWeight ? measure.weight(amountIn(reading, cells, 0)) : measure.value(amountIn(reading, cells, 0), amountIn(reading, total, 0)));
  const ranked = groups.map(group => ({ group, value: amount(group.cells) ?? Number.NEGATIVE_INFINITY })).sort((a, b) => (a.value === b.value ? byKey(a.group, b.group) : b.value > a.value ? 1 : -1)).map(({ group }) => group);
  const other = hidden.copy();
  for (const { cells } of ranked.slice(first)) other.addAll(cells);
  return { groups: ranked.slice(0, first), other };
}

function byKey(a: GroupCells, b: GroupCells): number {
  const index = a.key.findIndex((value, part) => value !== b.key[part]), [one, two] = [a.key[index] ?? null, b.key[index] ?? null];
  if (one === two) return 0;
  return one === null || (two !== null && one < two) ? -1 : 1;
}

export function shownBins({ bins, longest, now }: Reading): Bin[] {
  const usual = bins.step;
  return bins.starts.map((from, index) => {
    const to = endOf(bins, index), isCut = usual === undefined ? isCutAt(bins, index) : to - from < usual;
    return { from: instantText(from), to: instantText(to), partial: isCut || to > now, spread: longest[index]! > to - from };
  });
}

/** Of months and years: whether the window begins or ends within one. */
function isCutAt(bins: Bins, index: number): boolean {
  const isMidnightOfFirst = (moment: number) => moment % 86_400 === 0 && new Date(moment * 1000).getUTCDate() === 1;
  return !isMidnightOfFirst(bins.starts[index]!) || !isMidnightOfFirst(endOf(bins, index));
}
