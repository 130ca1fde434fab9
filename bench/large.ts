/** `npm run bench:large`: ten million jobs: what lists, counts and histories cost, and what a hundred heavy queries at once need of memory. */
import { parseArgs } from "node:util";
import { largeCases } from "./cases/large.ts";
import { memoryTable } from "./cases/memory.ts";
import { benchDatabase, databaseOf, dropDatabases, JOBS } from "./databases.ts";
import { startGateway, startRaw } from "./gateway.ts";
import { logRecords } from "./log-records.ts";
import { VIEWERS } from "./registry.ts";
import { asMarkdown } from "./report.ts";
import { findServer } from "./server.ts";

const COUNT = 10 * JOBS;
const { values: options } = parseArgs({ options: { drop: { type: "boolean", default: false }, memory: { type: "boolean", default: false } } });
const server = findServer(), say = (text: string) => void process.stderr.write(`${text}\n`), print = (text: string) => void process.stdout.write(`${text}\n`);

if (options.drop) await dropDatabases(server, [databaseOf("9.1", COUNT), `${databaseOf("9.1", COUNT)}_log`]);
else await bench();

async function bench(): Promise<void> {
  const JobDB = await benchDatabase(server, "9.1", say, COUNT), JobLoggingDB = await logRecords(server, JobDB, COUNT, say), databases = { generation: "9.1", JobDB, JobLoggingDB } as const;
  if (!options.memory) {
    const gateway = await startGateway(server, databases, VIEWERS.vo), raw = await startRaw(server, databases);
    print(asMarkdown(await largeCases(gateway, raw, JobLoggingDB)));
    await Promise.all([gateway.stop(), raw.stop()]);
  }
  // as the unit and the image start it
  print(await memoryTable(issuer => startGateway(server, databases, { ...VIEWERS.vo, options: ["--budget", "1000000", "--log", "error"] }, ["--expose-gc", "--max-semi-space-size=8"], issuer)));
}
