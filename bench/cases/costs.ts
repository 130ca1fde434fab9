import { connect as connectTo } from "node:net";
import { TestIssuer } from "../../test/helpers/test-issuer.ts";
import { graphql } from "../client.ts";
import type { MeasuredProcess } from "../measured-process.ts";
import { compared, type Line } from "../report.ts";
import { measure, type Plan } from "../rounds.ts";

const PLAN: Plan = { rounds: 9, requests: 200, warmUp: 1500 };
const REDIS = "redis://127.0.0.1:6379";
/** As a portal asks: what is wanted stands in variables. */
const QUERY = "query ($first: SafeInt, $filter: JobFilter) { jobs(first: $first, filter: $filter) { nodes { jobId status siteName owner lastUpdateTime } } }";
const VARIABLES = { first: 100, filter: { lastUpdateTime: { gte: "-P30D" } } };
/** Never empty, however often it is asked. */
const LARGE = ["--budget", "1000000"];

/** A list with budgets, in the process and in Redis where there is one, to the same without; what it costs is found in each case. */
export async function costCases(start: (issuer: string, options: readonly string[]) => Promise<MeasuredProcess>): Promise<Line[]> {
  const issuer = await new TestIssuer().start(), lines: Line[] = [];
  const token = await issuer.sign({ preferred_username: "reader", dirac_group: "belle_user", vo: "belle", exp: Math.floor(Date.now() / 1000) + 3600 });
  const kinds = { "in the process": LARGE, ...(await isThere(REDIS) && { "in Redis": [...LARGE, "--redis", REDIS] }) };
  for (const [name, options] of Object.entries(kinds)) {
    const budgets = await start(issuer.url, options), none = await start(issuer.url, ["--budget", "off"]);
    const { of, to } = await measure({ of: { ...graphql(budgets, QUERY, VARIABLES), token }, to: { ...graphql(none, QUERY, VARIABLES), token } }, PLAN);
    lines.push(compared(`100 jobs x 5 columns by variables, with budgets ${name}, to without`, of, to, {}));
    await Promise.all([budgets.stop(), none.stop()]);
  }
  await issuer.stop();
  return lines;
}

function isThere(address: string): Promise<boolean> {
  const { hostname, port } = new URL(address);
  return new Promise(resolve => {
    const socket = connectTo(Number(port), hostname, () => resolve(true)).once("error", () => resolve(false)).once("connect", () => socket.destroy());
  });
}
