/** `npm run bench`: what the gateway costs, as ratios of figures that are taken in one run; see README.md. */
import { cpus } from "node:os";
import { parseArgs } from "node:util";
import type { Generation } from "../dirac/facts.ts";
import { aggregateCases } from "./cases/aggregates.ts";
import { authenticationCases } from "./cases/authentication.ts";
import { fairnessTable } from "./cases/fairness.ts";
import { costCases } from "./cases/costs.ts";
import { failureCases } from "./cases/failures.ts";
import { pagingCases } from "./cases/paging.ts";
import { planTable } from "./cases/plans.ts";
import { rowCases } from "./cases/rows.ts";
import { benchDatabase, databaseOf, dropDatabases, millionJobs } from "./databases.ts";
import { startGateway, startRaw } from "./gateway.ts";
import type { MeasuredProcess } from "./measured-process.ts";
import { VIEWERS, type BenchViewer } from "./registry.ts";
import { asMarkdown, type Line } from "./report.ts";
import { connect, findServer, rows } from "./server.ts";

const { values: options } = parseArgs({ options: { drop: { type: "boolean", default: false }, rows: { type: "boolean", default: false }, fairness: { type: "boolean", default: false }, profile: { type: "string" } } });
const server = findServer();
/** What is measured there is something else than who is refused for having asked for too much. */
const LARGE_BUDGET = { ...VIEWERS.vo, options: ["--budget", "1000000"] };
const print = (text: string) => void process.stdout.write(`${text}\n`);
const say = (text: string) => void process.stderr.write(`${text}\n`);

try {
  await (options.drop ? dropDatabases(server, [databaseOf("8.0"), databaseOf("9.1")]) : options.fairness ? fairness() : bench());
} catch (error) {
  // not the error itself: the driver's holds the statement, which may be an insert of a megabyte
  say(error instanceof Error ? error.stack ?? error.message : String(error));
  // ends the servers too, which would keep this process alive
  process.exit(1);
}

async function bench(): Promise<void> {
  for (const generation of options.rows ? ["9.1"] as const : ["9.1", "8.0"] as const) await benchDatabase(server, generation, say);
  print(`${await machine()}\n`);
  const lines: Line[] = await rowCases(async () => ({ gateway: await startGateway(server, millionJobs("9.1"), VIEWERS.vo, profileOptions()), raw: await startRaw(server, millionJobs("9.1")) }));
  if (options.rows) return print(asMarkdown(lines));
  await withGateway("9.1", VIEWERS.all, async gateway => void lines.push(...await pagingCases(gateway)));
  lines.push(...await authenticationCases(issuer => startGateway(server, millionJobs("9.1"), LARGE_BUDGET, [], issuer)));
  lines.push(...await costCases((issuer, more) => startGateway(server, millionJobs("9.1"), { ...VIEWERS.vo, options: more }, [], issuer)));
  const raw = await startRaw(server, millionJobs("9.1"));
  await withGateway("9.1", VIEWERS.vo, async gateway => void lines.push(...await aggregateCases(gateway, raw), ...await failureCases(gateway, raw, say)));
  await raw.stop();
  print(`${asMarkdown(lines)}\nEach pair is gateway : raw, last : first, or with : without a token.\n`);
  await fairness();
  for (const generation of ["9.1", "8.0"] as const) await printPlans(generation);
}

async function fairness(): Promise<void> {
  await benchDatabase(server, "9.1", say);
  print(await fairnessTable(server, issuer => startGateway(server, millionJobs("9.1"), LARGE_BUDGET, [], issuer)));
}

async function printPlans(generation: Generation): Promise<void> {
  const connection = await connect(server, await benchDatabase(server, generation, say));
  print(`DIRAC ${generation}:\n`);
  for (const viewer of Object.values(VIEWERS)) await withGateway(generation, viewer, async gateway => print(await planTable(gateway, connection, viewer.scope)));
  await connection.end();
}

async function withGateway(generation: Generation, viewer: BenchViewer, use: (gateway: MeasuredProcess) => Promise<void>): Promise<void> {
  const gateway = await startGateway(server, millionJobs(generation), viewer);
  try {
    await use(gateway);
  } finally {
    await gateway.stop();
  }
}

function profileOptions(): string[] {
  return options.profile === undefined ? [] : ["--cpu-prof", "--cpu-prof-dir", options.profile];
}

async function machine(): Promise<string> {
  const connection = await connect(server), [row] = await rows<{ version: string }>(connection, "select version() as version");
  await connection.end();
  return `${cpus().length} cores (${cpus()[0]?.model ?? "unknown"}), Node ${process.versions.node}, ${row!.version}`;
}
