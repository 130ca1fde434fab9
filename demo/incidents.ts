import type { DemoJob } from "./job.ts";
import type { DemoSite } from "./sites.ts";
import { HOUR } from "./time.ts";

/** Something broke for a while: jobs that ended then, there, mostly failed alike. */
export interface Incident {
  readonly family: string;
  /** Hours before now; what is not over ends at minus infinity. */
  readonly from: number;
  readonly to: number;
  readonly probability: number;
  readonly hits: (job: DemoJob, site: DemoSite) => boolean;
}

const at = (name: string) => (_job: DemoJob, site: DemoSite) => site.name === name;

const INCIDENTS: readonly Incident[] = [
  { family: "conditions-database", from: 272, to: 263, probability: 0.55, hits: job => job.spec.vo === "belle" },
  { family: "conditions-database", from: 7, to: 4, probability: 0.4, hits: job => job.spec.vo === "belle" },
  { family: "no-free-space", from: 145, to: 100, probability: 0.8, hits: at("LCG.Napoli.it") },
  { family: "software-repository", from: 31, to: Number.NEGATIVE_INFINITY, probability: 0.45, hits: at("LCG.TIFR.in") },
  { family: "input-unreadable", from: 390, to: 318, probability: 0.55, hits: at("LCG.KMI.jp") },
  { family: "tls-handshake", from: 75, to: 67, probability: 0.6, hits: at("LCG.DESY.de") },
  { family: "analysis-cuts", from: 40, to: Number.NEGATIVE_INFINITY, probability: 0.3, hits: job => job.spec.vo === "ctao" && job.spec.jobType === "MCReconstruction" },
];

export function incidentOf(job: DemoJob, site: DemoSite, time: number, now: number): Incident | undefined {
  const hoursAgo = (now - time) / HOUR;
  return INCIDENTS.find(({ from, to, hits }) => hoursAgo <= from && hoursAgo >= to && hits(job, site));
}
