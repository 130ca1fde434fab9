import { fetchData, graphql, rawSql } from "../client.ts";
import type { MeasuredProcess } from "../measured-process.ts";
import { compared, type Line } from "../report.ts";
import { measure, type Plan } from "../rounds.ts";

const PLAN: Plan = { rounds: 5, requests: 1, warmUp: 2 };
const FAILED = '(filter: {status: {eq: "Failed"}})';
const WHERE = "where VO = 'belle' and Status = 'Failed'";

/** Error texts of which hardly two are the same: clustered by the gateway, against a server that only reads and sends them. */
export async function failureCases(gateway: MeasuredProcess, raw: MeasuredProcess, say: (text: string) => void): Promise<Line[]> {
  const failures = graphql(gateway, `{ jobs${FAILED} { failures(of: [APPLICATION_STATUS]) { total groupCount buckets { pattern count siteNames hosts example } } } }`);
  const { jobs } = await fetchData<{ jobs: { failures: { total: number; groupCount: number } } }>(failures);
  say(`${jobs.failures.total.toLocaleString("en")} texts are ${jobs.failures.groupCount} failures`);
  const texts = rawSql(raw, `select ApplicationStatus, Site, count(*) as jobs, min(LastUpdateTime), max(LastUpdateTime) from Jobs ${WHERE} group by ApplicationStatus, Site`);
  const { of, to } = await measure({ of: failures, to: texts }, PLAN);
  return [compared(`failures of ${jobs.failures.total.toLocaleString("en")} different texts, to the texts in plain SQL`, of, to, { cpuMs: 1000 })];
}
