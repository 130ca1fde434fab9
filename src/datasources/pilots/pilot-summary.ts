import type { PilotSummaryKey } from "../../schema/pilots/pilot-summaries.args.ts";
import type { PilotSummary } from "../../schema/pilots/pilot-summary.type.ts";

/** The pilots of a site and computing element in one status, and how many of them changed lately. */
export interface PilotCounts {
  readonly siteName: string;
  readonly computingElementName: string;
  readonly status: string;
  readonly all: number;
  readonly lastDay: number;
  readonly lastHour: number;
  /** Without a job, in the last day. */
  readonly emptyLastDay: number;
}

/** By the formulas of DIRAC's getPilotSummaryWeb, its peculiarities included: people compare the two. */
export function summarize(counts: readonly PilotCounts[], by: readonly PilotSummaryKey[]): PilotSummary[] {
  const groups = Map.groupBy(counts, one => JSON.stringify(by.map(key => one[key])));
  const names = (one: PilotCounts) => ({ siteName: by.includes("siteName") ? one.siteName : null, computingElementName: by.includes("computingElementName") ? one.computingElementName : null });
  return [...groups.values()].map(group => ({ ...names(group[0]!), ...summaryOf(group) })).sort((a, b) => compare(a.siteName, b.siteName) || compare(a.computingElementName, b.computingElementName));
}

function summaryOf(counts: readonly PilotCounts[]): Omit<PilotSummary, "siteName" | "computingElementName"> {
  const byStatus = new Map<string, number>();
  for (const one of counts) byStatus.set(one.status, (byStatus.get(one.status) ?? 0) + counted(one));
  const sum = (status: string, of: "lastHour" | "emptyLastDay") => counts.reduce((all, one) => (one.status === status ? all + one[of] : all), 0);
  const done = byStatus.get("Done") ?? 0, aborted = byStatus.get("Aborted") ?? 0, doneEmpty = sum("Done", "emptyLastDay");
  const total = [...byStatus.values()].reduce((all, count) => all + count, 0), efficiency = total === 0 ? 100 : (total - aborted) / total * 100;
  return {
    counts: [...byStatus].map(([status, count]) => ({ status, count })).sort((a, b) => compare(a.status, b.status)),
    doneEmpty,
    abortedHour: sum("Aborted", "lastHour"),
    total,
    pilotsPerJob: done === 0 ? 0 : done === doneEmpty ? 99 : done / (done - doneEmpty),
    efficiency,
    health: healthOf(total, efficiency),
  };
}

/** The count of the last day takes the place of that of all times, unless it is 0. */
function counted({ status, all, lastDay }: PilotCounts): number {
  return (status === "Done" || status === "Aborted") && lastDay > 0 ? lastDay : all;
}

function healthOf(total: number, efficiency: number): string {
  if (total <= 10) return "Idle";
  return efficiency < 25 ? "Bad" : efficiency < 60 ? "Poor" : efficiency < 85 ? "Fair" : "Good";
}

/** By code points, as the databases' exact order. */
function compare(one: string | null, other: string | null): number {
  return (one ?? "") < (other ?? "") ? -1 : Number(one !== other);
}
