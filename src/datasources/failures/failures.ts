import { FailureBucket, type Failures } from "../../schema/common/failures.type.ts";
import { isoTime } from "../query/decode.ts";
import type { Cluster, Clusters, Tally } from "./clusters.ts";
import { fingerprintOf } from "./fingerprint.ts";

/** As many as somebody reads; a cluster of a million rows may have been at every worker node. */
const MAX_NAMES = 100;

/** The largest clusters as they are shown; `before` gives those of the time before, null where there is no such time. */
export function shownFailures(clusters: Clusters, first: number, before: () => Promise<Clusters | null>): Failures {
  const total = [...clusters.values()].reduce((sum, { count }) => sum + count, 0);
  const largest = [...clusters.values()].sort((a, b) => b.count - a.count || (a.pattern < b.pattern ? -1 : 1)).slice(0, first);
  return {
    total, other: largest.reduce((rest, { count }) => rest - count, total), groupCount: clusters.size,
    buckets: largest.map(cluster => new FailureBucket(shown(cluster, total), before)),
  };
}

const shown = ({ pattern, count, first, last, example, siteNames, storageElementNames, hosts }: Cluster, total: number) => ({
  fingerprint: fingerprintOf(pattern), pattern, count, share: count / total, example,
  siteNames: names(siteNames), storageElementNames: names(storageElementNames), hosts: names(hosts),
  firstSeen: first === null ? null : isoTime(first), lastSeen: last === null ? null : isoTime(last),
});

const names = (tally: Tally) => [...tally].sort(([one, rows], [other, others]) => others - rows || (one < other ? -1 : 1)).slice(0, MAX_NAMES).map(([name]) => name);
