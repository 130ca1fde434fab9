import { join } from "node:path";
import type { Logger } from "pino";
import { authenticator, type Authenticate } from "../auth/authenticate.ts";
import { diracxViewer } from "../auth/diracx-claims.ts";
import { DiracxConfiguration } from "../auth/diracx-configuration.ts";
import { installedViewer } from "../auth/registry-viewer.ts";
import { remoteIssuer } from "../auth/remote-issuer.ts";
import { subjectViewer } from "../auth/subject-viewer.ts";
import { trustedIssuer } from "../auth/trusted-issuer.ts";
import { ConfigurationError } from "../config/configuration-error.ts";
import { ConfigurationLayers } from "../config/configuration-layers.ts";
import { Configuration } from "../config/configuration.ts";
import { databaseSettings } from "../config/database-settings.ts";
import { readDiracx } from "../config/diracx-document.ts";
import type { ServeOptions } from "../config/options.ts";
import { Registry } from "../config/registry.ts";
import { subjectsOf } from "../config/subjects.ts";
import { watchConfiguration } from "../config/watch-configuration.ts";
import { Feeds } from "../datasources/all-feeds.ts";
import { ConfigurationDatabase } from "../datasources/configuration/configuration-database.ts";
import { Database } from "../datasources/database.ts";
import { Databases } from "../datasources/databases.ts";
import { mysqlEngine } from "../datasources/mysql.engine.ts";
import { jobDbGeneration } from "../datasources/wms/job-generation.ts";
import { Gateway } from "../server/gateway.ts";
import { httpGateway } from "../server/http.ts";
import { NO_LIMITS, PER_VIEWER, type LiveLimits } from "../server/live/limits.ts";
import { gatewaySchema } from "../server/schema.ts";
import { Seldom } from "../server/seldom.ts";
import { clockOf } from "./clock.ts";
import { costsOf } from "./costs.ts";
import { workedExamples } from "./examples.ts";
import { monitoringOf } from "./monitoring.ts";
import { onReload } from "./on-reload.ts";
import { run } from "./run.ts";
import { terminalLog } from "./terminal-log.ts";

/** Answers queries from DIRAC's databases, until it is told to stop. */
export async function serve(options: ServeOptions): Promise<void> {
  const configuration = Configuration.fromFiles(options.diracCfg), registry = new Registry(configuration);
  // what watches has connections of its own: lists that wait for one must not hold it up
  const watched = configuredDatabases(configuration, 2), log = terminalLog(options.log ?? (process.stderr.isTTY ? "warn" : "info")), tables = new ConfigurationDatabase({ configuration, databases: watched, log });
  const databases = configuredDatabases(configuration, 8).with(tables.database);
  const layers = new ConfigurationLayers(configuration, { changed: changed => tables.refill(changed), remark: remark => log.warn(remark) });
  const files = watchConfiguration(options.diracCfg, {
    changed: changed => layers.takeFiles(changed),
    refused: reason => log.warn({ err: reason }, "the configuration has changed and cannot be taken; the last good one stays"),
  });
  const diracx = diracxConfiguration(options, layers, log);
  const feeds = new Feeds({ databases: watched, registry, log, folder: options.state });
  const monitoring = await monitoringOf({ databases, watched, feeds, log });
  const schema = await gatewaySchema(), costs = await costsOf(options, { schema, log, metrics: monitoring.metrics });
  const gateway = new Gateway({
    ...monitoring.observing, schema, costs, databases, feeds, registry, log,
    authenticate: identity(options, { configuration, registry, databases, diracx, log }),
    clock: clockOf(options), cpuUnit: options.cpuUnit, isShared: options.as === undefined && options.budget, executor: options.executor,
  });
  feeds.resume();
  const title = options.as === undefined ? "DIRAC" : `DIRAC as ${options.as.user}@${options.as.group}`;
  const pages = { folder: join(import.meta.dirname, "../../playground"), title, examples: workedExamples(), personas: async () => [] };
  onReload(() => {
    log.info("the configuration is read again");
    files.reload();
  });
  await run("dirac-graphql", await httpGateway(gateway, { ...options, loopbackOnly: options.as !== undefined, limits: limitsOf(options), monitoring, stopDelayMs: options.stopDelay * 1000 }, pages), options, async () => {
    files.stop();
    diracx?.close();
    tables.close();
    await costs.close();
    await feeds.close();
    await Promise.all([databases.close(), watched.close(), monitoring.close()]);
  });
}

/** A pool for each database that the configuration describes well enough; nothing is connected before it is asked. */
function configuredDatabases(configuration: Configuration, connections: number): Databases {
  return new Databases(databaseSettings(configuration).flatMap(settings =>
    ("problem" in settings ? [] : [new Database(settings.name, mysqlEngine({ ...settings, password: settings.password.reveal() }, undefined, connections))])));
}

/** Where everybody is the same viewer there is nobody to share with. */
function limitsOf({ as, budget }: ServeOptions): LiveLimits {
  return as !== undefined || !budget ? NO_LIMITS : PER_VIEWER;
}

/** Completes the files' configuration, where --diracx-config says so. */
function diracxConfiguration({ diracxConfig: issuer }: ServeOptions, layers: ConfigurationLayers, log: Logger): DiracxConfiguration | undefined {
  return issuer === undefined ? undefined : new DiracxConfiguration({
    issuer,
    take: document => layers.takeDiracx(readDiracx(document)),
    failed: reason => log.warn({ issuer, reason }, "the configuration of DiracX cannot be taken; the last good one stays"),
  });
}

interface IdentityParts { readonly configuration: Configuration; readonly registry: Registry; readonly databases: Databases; readonly diracx: DiracxConfiguration | undefined; readonly log: Logger }

/** Of the same issuer; each request that it costs its answer has its line. */
const said = new Seldom(10_000);

/** Who asks: everybody is the user of --as, or tokens of the trusted issuers tell. */
function identity(options: ServeOptions, { configuration, registry, databases, diracx: asker, log }: IdentityParts): Authenticate {
  const { as, issuers, audience, allVosGroups, diracxConfig } = options;
  const generation = async () => jobDbGeneration((await databases.open("JobDB")).catalog);
  if (as !== undefined) {
    const { user, group } = as, unknown = `--as ${user}:${group}: the Registry of the configuration does not give that group to that user.`;
    if (registry.group(group)?.users.includes(user) !== true) throw new ConfigurationError(unknown);
    return authenticator([], async () => {
      const viewer = await installedViewer(registry, generation, as, allVosGroups);
      if (viewer === undefined) throw new ConfigurationError(unknown);
      return viewer;
    });
  }
  const diracx = diracxViewer(allVosGroups, group => registry.voOfGroup(group, "9.1")), other = subjectViewer(registry, subjectsOf(configuration), generation, allVosGroups);
  const toldBy = (issuer: string) => (asker !== undefined && issuer === diracxConfig ? asker.offer.bind(asker) : undefined);
  const unreachable = (issuer: string) => (cause: unknown) => { if (said.may(issuer)) log.warn({ issuer, err: cause }, "an issuer of tokens cannot be asked for its keys"); };
  return authenticator(issuers.map(issuer => trustedIssuer({ issuer, source: remoteIssuer(issuer), audience, diracx, other, told: toldBy(issuer), unreachable: unreachable(issuer) })), async () => null);
}
