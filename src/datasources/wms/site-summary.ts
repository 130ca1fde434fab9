import type { SiteSummary } from "../../schema/wms/site-summary.type.ts";

/** The jobs of a site in one status, and how many of them ended lately. */
export interface SiteCounts {
  readonly siteName: string;
  readonly status: string;
  readonly all: number;
  readonly endedLastDay: number;
}

/** What DIRAC calls final: Deleted is not among it. */
const FINAL = ["Done", "Completed", "Failed", "Killed"];

/** By the formulas of DIRAC's getSiteSummaryWeb: people compare the two. */
export function summarizeSites(counts: readonly SiteCounts[]): SiteSummary[] {
  return [...Map.groupBy(counts, ({ siteName }) => siteName)].map(([siteName, ofSite]) => summaryOf(siteName, ofSite)).sort((a, b) => (a.siteName < b.siteName ? -1 : 1));
}

function summaryOf(siteName: string, counts: readonly SiteCounts[]): SiteSummary {
  const shown = counts.map(({ status, all, endedLastDay }) => ({ status, count: FINAL.includes(status) ? endedLastDay : all })).filter(({ count }) => count > 0).sort((a, b) => (a.status < b.status ? -1 : 1));
  const sum = (...statuses: string[]) => shown.reduce((total, { status, count }) => (statuses.includes(status) ? total + count : total), 0);
  const ended = sum(...FINAL), share = ended === 0 ? 0 : sum("Done", "Completed") / ended, parts = siteName.split("."), isName = parts.length === 3;
  return { siteName, gridType: isName ? parts[0]! : "Unknown", country: isName ? parts[2]! : "Unknown", counts: shown, efficiency: Math.round(share * 1000) / 10, health: healthOf(ended, share) };
}

/** DIRAC compares before it rounds. */
function healthOf(ended: number, share: number): string {
  if (ended === 0) return "Idle";
  return share > 0.95 ? "Good" : share > 0.8 ? "Fair" : share > 0.6 ? "Poor" : "Bad";
}
