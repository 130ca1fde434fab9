import { randomBytes } from "node:crypto";
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { gunzipSync } from "node:zlib";
import { createPool } from "mysql2/promise";
import { inject } from "vitest";
import { Configuration } from "../../src/config/configuration.ts";
import type { Generation } from "../../src/config/generation.ts";
import { Registry } from "../../src/config/registry.ts";
import { Feeds } from "../../src/datasources/all-feeds.ts";
import { ConfigurationDatabase } from "../../src/datasources/configuration/configuration-database.ts";
import { Database, type QueryLog } from "../../src/datasources/database.ts";
import { Databases } from "../../src/datasources/databases.ts";
import { mysqlEngine, type MysqlAddress } from "../../src/datasources/mysql.engine.ts";
import { FAST } from "./pace.ts";
import { Reader } from "./reader.ts";
import { silentLog, type Row, type TestGrid } from "./test-grid.ts";

const SAMPLES: Readonly<Record<Generation, string>> = { "8.0": "v8", "9.1": "v9" };

/**
 * The rows that a real DIRAC wrote (test/fixtures/dirac): 300 jobs of two VOs with all that belongs to them (`wms`), the
 * status of the grid that they ran on (`resources`), what was still to be done for them (`requests`), what FTS did and which files were found wrong (`transfers`), or what was counted (`accounting`), in databases of this test's own. Their clock stops at 2026-11-20 12:00 UTC.
 */
export async function sampleGrid(generation: Generation, part: "wms" | "resources" | "requests" | "transfers" | "accounting" = "wms"): Promise<TestGrid> {
  const statements: string[] = [];
  const log: QueryLog = event => void (event.query.sql.includes("information_schema") || statements.push(event.query.sql));
  const prefix = `s${randomBytes(5).toString("hex")}_`;
  const url = new URL(inject("mysqlUrl"));
  const server = { host: url.hostname, port: Number(url.port || 3306), user: decodeURIComponent(url.username), password: decodeURIComponent(url.password) };
  const connections = { ...server, charset: "utf8mb4", timezone: "Z", dateStrings: true, decimalNumbers: true, connectionLimit: 1 } as const;
  const names: string[] = [];

  // one connection: a dump sets variables and chooses databases for the statements behind
  const loader = createPool(connections);
  for (const statement of dumpStatements(`${SAMPLES[generation]}-${part}.sql.gz`)) {
    // nowhere else: rows may hold texts that quote the names of databases
    await loader.query(statement.replace(/^(CREATE DATABASE [^`]*|USE )`(\w+)`/, (_, verb: string, name: string) => {
      if (verb !== "USE ") names.push(name);
      return `${verb}\`${prefix}${name}\``;
    }));
  }
  const reader = await Reader.create(loader, generation), schema = (name: string) => `${prefix}${name}`;
  for (const name of names) await reader.mayRead(loader, name, schema(name));
  const address = (name: string): MysqlAddress => reader.address(server, schema(name));
  const pools = new Map(names.map(name => [name, createPool({ ...connections, database: schema(name) })]));
  const ofDirac = new Databases(names.map(name => new Database(name, mysqlEngine(address(name), log))));
  const run = async (database: string, statement: string, values: readonly unknown[] = []) => (await pools.get(database)!.query(statement, [...values]))[0] as Row[];
  const configuration = Configuration.fromFiles([fixture(`${SAMPLES[generation]}-grid.cfg`)]), registry = new Registry(configuration);
  const tables = new ConfigurationDatabase({ configuration, databases: ofDirac, log: silentLog, queries: log }), databases = ofDirac.with(tables.database);
  const feeds = new Feeds({ databases, registry, log: silentLog, pace: FAST });
  return {
    databases, tables, feeds, registry, generation, statements, run, address,
    addressOfDirac: name => ({ ...server, database: schema(name) }),
    engine: "mysql",
    insert: async (database, table, rows) => {
      const columns = Object.keys(rows[0]!);
      await run(database, `insert into ${table} (${columns.join()}) values ?`, [rows.map(row => columns.map(column => row[column] ?? null))]);
    },
    drop: async () => {
      tables.close();
      await feeds.close();
      await databases.close();
      await Promise.all([...pools.values()].map(pool => pool.end()));
      await reader.drop(loader);
      for (const name of names) await loader.query(`drop database ${schema(name)}`);
      await loader.end();
    },
  };
}

/** The statements of a mysqldump, which ends each at the end of a line and writes line feeds in texts as `\n`. */
function dumpStatements(name: string): string[] {
  const statements: string[] = [];
  let delimiter = ";", lines: string[] = [];
  for (const line of gunzipSync(readFileSync(fixture(name))).toString().split("\n")) {
    const [, changed] = /^DELIMITER (\S+)$/.exec(line) ?? [];
    if (changed !== undefined) delimiter = changed;
    else if (line.trimEnd().endsWith(delimiter)) {
      statements.push([...lines, line.trimEnd().slice(0, -delimiter.length)].join("\n").trim());
      lines = [];
    } else lines.push(line);
  }
  return statements;
}

const fixture = (name: string) => fileURLToPath(new URL(`../fixtures/dirac/${name}`, import.meta.url));
