import { Agent } from "node:http";
import { TestIssuer } from "../../test/helpers/test-issuer.ts";
import { fetchText, graphql } from "../client.ts";
import { ALL_FIELDS } from "../columns.ts";
import type { MeasuredProcess } from "../measured-process.ts";
import { markdownTable } from "../report.ts";

/** What a page, a script and a report ask for at their worst. */
const HEAVY: Readonly<Record<string, string>> = {
  "1,000 jobs x 21 columns": `{ jobs(first: 1000) { nodes { ${ALL_FIELDS.join(" ")} } } }`,
  "1,000 jobs with their history": "{ jobs(first: 1000) { nodes { jobId status history { status minorStatus applicationStatus statusTime source } } } }",
  "20 sites with 100 jobs each": `{ sites(first: 20) { nodes { name jobs(first: 100) { nodes { ${ALL_FIELDS.join(" ")} } } } } }`,
  "groups by OWNER, SITE_NAME": '{ jobs(filter: { lastUpdateTime: { gte: "-P2D" } }) { groups(by: [OWNER, SITE_NAME], first: 1000) { total buckets { key { value } count } } } }',
};
const AT_ONCE = 100, TIMES = 3, PEOPLE = 25, TARGET_MB = 512;

/** What the process needs at most while a hundred heavy queries of 25 people are under way; each kind in a process of its own, then all together. */
export async function memoryTable(start: (issuer: string) => Promise<MeasuredProcess>): Promise<string> {
  const lines: string[][] = [], issuer = await new TestIssuer().start();
  const tokens = await Promise.all(Array.from({ length: PEOPLE }, (_, index) => issuer.sign({ preferred_username: `belle_user${String(index).padStart(3, "0")}`, dirac_group: "belle_user", vo: "belle", exp: Math.floor(Date.now() / 1000) + 3600 })));
  for (const [name, queries] of [...Object.entries(HEAVY).map(([kind, query]): [string, string[]] => [kind, [query]]), ["all of these in turn", Object.values(HEAVY)] as [string, string[]]]) {
    const gateway = await start(issuer.url), agent = new Agent({ keepAlive: true }), counts = { answered: 0, refused: 0 }, codes = new Map<string, number>();
    await fetchText({ ...graphql(gateway, "{ jobs(first: 1) { nodes { jobId } } }"), token: tokens[0]! });
    const before = await gateway.ask("memory"), begun = performance.now();
    await Promise.all(Array.from({ length: AT_ONCE }, async (_, client) => {
      for (let time = 0; time < TIMES; time++) {
        await fetchText({ ...graphql(gateway, queries[(client + time) % queries.length]!), token: tokens[client % PEOPLE]! }, agent).then(() => counts.answered++, (error: Error) => {
          counts.refused++;
          const [, code = "other"] = /"code":"(\w+)"/.exec(error.message) ?? [];
          codes.set(code, (codes.get(code) ?? 0) + 1);
        });
      }
    }));
    const took = performance.now() - begun, peak = await gateway.ask("peak"), after = await gateway.ask("memory"), mb = (bytes: number) => (bytes / 1e6).toFixed(0);
    lines.push([name, mb(before.rss), mb(peak), mb(after.held), String(counts.answered), [...codes].map(([code, count]) => `${count} ${code}`).join(", ") || "0", (took / 1000).toFixed(1), peak / 1e6 < TARGET_MB ? "yes" : "**no**"]);
    agent.destroy();
    await gateway.stop();
  }
  await issuer.stop();
  return markdownTable([[`${AT_ONCE} at a time`, "MB before", "MB at most", "MB held afterwards", "answered", "refused", "s", `below ${TARGET_MB} MB`], ...lines]);
}
