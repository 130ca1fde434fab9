import { aJob } from "../helpers/a-job.ts";
import { data, type Ask, type Json } from "../helpers/ask.ts";
import type { Row } from "../helpers/test-grid.ts";

/** A job that failed with this text. */
export const failed = (ApplicationStatus: string | null, rest: Row = {}): Row => aJob({ Status: "Failed", ApplicationStatus, ...rest });

interface Asked { readonly filter?: object; readonly of?: readonly string[]; readonly first?: number }

/** The failures of the jobs that somebody sees; `selection` is of the buckets. */
export async function failuresOf(ask: Ask, selection = "pattern count", { filter = {}, of = ["APPLICATION_STATUS"], first = 20 }: Asked = {}): Promise<Json> {
  const operation = `query ($filter: JobFilter, $of: [JobErrorField!]!, $first: SafeInt!) { jobs(filter: $filter) { failures(of: $of, first: $first) { total other groupCount buckets { ${selection} } } } }`;
  return (await data(ask(operation, { filter, of, first }))).jobs.failures;
}

/** The fingerprint of each pattern among the jobs that somebody sees. */
export async function fingerprintsOf(ask: Ask, of: readonly string[] = ["APPLICATION_STATUS", "MINOR_STATUS"]): Promise<Readonly<Record<string, string>>> {
  const { buckets } = await failuresOf(ask, "pattern fingerprint", { of, first: 1000 });
  return Object.fromEntries(buckets.map(({ pattern, fingerprint }: Json) => [pattern, fingerprint]));
}
