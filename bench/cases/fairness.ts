import { Agent } from "node:http";
import { setTimeout as sleep } from "node:timers/promises";
import { TestIssuer } from "../../test/helpers/test-issuer.ts";
import { fetchText, graphql, type Subject } from "../client.ts";
import { databaseOf } from "../databases.ts";
import type { MeasuredProcess } from "../measured-process.ts";
import { markdownTable } from "../report.ts";
import { quantile } from "../rounds.ts";
import { connect, type Server } from "../server.ts";

/** What a page shows that somebody looks at. */
const LIGHT = "{ jobs(first: 100) { nodes { jobId status siteName owner lastUpdateTime } } }";
/** Half a second to a second of the database each, and the like of it in SQL. */
const HEAVY = "{ jobs { groups(by: [STATUS, SITE_NAME]) { total buckets { key { value } count } } } }";
const HEAVY_SQL = "select min(Status), min(Site), count(*) from Jobs use index () where VO = 'belle' group by cast(Status as binary), cast(Site as binary)";
const AT_ONCE = 32, ROUNDS = 4, LOOKS = 80, PAUSE_MS = 25;
/** What one viewer may have at a time of eight connections. */
const SHARE = 4;

/** Whoever makes the load; the function ends it. */
type Load = () => Promise<() => Promise<unknown>>;

/**
 * How long one viewer waits for a page: alone, while another asks the gateway for 32 heavy aggregates at a time without
 * end, and, as a control, while as many statements as the other's share allows run in the database without any gateway.
 * What the control costs is the machine's; what the second costs beyond it is the gateway's.
 */
export async function fairnessTable(server: Server, start: (issuer: string) => Promise<MeasuredProcess>): Promise<string> {
  const issuer = await new TestIssuer().start(), gateway = await start(issuer.url);
  const tokenOf = (user: string) => issuer.sign({ preferred_username: user, dirac_group: "belle_user", vo: "belle", exp: Math.floor(Date.now() / 1000) + 3600 });
  const light = { ...graphql(gateway, LIGHT), token: await tokenOf("reader") }, heavy = { ...graphql(gateway, HEAVY), token: await tokenOf("belle_user000") };
  const counts = { answered: 0, refused: 0 };
  const loads: Readonly<Record<string, Load>> = { "alone": async () => async () => {}, [`beside another viewer's ${AT_ONCE} aggregates at a time`]: crowd(heavy, counts), [`control: beside ${SHARE} such statements sent to the database directly`]: statements(server) };
  const times = Object.keys(loads).map((): number[] => []);
  for (let i = 0; i < 500; i++) await fetchText(light);
  for (let round = 0; round < ROUNDS; round++) {
    for (const [index, load] of Object.values(loads).entries()) {
      const end = await load();
      await sleep(1000);
      times[index]!.push(...await looks(light));
      await end();
    }
  }
  await gateway.stop();
  await issuer.stop();
  const ratio = (of: readonly number[], share: number) => (quantile(of, share) / quantile(times[0]!, share)).toFixed(2);
  const lines = Object.keys(loads).map((name, index) => [name, ...[0.5, 0.95, 0.99].map(share => quantile(times[index]!, share).toFixed(2)), ratio(times[index]!, 0.5), ratio(times[index]!, 0.95)]);
  return `${markdownTable([["a viewer's page", "p50 ms", "p95 ms", "p99 ms", "p50 to alone", "p95 to alone (target 2)"], ...lines])}\nOf the other's aggregates ${counts.answered} were answered and ${counts.refused} refused after 10 s in the queue.\n`;
}

/** Over HTTP, by somebody who waits for nothing. */
function crowd(heavy: Subject, counts: { answered: number; refused: number }): Load {
  return async () => {
    let over = false;
    const isOver = () => over, agent = new Agent({ keepAlive: true });
    const all = Array.from({ length: AT_ONCE }, async () => { while (!isOver()) await fetchText(heavy, agent).then(() => counts.answered++, () => counts.refused++); });
    return async () => {
      over = true;
      await Promise.all(all);
      agent.destroy();
    };
  };
}

function statements(server: Server): Load {
  return async () => {
    let over = false;
    const isOver = () => over, all = Array.from({ length: SHARE }, async () => {
      const connection = await connect(server, databaseOf("9.1"));
      while (!isOver()) await connection.query(HEAVY_SQL);
      await connection.end();
    });
    return async () => {
      over = true;
      await Promise.all(all);
    };
  };
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
