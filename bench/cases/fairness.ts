import { setTimeout as sleep } from "node:timers/promises";
import { TestIssuer } from "../../test/helpers/test-issuer.ts";
import { fetchText, graphql, type Subject } from "../client.ts";
import { Agent } from "node:http";
import type { MeasuredProcess } from "../measured-process.ts";
import { markdownTable } from "../report.ts";
import { quantile } from "../rounds.ts";

/** What a page shows that somebody looks at. */
const LIGHT = "{ jobs(first: 100) { nodes { jobId status siteName owner lastUpdateTime } } }";
/** Half a second to a second of the database each. */
const HEAVY = "{ jobs { groups(by: [STATUS, SITE_NAME]) { total buckets { key { value } count } } } }";
const AT_ONCE = 32, ROUNDS = 3, LOOKS = 120, PAUSE_MS = 25;

/** How long one viewer waits for a page, alone and while another asks for 32 heavy aggregates at a time, without end. */
export async function fairnessTable(start: (issuer: string) => Promise<MeasuredProcess>): Promise<string> {
  const issuer = await new TestIssuer().start(), gateway = await start(issuer.url);
  const tokenOf = (user: string) => issuer.sign({ preferred_username: user, dirac_group: "belle_user", vo: "belle", exp: Math.floor(Date.now() / 1000) + 3600 });
  const light = { ...graphql(gateway, LIGHT), token: await tokenOf("reader") }, heavy = { ...graphql(gateway, HEAVY), token: await tokenOf("belle_user000") };
  for (let i = 0; i < 500; i++) await fetchText(light);
  const alone: number[] = [], beside: number[] = [];
  let answered = 0, refused = 0;
  for (let round = 0; round < ROUNDS; round++) {
    alone.push(...await looks(light));
    let over = false;
    const agent = new Agent({ keepAlive: true });
    const isOver = () => over, crowd = Array.from({ length: AT_ONCE }, async () => { while (!isOver()) await fetchText(heavy, agent).then(() => answered++, () => refused++); });
    await sleep(1000);
    beside.push(...await looks(light));
    over = true;
    await Promise.all(crowd);
    agent.destroy();
  }
  await gateway.stop();
  await issuer.stop();
  const line = (name: string, times: readonly number[]) => [name, ...[0.5, 0.95, 0.99].map(share => quantile(times, share).toFixed(2))];
  const ratio = quantile(beside, 0.95) / quantile(alone, 0.95);
  return markdownTable([["another viewer's page", "p50 ms", "p95 ms", "p99 ms"], line("alone", alone), line(`beside ${AT_ONCE} heavy aggregates (${answered} answered, ${refused} refused)`, beside), ["ratio of p95 (target 2)", "", ratio.toFixed(2), ""]]);
}

async function looks(subject: Subject): Promise<number[]> {
  const times: number[] = [];
  for (let i = 0; i < LOOKS; i++) {
    const start = performance.now();
    await fetchText(subject);
    times.push(performance.now() - start);
    await sleep(PAUSE_MS);
  }
  return times;
}
