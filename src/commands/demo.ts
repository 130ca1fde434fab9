import { join } from "node:path";
import { createDemoGrid } from "../../demo/grid.ts";
import { OperationsTeam } from "../../demo/operations-team.ts";
import { Simulator } from "../../demo/simulator.ts";
import { authenticator } from "../auth/authenticate.ts";
import { Configuration } from "../config/configuration.ts";
import type { DemoOptions } from "../config/options.ts";
import { Registry } from "../config/registry.ts";
import { Feeds } from "../datasources/all-feeds.ts";
import { ConfigurationDatabase } from "../datasources/configuration/configuration-database.ts";
import { Database } from "../datasources/database.ts";
import { Databases } from "../datasources/databases.ts";
import { sqliteEngine } from "../datasources/sqlite.engine.ts";
import { Gateway } from "../server/gateway.ts";
import { httpGateway } from "../server/http.ts";
import { NO_LIMITS } from "../server/live/limits.ts";
import { gatewaySchema } from "../server/schema.ts";
import { costsOf } from "./costs.ts";
import { demoIssuer } from "./demo-issuer.ts";
import { workedExamples } from "./examples.ts";
import { monitoringOf } from "./monitoring.ts";
import { onReload } from "./on-reload.ts";
import { run } from "./run.ts";
import { clockOf } from "./clock.ts";
import { terminalLog } from "./terminal-log.ts";

/** Answers queries from a synthetic grid in this process, until it is told to stop. */
export async function demo(options: DemoOptions): Promise<void> {
  const clock = clockOf(options);
  const grid = createDemoGrid({ ...options, now: new Date(clock()) });
  const configuration = Configuration.fromText(grid.configurationText, "the demo's configuration"), registry = new Registry(configuration);
  const issuer = await demoIssuer(registry, grid, options.allVosGroups);
  const log = terminalLog(options.log), ofDirac = new Databases([...grid.databases].map(([name, database]) => new Database(name, sqliteEngine(database))));
  const tables = new ConfigurationDatabase({ configuration, databases: ofDirac, log }), databases = ofDirac.with(tables.database);
  const feeds = new Feeds({ databases, registry, log, folder: options.state });
  const monitoring = await monitoringOf({ databases, feeds, log });
  const schema = await gatewaySchema(), costs = await costsOf(options, { schema, log, metrics: monitoring.metrics });
  const gateway = new Gateway({
    ...monitoring.observing, schema, costs, databases, feeds, registry, clock, log, cpuUnit: options.cpuUnit, executor: options.executor,
    authenticate: authenticator([issuer.strategy], async () => issuer.viewerOf(options.as === undefined ? grid.personas[0]! : options.as)),
  });
  const simulator = new Simulator(grid, { rate: options.rate, seed: options.seed, clock: () => new Date(clock()) });
  const pages = { folder: join(import.meta.dirname, "../../playground"), title: "DIRAC demo grid", examples: workedExamples(), personas: () => issuer.personas() };
  const operations = new OperationsTeam(grid, () => new Date(clock()));
  if (options.rate > 0) {
    simulator.start();
    operations.start();
  }
  // its configuration is its own: there is nothing to read again
  onReload(() => {});
  await run("dirac-graphql demo", await httpGateway(gateway, { ...options, loopbackOnly: false, limits: NO_LIMITS, monitoring, stopDelayMs: options.stopDelay * 1000 }, pages), options, async () => {
    simulator.stop();
    operations.stop();
    tables.close();
    await costs.close();
    await feeds.close();
    await Promise.all([databases.close(), monitoring.close()]);
  });
}
