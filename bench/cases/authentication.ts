import { TestIssuer } from "../../test/helpers/test-issuer.ts";
import { graphql } from "../client.ts";
import type { MeasuredProcess } from "../measured-process.ts";
import { compared, type Line } from "../report.ts";
import { measure, type Plan } from "../rounds.ts";

const PLAN: Plan = { rounds: 9, requests: 200, warmUp: 1500 };
const QUERIES = { "{ viewer { name } }": "{ viewer { name } }", "100 jobs x 5 columns": "{ jobs(first: 100) { nodes { jobId status siteName owner lastUpdateTime } } }" };

/** The same requests with a token that is verified each time, and without. */
export async function authenticationCases(start: (issuer?: string) => Promise<MeasuredProcess>): Promise<Line[]> {
  const issuer = await new TestIssuer().start(), lines: Line[] = [];
  for (const alg of ["Ed25519", "RS256"]) {
    await issuer.rotate(alg);
    const trusting = await start(issuer.url), open = await start();
    const token = await issuer.sign({ preferred_username: "reader", dirac_group: "belle_user", vo: "belle", exp: Math.floor(Date.now() / 1000) + 3600 });
    for (const [name, query] of Object.entries(QUERIES)) {
      const { of, to } = await measure({ of: { ...graphql(trusting, query), token }, to: graphql(open, query) }, PLAN);
      lines.push(compared(`${name}, by a token of ${alg}, to without one`, of, to, {}));
    }
    await Promise.all([trusting.stop(), open.stop()]);
  }
  await issuer.stop();
  return lines;
}
