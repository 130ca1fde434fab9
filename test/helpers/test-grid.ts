import { randomBytes } from "node:crypto";
import { DatabaseSync } from "node:sqlite";
import { createPool, type Pool } from "mysql2/promise";
import { pino } from "pino";
import { inject } from "vitest";
import { facts, type Generation } from "../../dirac/facts.ts";
import { mariadbDdl } from "../../dirac/mariadb-ddl.ts";
import { sqliteDdl } from "../../dirac/sqlite-ddl.ts";
import { accountingDatabases } from "../../src/config/accounting-databases.ts";
import { Configuration } from "../../src/config/configuration.ts";
import { Registry } from "../../src/config/registry.ts";
import { Feeds } from "../../src/datasources/all-feeds.ts";
import { ConfigurationDatabase } from "../../src/datasources/configuration/configuration-database.ts";
import { Database, type QueryLog } from "../../src/datasources/database.ts";
import { Databases } from "../../src/datasources/databases.ts";
import { mysqlEngine, type MysqlAddress } from "../../src/datasources/mysql.engine.ts";
import { sqliteEngine } from "../../src/datasources/sqlite.engine.ts";
import { FAST } from "./pace.ts";
import { Reader } from "./reader.ts";
import { REGISTRY } from "./registry.ts";

export type EngineName = "sqlite" | "mysql";
export type Row = Record<string, string | number | null>;

/** Every engine with every generation of DIRAC; for `describe.each`. */
export const GRIDS: readonly { engine: EngineName; generation: Generation }[] = [
  { engine: "sqlite", generation: "8.0" }, { engine: "sqlite", generation: "9.1" },
  { engine: "mysql", generation: "8.0" }, { engine: "mysql", generation: "9.1" },
];

/** DIRAC databases of a test's own, empty, with DIRAC's tables. */
export interface TestGrid {
  readonly databases: Databases;
  /** The configuration in memory. */
  readonly tables: ConfigurationDatabase;
  readonly feeds: Feeds;
  readonly registry: Registry;
  readonly generation: Generation;
  readonly engine: EngineName;
  /** The statements that the gateway sent since the last `statements.length = 0`. */
  readonly statements: string[];
  insert(database: string, table: string, rows: readonly Row[]): Promise<void>;
  /** Runs a statement of the test's own. */
  run(database: string, statement: string): Promise<Row[]>;
  /** Where a database is, for an account that may only read it; on MySQL only. */
  address(database: string): MysqlAddress;
  /** The same for DIRAC's account, which writes and locks. */
  addressOfDirac(database: string): MysqlAddress;
  drop(): Promise<void>;
}

interface Store {
  readonly database: Database;
  readonly address?: MysqlAddress;
  readonly addressOfDirac?: MysqlAddress;
  run(statement: string, values?: readonly (string | number | null)[]): Promise<Row[]>;
  drop(): Promise<void>;
}

export async function testGrid(engine: EngineName, generation: Generation, { names = ["JobDB", "JobLoggingDB"], configuration = REGISTRY } = {}): Promise<TestGrid> {
  const statements: string[] = [];
  const log: QueryLog = event => void (event.query.sql.includes("information_schema") || statements.push(event.query.sql));
  const prefix = `t${randomBytes(5).toString("hex")}_`;
  const read = Configuration.fromText(configuration), stores = new Map<string, Store>();
  for (const name of names) stores.set(name, engine === "sqlite" ? sqliteStore(name, generation, log) : await mysqlStore(name, `${prefix}${name}`, generation, log, accountingDatabases(read)));
  const store = (name: string) => stores.get(name)!;
  const ofDirac = new Databases([...stores.values()].map(({ database }) => database)), registry = new Registry(read);
  const tables = new ConfigurationDatabase({ configuration: read, databases: ofDirac, log: silentLog, queries: log }), databases = ofDirac.with(tables.database);
  const feeds = new Feeds({ databases, registry, log: silentLog, pace: FAST });
  return {
    databases, tables, feeds, registry, generation, engine, statements,
    insert: async (database, table, rows) => insertRows(store(database), generation, database, table, rows),
    run: (database, statement) => store(database).run(statement),
    address: database => store(database).address!,
    addressOfDirac: database => store(database).addressOfDirac!,
    drop: async () => {
      tables.close();
      await feeds.close();
      await tables.database.close();
      await Promise.all([...stores.values()].map(one => one.drop()));
    },
  };
}

function sqliteStore(name: string, generation: Generation, log: QueryLog): Store {
  const sqlite = new DatabaseSync(":memory:");
  for (const statement of sqliteDdl(generation, name)) sqlite.exec(statement);
  const database = new Database(name, sqliteEngine(sqlite, log));
  return {
    database,
    run: async (statement, values = []) => sqlite.prepare(statement).all(...values) as Row[],
    drop: () => database.close(),
  };
}

/** DIRAC's account writes, the gateway's reads. */
async function mysqlStore(name: string, schema: string, generation: Generation, log: QueryLog, accounting: readonly string[]): Promise<Store> {
  const url = new URL(inject("mysqlUrl"));
  const server = { host: url.hostname, port: Number(url.port || 3306), user: decodeURIComponent(url.username), password: decodeURIComponent(url.password) };
  const admin: Pool = createPool({ ...server, charset: "utf8mb4", timezone: "Z", dateStrings: true, connectionLimit: 1 });
  await admin.query(`create database ${schema} character set ${generation === "8.0" ? "latin1" : "utf8mb4"}`);
  await admin.query(`use ${schema}`);
  await admin.query("set foreign_key_checks = 0, sql_mode = ''");
  for (const statement of mariadbDdl(generation, name)) await admin.query(statement);
  const reader = await Reader.create(admin, generation);
  await reader.mayRead(admin, name, schema, accounting);
  const address = reader.address(server, schema), database = new Database(name, mysqlEngine(address, log));
  return {
    database,
    address,
    addressOfDirac: { ...server, database: schema },
    run: async (statement, values = []) => (await admin.query(statement, [...values]))[0] as Row[],
    drop: async () => {
      await database.close();
      await reader.drop(admin);
      await admin.query(`drop database ${schema}`);
      await admin.end();
    },
  };
}

/** Columns that this generation does not have are left out, so that one builder serves both. */
async function insertRows({ run }: Store, generation: Generation, database: string, table: string, rows: readonly Row[]): Promise<void> {
  const known = facts[generation][database]![table]!.columns;
  for (let start = 0; start < rows.length; start += 500) {
    const chunk = rows.slice(start, start + 500), columns = Object.keys(chunk[0]!).filter(column => known[column] !== undefined);
    const values = chunk.flatMap(row => columns.map(column => row[column] ?? null)), line = `(${columns.map(() => "?").join()})`;
    // SQLite takes 32,766 variables
    // an operation of a request has an Order
    await run(`insert into \`${table}\` (${columns.map(column => `\`${column}\``).join()}) values ${chunk.map(() => line).join()}`, values);
  }
}

export const silentLog = pino({ level: "silent" });
