import type { JobRow } from "./client.ts";

/** A filter as clients write it, and as the test understands it. */
export interface Filter { readonly filter: object; readonly fits: (job: JobRow) => boolean }

const isOneOf = (...values: unknown[]) => (value: unknown) => values.includes(value);
const active = isOneOf("Running", "Matched", "Waiting", "Submitting"), over = isOneOf("Done", "Deleted", "Failed");

/** Of each kind that the feed treats in its own way; `since` is in the middle of the run. */
export const filters = (since: string) => ({
  everything: { filter: {}, fits: () => true },
  active: { filter: { status: { in: ["Running", "Matched", "Waiting", "Submitting"] } }, fits: ({ status }) => active(status) },
  running: { filter: { status: { eq: "Running" } }, fits: ({ status }) => status === "Running" },
  notOver: { filter: { not: { status: { in: ["Done", "Deleted", "Failed"] } } }, fits: ({ status }) => !over(status) },
  alicesGroup: { filter: { owner: { eq: "alice" }, jobGroup: { eq: "00000001" } }, fits: ({ owner, jobGroup }) => owner === "alice" && jobGroup === "00000001" },
  recentOrKek: { filter: { or: [{ lastUpdateTime: { gte: since } }, { siteName: { eq: "LCG.KEK.jp" } }] }, fits: ({ lastUpdateTime, siteName }) => (lastUpdateTime !== null && String(lastUpdateTime) >= since) || siteName === "LCG.KEK.jp" },
}) satisfies Record<string, Filter>;

export type FilterName = keyof ReturnType<typeof filters>;
