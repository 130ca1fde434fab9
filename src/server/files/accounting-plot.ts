import type { AccountingReport } from "../../datasources/accounting/accounting-report.ts";
import type { FileRequest } from "../../datasources/accounting/file-seal.ts";
import { readableUnit } from "../../schema/accounting/accounting-units.ts";
import { AccountingForm, AccountingPlotKind } from "../../schema/accounting/accounting-words.ts";
import type { Coverage, Figure, SeriesSet, Shown } from "../../schema/accounting/report.ts";
import { spanOf, shownNumber } from "./plot-labels.ts";
import type { Plot } from "./plot-options.ts";

/** More do not fit beside a plot. */
const MOST = 25;

/** What a plot shows, read. */
export async function accountingPlot(report: AccountingReport, { of, shown: asked, first, kind }: FileRequest & { kind: AccountingPlotKind }): Promise<Plot> {
  const measure = of[0]!, shown: Shown = kind === AccountingPlotKind.CUMULATIVE ? { ...asked, form: AccountingForm.CUMULATIVE } : asked, most = Math.min(first, MOST);
  const told = asked.unit == null ? { ...shown, unit: await unitOf(report, measure, shown, most) } : shown;
  const [type, set, [total], coverage] = await Promise.all([report.type(), report.series(measure, told, most), report.totals([measure], told), report.coverage()]);
  const groups = report.by.length === 0 ? undefined : await report.groups([measure], told, most), info = type.measures.find(({ name }) => name === measure);
  const by = report.by.length === 0 ? "" : ` by ${report.by.join(", ")}`, spread = set.bins.some(bin => bin.spread) ? " · longer rows are spread evenly" : "", partial = kind === AccountingPlotKind.STACKED && set.bins.some(bin => bin.partial) ? " · pale: a part of a bin" : "";
  return {
    title: `${type.name}: ${spoken(measure)}${FORMS[total!.form]}${by}`,
    subtitle: `${spanOf(report.from, report.to)} · ${said(total!)}${kind === AccountingPlotKind.PIE ? "" : spread + partial}`,
    kind, set, adds: info?.kind !== "RATIO" && total!.form !== "MEAN" || info?.kind === "GAUGE",
    whole: { total: total!.value, other: groups?.other[0]?.value ?? null, unknown: groups?.unknown[0]?.value ?? null },
    empty: whyEmpty(set, coverage, report, type.name),
  };
}

/** The unit in which the largest value is read most easily. */
async function unitOf(report: AccountingReport, measure: string, shown: Shown, first: number): Promise<SeriesSet["unit"]> {
  const { unit, total, series } = await report.series(measure, shown, first);
  return readableUnit(unit, Math.max(0, ...[...total, ...series.flatMap(({ values }) => values)].map(value => Math.abs(value ?? 0))));
}

const FORMS: Readonly<Record<AccountingForm, string>> = { SUM: "", RATE: ", rate", MEAN: "", CUMULATIVE: ", cumulative", SHARE: ", share" };

const said = ({ form, value, label }: Figure): string => `${form === "SUM" || form === "CUMULATIVE" ? "total" : "overall"} ${value === null ? "unknown" : `${shownNumber(value)} ${label}`.trim()}`;

/** `NormCPUTime` → `norm CPU time`. */
const spoken = (name: string) => name.replace(/([a-z\d])([A-Z])/g, "$1 $2").replace(/([A-Z])([A-Z][a-z])/g, "$1 $2").split(" ").map(word => (/^[A-Z]{2}/.test(word) ? word : word.toLowerCase())).join(" ");

function whyEmpty({ total }: SeriesSet, { earliest, latest, lengths, pending }: Coverage, { from, to }: { from: string; to: string }, type: string): string | null {
  if (total.some(value => value !== null && value !== 0)) return null;
  if (earliest === null || latest === null) return `DIRAC has counted no ${type} yet${pending > 0 ? `; ${pending} records wait` : ""}`;
  const span = (time: string) => `${time.slice(0, 16).replace("T", " ")} UTC`;
  if (to <= earliest) return `Nothing so early: records of ${type} begin at ${span(earliest)}`;
  if (from >= latest) return `Nothing so late: records of ${type} end at ${span(latest)}`;
  return lengths.length > 0 ? "There are records in this time, but nothing of this in them" : "No record in this time matches, as far as you may see them";
}
