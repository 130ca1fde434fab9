import type { DemoGrid } from "../../demo/grid.ts";
import { registryViewer } from "../../src/auth/registry-viewer.ts";
import { Configuration } from "../../src/config/configuration.ts";
import { Registry } from "../../src/config/registry.ts";
import type { Context } from "../../src/context.ts";
import { Feeds } from "../../src/datasources/all-feeds.ts";
import { ConfigurationDatabase } from "../../src/datasources/configuration/configuration-database.ts";
import { Database } from "../../src/datasources/database.ts";
import { Databases } from "../../src/datasources/databases.ts";
import { sqliteEngine } from "../../src/datasources/sqlite.engine.ts";
import { apolloServer } from "../../src/server/apollo.ts";
import { Gateway } from "../../src/server/gateway.ts";
import { gatewaySchema } from "../../src/server/schema.ts";
import type { ApolloServer } from "@apollo/server";
import type { Json } from "../helpers/ask.ts";
import { silentLog } from "../helpers/test-grid.ts";
import { NOW } from "./demo-grids.ts";

/** Asks a demo grid through GraphQL, as one of its personas, at the time at which it was made; errors fail the test. */
export async function askerOf(grid: DemoGrid, persona = "administrator"): Promise<(query: string) => Promise<Json>> {
  const configuration = Configuration.fromText(grid.configurationText), registry = new Registry(configuration);
  const ofDirac = new Databases([...grid.databases].map(([name, database]) => new Database(name, sqliteEngine(database))));
  const databases = ofDirac.with(new ConfigurationDatabase({ configuration, databases: ofDirac, log: silentLog }).database);
  const { user, group } = grid.personas.find(({ id }) => id === persona)!, viewer = registryViewer(registry, grid.generation, { user, group }, [])!;
  const gateway = new Gateway({ schema: await gatewaySchema(), databases, feeds: new Feeds({ databases, registry, log: silentLog }), registry, clock: () => NOW.getTime(), log: silentLog, authenticate: async () => viewer });
  const server: ApolloServer<Context> = apolloServer(gateway);
  return async query => {
    const { body } = await server.executeOperation({ query }, { contextValue: await gateway.context({ authorization: undefined }) });
    if (body.kind !== "single" || body.singleResult.errors !== undefined) throw new Error(JSON.stringify(body, null, 2));
    return JSON.parse(JSON.stringify(body.singleResult.data)) as Json;
  };
}
