import { SITES } from "../../demo/sites.ts";

export type Filter = Readonly<Record<string, unknown>>;

/** Owners of the live database's jobs: as many as there are distinct filters. */
export const OWNERS = 1000;
export const ownerOf = (index: number): string => `user${String(index % OWNERS).padStart(4, "0")}`;
export const groupOf = (index: number): string => `group${String(index % OWNERS).padStart(4, "0")}`;

const STATUSES = ["Running", "Matched", "Stalled", "Completing"];
const site = (index: number) => SITES[index % SITES.length]!.name;
const from = <T>(count: number, of: (index: number) => T) => Array.from({ length: count }, (_, index) => of(index));

/** Boards of everybody's running jobs. */
export const sharedFilter = (): Filter => ({ status: { eq: "Running" } });

/** A board of one owner each: what most people watch. */
export const ownerFilter = (index: number): Filter => ({ owner: { eq: ownerOf(index) } });

/** What no exact value leads to, or only one that half of the jobs have; all different, and each matches few jobs. */
const HARD: readonly ((index: number) => Filter)[] = [
  index => ({ status: { eq: STATUSES[index % STATUSES.length] }, siteName: { eq: site(index) }, userPriority: { gte: 1 + index % 5 }, jobId: { gt: index } }),
  index => ({ jobGroup: { in: from(150, offset => groupOf(index * 150 + offset)) }, minorStatus: { eq: `never ${index}` } }),
  index => ({ not: { owner: { in: from(900, offset => ownerOf(index + offset)) } }, jobName: { startsWith: `analysis_${index}` } }),
  index => ({ owner: { startsWith: ownerOf(index).slice(0, 7) }, applicationStatus: { contains: `step${index}` } }),
  index => ({ jobId: { gte: index * 20, lt: index * 20 + 20 }, lastUpdateTime: { gte: "-P1D" } }),
  index => ({ or: [{ owner: { eq: ownerOf(index) } }, { jobGroup: { eq: groupOf(index + 1) } }], status: { ne: "Done" } }),
];
export const hardFilter = (index: number): Filter => HARD[index % HARD.length]!(index);
