import type { SeriesSet } from "../../schema/accounting/report.ts";
import type { ExactSums } from "./exact-sums.ts";
import type { GroupCells } from "./grouped.ts";
import { amountIn, rankedGroups, type Reading } from "./figures.ts";
import type { ShownMeasure } from "./shown-measure.ts";

type Values = (number | null)[];
export interface PlainSeries { readonly key: readonly (string | null)[]; readonly total: number | null; readonly values: Values }
export type PlainSeriesSet = Omit<SeriesSet, "bins" | "series"> & { readonly series: readonly PlainSeries[] };

/** A measure bin by bin, of the groups that are the first ones over the whole window. */
export function seriesOf(measure: ShownMeasure, reading: Reading, whole: Reading, first: number): PlainSeriesSet {
  const { groups: { total, unknown, hidden, groups } } = reading, { groups: ranked } = rankedGroups(measure, whole, first, true);
  const names = new Map(groups.map(group => [JSON.stringify(group.key), group])), shown = ranked.map(({ key }) => names.get(JSON.stringify(key))!);
  const other = hidden.copy(), isShown = new Set<GroupCells>(shown);
  for (const group of groups) if (!isShown.has(group)) other.addAll(group.cells);
  const values = (cells: ExactSums) => valuesOf(measure, reading, cells);
  return {
    unit: measure.unit, per: measure.per, label: measure.label, total: values(total), other: values(other), unknown: values(unknown), groupCount: groups.length,
    series: shown.map(({ key, cells }, index) => ({ key, values: values(cells), total: measure.value(amountIn(whole, ranked[index]!.cells, 0), amountIn(whole, whole.groups.total, 0)) })),
  };
}

function valuesOf(measure: ShownMeasure, reading: Reading, cells: ExactSums): Values {
  const counted = measure.form === "CUMULATIVE" ? running(cells, reading.columns.length) : cells;
  return reading.bins.starts.map((_, bin) => measure.value(amountIn(reading, counted, bin), amountIn(reading, reading.groups.total, bin)));
}

/** Each bin with all before it. */
function running(cells: ExactSums, width: number): ExactSums {
  const sums = cells.copy();
  for (let index = width; index < sums.size; index++) sums.add(index, sums.at(index - width));
  return sums;
}
