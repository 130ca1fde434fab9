import { join } from "node:path";
import { authenticator } from "../auth/authenticate.ts";
import { registryViewer } from "../auth/registry-viewer.ts";
import type { Viewer } from "../auth/viewer.ts";
import { ConfigurationError } from "../config/configuration-error.ts";
import { Configuration } from "../config/configuration.ts";
import { databaseSettings } from "../config/database-settings.ts";
import { generationOfConfiguration } from "../config/generation.ts";
import type { ServeOptions } from "../config/options.ts";
import { Registry } from "../config/registry.ts";
import { Database } from "../datasources/database.ts";
import { Databases } from "../datasources/databases.ts";
import { mysqlEngine } from "../datasources/mysql.engine.ts";
import { Gateway } from "../server/gateway.ts";
import { httpGateway } from "../server/http.ts";
import { gatewaySchema } from "../server/schema.ts";
import { workedExamples } from "./examples.ts";
import { run } from "./run.ts";
import { terminalLog } from "./terminal-log.ts";

/** Answers queries from DIRAC's databases, until it is told to stop. */
export async function serve(options: ServeOptions): Promise<void> {
  const configuration = Configuration.fromFiles(options.diracCfg), registry = new Registry(configuration);
  const log = terminalLog(), viewer = viewerOf(options, configuration, registry);
  const databases = configuredDatabases(configuration);
  const gateway = new Gateway({
    schema: await gatewaySchema(), databases, registry, log,
    authenticate: authenticator([], viewer),
    clock: clockOf(options),
  });
  const pages = { folder: join(import.meta.dirname, "../../playground"), title: `DIRAC as ${viewer.name}@${viewer.group}`, examples: workedExamples(), personas: async () => [] };
  await run("dirac-graphql", await httpGateway(gateway, pages), options, () => databases.close());
}

/** A pool for each database that the configuration describes well enough; nothing is connected before it is asked. */
export function configuredDatabases(configuration: Configuration): Databases {
  return new Databases(databaseSettings(configuration).flatMap(settings =>
    ("problem" in settings ? [] : [new Database(settings.name, mysqlEngine({ ...settings, password: settings.password.reveal() }))])));
}

export function clockOf({ now }: { readonly now?: Date }): () => number {
  return now === undefined ? Date.now : () => now.getTime();
}

/** Until tokens tell who asks, everybody is the user of --as; the server listens on loopback only. */
function viewerOf({ as, allVosGroups }: ServeOptions, configuration: Configuration, registry: Registry): Viewer {
  const viewer = as && registryViewer(registry, generationOfConfiguration(configuration), as.user, as.group, allVosGroups);
  if (viewer === undefined) throw new ConfigurationError(`--as ${as?.user}:${as?.group}: the Registry of the configuration does not give that group to that user.`);
  return viewer;
}
