import { setTimeout as sleep } from "node:timers/promises";
import type { Connection } from "mysql2/promise";
import type { Answers } from "../probe.ts";
import { markdownTable } from "../report.ts";
import { connect, type Server } from "../server.ts";
import { Clients } from "./clients.ts";
import { databaseCpu, plansOf, usedBetween, type Plan } from "./database-cost.ts";
import type { LiveDatabases } from "./databases.ts";
import { LiveGateway } from "./gateway.ts";
import { Writer } from "./writer.ts";

type Sent = Answers["recordedAt"];

interface Look {
  readonly name: string;
  /** Its statements, told apart by their text. */
  readonly statement: RegExp;
  /** The first of a walk. */
  readonly begins?: RegExp;
}

const LOOKS: readonly Look[] = [
  { name: "updated", statement: /order by `LastUpdateTime`/ },
  { name: "active", statement: /^\s*select \* from \(/, begins: /`JobID` > -1/ },
  { name: "all", statement: /digest from `Jobs` where `JobID` > /, begins: /`JobID` > -1/ },
  { name: "logs", statement: /max\(SeqNum\)/, begins: /\(1, ?2, ?3, ?4,/ },
  { name: "changed rows", statement: /from `Jobs` where `JobID` in/ },
  { name: "their logs", statement: /^\s*select JobID, SeqNum/ },
];

/** What one minute and more cost while so many jobs change each second. */
interface Period { readonly perSecond: number; readonly seconds: number; readonly gateway: number; readonly database: number | undefined; readonly statements: Sent; readonly plans: ReadonlyMap<string, readonly Plan[]> }

const PERIODS = [{ perSecond: 0, seconds: 120 }, { perSecond: 50, seconds: 60 }];

/** What watching costs, for one subscriber as for many: the feed's looks at a large database. */
export async function looks(server: Server, databases: LiveDatabases): Promise<string> {
  const gateway = await LiveGateway.start(server, databases), connection = await connect(server, databases.jobs), writer = await Writer.open(server, databases);
  const first = await gateway.firstLook(), bytes = gateway.stateBytes() / databases.count, client = await Clients.connect(gateway.process.url, [{}]), periods: Period[] = [];
  for (const { perSecond, seconds } of PERIODS) {
    const database = () => databaseCpu(connection, databases), before = await gateway.process.ask("cpu"), used = await database();
    await gateway.process.ask("record");
    await (perSecond === 0 ? sleep(seconds * 1000) : writer.keepChanging(perSecond, seconds));
    const now = await database(), cpu = await gateway.process.ask("cpu") - before, statements = await gateway.process.ask("recordedAt");
    periods.push({ perSecond, seconds, gateway: cpu, database: usedBetween(used, now), statements, plans: await plansIn(statements, connection, databases) });
  }
  await Promise.all([client.stop(), writer.close(), connection.end(), gateway.stop()]);
  const start = `First look at ${databases.count.toLocaleString("en")} jobs: ${(first.ms / 1000).toFixed(0)} s, ${(first.cpu / 1000).toFixed(0)} s of CPU in the gateway, ${bytes.toFixed(0)} bytes of state per job.`;
  return `${start}\n\n${markdownTable([["changes/s", "statements/s", "CPU of the gateway, %", "CPU of the database, %"], ...periods.map(costLine)])}\n${markdownTable(planLines(periods))}`;
}

function costLine({ perSecond, seconds, gateway, database, statements }: Period): string[] {
  const share = (ms: number) => (ms / seconds / 10).toFixed(1);
  return [String(perSecond), (statements.length / seconds).toFixed(1), share(gateway), database === undefined ? "not known" : share(database)];
}

const of = (look: Look, statements: Sent) => statements.filter(({ statement }) => look.statement.test(statement));

/** One statement of each look, from the middle: the first pages of a walk say little. */
async function plansIn(statements: Sent, connection: Connection, { log }: LiveDatabases): Promise<Map<string, readonly Plan[]>> {
  const plans = new Map<string, readonly Plan[]>();
  for (const look of LOOKS) {
    const those = of(look, statements), middle = those[Math.floor(those.length / 2)]?.statement.replaceAll("LoggingInfo", `${log}.LoggingInfo`);
    if (middle !== undefined) plans.set(look.name, await plansOf(connection, middle));
  }
  return plans;
}

function planLines(periods: readonly Period[]): string[][] {
  const head = ["look", ...periods.map(({ perSecond }) => `statements/min at ${perSecond} changes/s`), "one walk, s", "type", "key", "entries read by one statement", "extra"];
  return [head, ...LOOKS.flatMap(look => {
    const plans = periods.map(period => period.plans.get(look.name)).find(found => found !== undefined) ?? [];
    const rates = periods.map(({ statements, seconds }) => String(Math.round((of(look, statements).length * 60) / seconds)));
    const distinct = new Map(plans.map(plan => [`${plan.type} ${plan.key}`, plan])).values();
    return [...distinct].map(({ type, key, extra, read }) => [look.name, ...rates, walk(of(look, periods[0]!.statements), look.begins), type ?? "", key ?? "", String(read), extra ?? ""]);
  })];
}

/** How long a walk takes that was seen from its first statement to its last. */
function walk(sent: Sent, begins: RegExp | undefined): string {
  if (begins === undefined) return "";
  const starts = sent.flatMap(({ statement }, index) => (begins.test(statement) && !begins.test(sent[index - 1]?.statement ?? "") ? [index] : []));
  const whole = starts.slice(1).map((next, index) => sent[next - 1]!.at - sent[starts[index]!]!.at);
  return whole.length === 0 ? "not seen whole" : (whole.reduce((sum, ms) => sum + ms, 0) / whole.length / 1000).toFixed(1);
}
