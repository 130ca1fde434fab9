import type { EChartsCoreOption } from "echarts/core";
import { AccountingPlotKind } from "../../schema/accounting/accounting-words.ts";
import type { SeriesSet } from "../../schema/accounting/report.ts";
import { colourOf, LOST, OTHER } from "./plot-colours.ts";
import { binName, groupName, shortened, shownNumber } from "./plot-labels.ts";

/** What a plot shows. */
export interface Plot {
  readonly title: string;
  readonly subtitle: string;
  readonly kind: AccountingPlotKind;
  readonly set: SeriesSet;
  /** Whether what is shown adds up; what does not is never stacked. */
  readonly adds: boolean;
  /** Of each series, of other and of unknown the figure of the whole window. */
  readonly whole: { readonly other: number | null; readonly unknown: number | null; readonly total: number | null };
  /** Said in the middle of a plot without anything to show. */
  readonly empty: string | null;
}

interface Drawn { readonly name: string; readonly colour: string; readonly values: readonly (number | null)[]; readonly total: number | null }

const TEXT = "#2b2f36", FAINT = "#6b7280", FONT = "Helvetica, Arial, sans-serif";

/** The chart of a plot, as the chart library takes it. */
export function plotOptions(plot: Plot): EChartsCoreOption {
  const common: EChartsCoreOption = {
    animation: false, backgroundColor: "#ffffff", textStyle: { fontFamily: FONT, color: TEXT },
    title: { text: plot.title, subtext: plot.subtitle, left: 16, top: 10, textStyle: { fontSize: 16, color: TEXT }, subtextStyle: { fontSize: 12, color: FAINT } },
  };
  if (plot.empty !== null) return { ...common, graphic: { type: "text", left: "center", top: "middle", style: { text: plot.empty, fontSize: 15, fill: FAINT, textAlign: "center", lineHeight: 22 } } };
  if (plot.kind === AccountingPlotKind.PIE) return { ...common, ...pie(plot) };
  return { ...common, ...(plot.kind === AccountingPlotKind.QUALITY ? quality(plot) : overTime(plot)) };
}

/** The series, and what is left where there is something. */
function drawn({ set, whole }: Plot): Drawn[] {
  const isThere = (values: readonly (number | null)[]) => values.some(value => value !== null && value !== 0);
  if (set.series.length === 0 && !isThere(set.unknown) && !isThere(set.other)) return [{ name: "total", colour: colourOf("total"), values: set.total, total: whole.total }];
  return [
    ...set.series.map(({ key, values, total }) => ({ name: groupName(key), colour: colourOf(groupName(key)), values, total })),
    ...(isThere(set.other) ? [{ name: "other", colour: OTHER, values: set.other, total: whole.other }] : []),
    ...(isThere(set.unknown) ? [{ name: "unknown", colour: LOST, values: set.unknown, total: whole.unknown }] : []),
  ];
}

function overTime(plot: Plot): EChartsCoreOption {
  const { set, kind, adds } = plot, all = drawn(plot), isLines = kind === AccountingPlotKind.LINES || !adds, isArea = kind === AccountingPlotKind.CUMULATIVE;
  const series = all.map(({ name, colour, values }) => {
    const common = { name, data: values.map((value, index) => (set.bins[index]!.partial && !isLines && !isArea ? { value, itemStyle: { opacity: 0.55 } } : value)), itemStyle: { color: colour } };
    if (isLines || isArea) return { ...common, type: "line", symbol: set.bins.length > 60 ? "none" : "circle", symbolSize: 4, lineStyle: { color: colour, width: isArea ? 1 : 2 }, ...(isArea && { stack: "all", areaStyle: { color: colour, opacity: 0.85 } }) };
    return { ...common, type: "bar", stack: "all", barCategoryGap: set.bins.length > 60 ? "0%" : "12%" };
  });
  return { ...frame(set, legendWidth(all)), legend: legend(all), series, yAxis: { type: "value", name: set.label, nameTextStyle: { align: "left", color: FAINT }, axisLabel: { formatter: shownNumber, color: TEXT }, splitLine: { lineStyle: { color: "#e5e7eb" } } } };
}

function quality(plot: Plot): EChartsCoreOption {
  const { set } = plot, all = drawn(plot);
  // the largest group on top
  const names = all.map(({ name }) => shortened(name)).reverse(), rows = [...all].reverse();
  const fields = rows.flatMap(({ values }, row) => values.flatMap((value, bin) => (value === null ? [] : [[bin, row, Number(value.toFixed(1))]])));
  return {
    ...frame(set, 110, 16 + 6.5 * Math.max(6, ...names.map(name => name.length))),
    yAxis: { type: "category", data: names, axisLabel: { color: TEXT, interval: 0 } },
    visualMap: { min: 0, max: 100, calculable: false, orient: "vertical", right: 16, top: "middle", text: ["100 %", "0 %"], textStyle: { color: TEXT }, inRange: { color: ["#b71c1c", "#ef6c00", "#fdd835", "#8bc34a", "#2e9e4f"] } },
    series: [{ type: "heatmap", data: fields, itemStyle: { borderColor: "#ffffff", borderWidth: set.bins.length > 60 ? 0 : 1 }, label: { show: set.bins.length <= 16, color: "#111827", fontSize: 10 } }],
  };
}

function pie(plot: Plot): EChartsCoreOption {
  const all = drawn(plot), sum = all.reduce((total, { total: part }) => total + (part ?? 0), 0);
  return {
    legend: legend(all, ({ name, total }) => `${shortened(name)}   ${shownNumber(total ?? 0)} (${percent(total ?? 0, sum)})`),
    series: [{ type: "pie", radius: ["0%", "68%"], center: [`32%`, "56%"], label: { show: true, formatter: ({ percent: part }: { percent: number }) => (part < 3 ? "" : `${part.toFixed(1)} %`), color: TEXT }, labelLine: { show: true, length: 6, length2: 6 }, data: all.map(({ name, total, colour }) => ({ name, value: total ?? 0, itemStyle: { color: colour } })) }],
  };
}

/** Room for the legend at the right, the axis of time below. */
function frame({ bins }: SeriesSet, right: number, left = 70): EChartsCoreOption {
  const usual = Math.max(...bins.map(({ from, to }) => (Date.parse(to) - Date.parse(from)) / 1000));
  return {
    grid: { left, right, top: 84, bottom: 58 },
    xAxis: { type: "category", data: bins.map(bin => binName(bin, usual)), axisLabel: { color: TEXT, hideOverlap: true, rotate: bins.length > 12 ? 35 : 0 }, axisTick: { alignWithLabel: true } },
  };
}

const legendText = ({ name, total }: Drawn): string => `${shortened(name)}${total === null ? "" : `   ${shownNumber(total)}`}`;
const legendWidth = (all: readonly Drawn[]): number => 60 + 6.6 * Math.max(...all.map(one => legendText(one).length));

function legend(all: readonly Drawn[], text: (one: Drawn) => string = legendText) {
  const texts = new Map(all.map(one => [one.name, text(one)]));
  return { orient: "vertical", right: 12, top: 84, itemGap: 6, itemWidth: 14, itemHeight: 10, textStyle: { fontSize: 12, color: TEXT }, data: all.map(({ name }) => name), formatter: (name: string) => texts.get(name) ?? name };
}

const percent = (part: number, sum: number) => (sum === 0 ? "0 %" : `${((100 * part) / sum).toFixed(1)} %`);
