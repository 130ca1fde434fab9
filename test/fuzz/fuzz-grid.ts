import type { ApolloServer } from "@apollo/server";
import { pino } from "pino";
import { createDemoGrid } from "../../demo/grid.ts";
import { PERSONAS } from "../../demo/personas.ts";
import { registryViewer } from "../../src/auth/registry-viewer.ts";
import { Configuration } from "../../src/config/configuration.ts";
import type { Generation } from "../../src/config/generation.ts";
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
import { NOW } from "../demo/demo-grids.ts";
import type { Answer } from "../helpers/ask.ts";
import { silentLog } from "../helpers/test-grid.ts";
import type { AnyOperation } from "./any-operation.ts";
import { KnownValues } from "./known-values.ts";

export const schema = await gatewaySchema();

/** Everybody who may ask: the personas, one who sees all VOs, and nobody. */
export const VIEWERS = [...PERSONAS.map(({ id }) => id), "all-vos", "nobody"] as const;

export interface FuzzGrid {
  readonly known: KnownValues;
  /** What was logged as the gateway's own error. */
  readonly failures: string[];
  /** As a client over HTTP would ask, one of the viewers by number. */
  ask(operation: AnyOperation, viewer: number): Promise<Answer>;
  gatewayOf(viewer: number): Gateway;
  close(): Promise<void>;
}

/** All databases of a small grid, on SQLite, in which everything has some rows that belong together. */
export async function fuzzGrid(generation: Generation): Promise<FuzzGrid> {
  const grid = createDemoGrid({ seed: 3, jobs: 150, generation, now: NOW });
  const configuration = Configuration.fromText(grid.configurationText), registry = new Registry(configuration);
  const ofDirac = new Databases([...grid.databases].map(([name, database]) => new Database(name, sqliteEngine(database))));
  const tables = new ConfigurationDatabase({ configuration, databases: ofDirac, log: silentLog }), databases = ofDirac.with(tables.database);
  const feeds = new Feeds({ databases, registry, log: silentLog });
  const failures: string[] = [], log = pino({ level: "error" }, { write: line => void failures.push(line) });
  const gateways = VIEWERS.map(id => {
    const { user, group } = PERSONAS.find(persona => persona.id === id) ?? PERSONAS.find(persona => persona.id === "administrator")!;
    const viewer = id === "nobody" ? null : registryViewer(registry, generation, { user, group }, id === "all-vos" ? [group] : [])!;
    return new Gateway({ schema, databases, feeds, registry, clock: () => NOW.getTime(), log, authenticate: async () => viewer });
  });
  const servers: ApolloServer<Context>[] = gateways.map(gateway => apolloServer(gateway));
  const ask = async ({ query, variables, operationName }: AnyOperation, viewer: number): Promise<Answer> => {
    const { body } = await servers[viewer]!.executeOperation({ query, variables, ...(operationName !== undefined && { operationName }) }, { contextValue: await gateways[viewer]!.context({ authorization: undefined }) });
    if (body.kind !== "single") throw new Error("an incremental answer");
    const { data = null, errors = [] } = JSON.parse(JSON.stringify(body.singleResult)) as Partial<Answer>;
    return { data, errors };
  };
  return {
    ask, failures,
    known: await KnownValues.of(schema, query => ask({ query, variables: {} }, VIEWERS.indexOf("all-vos"))),
    gatewayOf: viewer => gateways[viewer]!,
    close: async () => {
      tables.close();
      await feeds.close();
      await databases.close();
    },
  };
}
