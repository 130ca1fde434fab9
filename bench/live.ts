/** `npm run bench:live`: what subscriptions cost; see README.md. */
import { parseArgs } from "node:util";
import { dropLiveDatabases, largeDatabases, smallDatabases } from "./live/databases.ts";
import { fanOut, type FanOut, type FanOutFigures } from "./live/fan-out.ts";
import { hardFilter, ownerFilter, sharedFilter, type Filter } from "./live/filters.ts";
import { LiveGateway } from "./live/gateway.ts";
import { looks } from "./live/looks.ts";
import { fanOutTable } from "./live/report.ts";
import { Writer } from "./live/writer.ts";
import { findServer } from "./server.ts";

const { values: options } = parseArgs({ options: { only: { type: "string" }, drop: { type: "boolean", default: false }, profile: { type: "string" } } });
const server = findServer();
const print = (text: string) => void process.stdout.write(`${text}\n`);
const say = (text: string) => void process.stderr.write(`${text}\n`);
const nodeOptions = options.profile === undefined ? [] : ["--cpu-prof", "--cpu-prof-dir", options.profile];

const filters = (count: number, of: (index: number) => Filter) => Array.from({ length: count }, (_, index) => of(index));
const PLAN = { single: 9, bursts: 7, burst: 50, perSecond: 10, seconds: 15 };
/** So that a single core can tell all of it in time. */
const FOR_5000 = { burst: 20, perSecond: 4 };

const CASES: readonly FanOut[] = [
  // what the target is: 80,000 messages per second
  { ...PLAN, perSecond: 80, name: "1 filter", compared: true, filters: filters(1000, sharedFilter) },
  { ...PLAN, ...FOR_5000, name: "1 filter", compared: true, filters: filters(5000, sharedFilter) },
  { ...PLAN, perSecond: 50, name: "an owner each", filters: filters(1000, ownerFilter) },
  { ...PLAN, perSecond: 50, name: "1,000 owners", filters: filters(5000, ownerFilter) },
  { ...PLAN, perSecond: 50, name: "hard ones, all different", filters: filters(1000, hardFilter) },
  { ...PLAN, perSecond: 50, name: "hard ones, all different", filters: filters(5000, hardFilter) },
];

try {
  await (options.drop ? dropLiveDatabases(server) : bench());
} catch (error) {
  say(error instanceof Error ? error.stack ?? error.message : String(error));
  process.exit(1);
}

async function bench(): Promise<void> {
  const figures: FanOutFigures[] = [];
  for (const [index, plan] of CASES.entries()) {
    if (options.only !== undefined && !options.only.split(",").includes(String(index))) continue;
    const databases = await smallDatabases(server), gateway = await LiveGateway.start(server, databases, nodeOptions), writer = await Writer.open(server, databases);
    await gateway.firstLook();
    figures.push(await fanOut(plan, gateway, writer));
    say(JSON.stringify(figures.at(-1)));
    await writer.close();
    await gateway.stop();
  }
  if (figures.length > 0) print(fanOutTable(figures));
  if (options.only === undefined || options.only.split(",").includes("looks")) print(await looks(server, await largeDatabases(server, say)));
}
