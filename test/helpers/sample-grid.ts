import { randomBytes } from "node:crypto";
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { gunzipSync } from "node:zlib";
import { createPool } from "mysql2/promise";
import { inject } from "vitest";
import { Configuration } from "../../src/config/configuration.ts";
import type { Generation } from "../../src/config/generation.ts";
import { Registry } from "../../src/config/registry.ts";
import { Database } from "../../src/datasources/database.ts";
import { Databases } from "../../src/datasources/databases.ts";
import { mysqlEngine, type QueryLog } from "../../src/datasources/mysql.engine.ts";
import type { Row, TestGrid } from "./test-grid.ts";

const SAMPLES: Readonly<Record<Generation, string>> = { "8.0": "v8", "9.1": "v9" };

/**
 * The rows that a real DIRAC wrote (test/fixtures/dirac): 300 jobs of two VOs with all that belongs to them, in databases
 * of this test's own. Their clock stops at 2026-11-20 12:00 UTC.
 */
export async function sampleGrid(generation: Generation): Promise<TestGrid> {
  const statements: string[] = [];
  const log: QueryLog = event => void (event.query.sql.includes("information_schema") || statements.push(event.query.sql));
  const prefix = `s${randomBytes(5).toString("hex")}_`;
  const url = new URL(inject("mysqlUrl"));
  const address = { host: url.hostname, port: Number(url.port || 3306), user: decodeURIComponent(url.username), password: decodeURIComponent(url.password) };
  // one connection: a dump sets variables and chooses databases for the statements behind
  const admin = createPool({ ...address, charset: "utf8mb4", timezone: "Z", dateStrings: true, decimalNumbers: true, connectionLimit: 1 });
  const query = async (statement: string, values: readonly unknown[] = []) => (await admin.query(statement, [...values]))[0] as Row[];

  const names: string[] = [];
  for (const statement of dumpStatements(fixture(`${SAMPLES[generation]}-wms.sql.gz`))) {
    // rows may quote names of databases in texts, which stay as they are
    await query(statement.replace(/^(CREATE DATABASE [^`]*|USE )`(\w+)`/, (_, verb: string, name: string) => {
      if (verb !== "USE ") names.push(name);
      return `${verb}\`${prefix}${name}\``;
    }));
  }
  const databases = new Databases(names.map(name => new Database(name, mysqlEngine({ ...address, database: `${prefix}${name}` }, log))));
  const run = async (database: string, statement: string, values: readonly unknown[] = []) => {
    await query(`use ${prefix}${database}`);
    return query(statement, values);
  };
  return {
    databases, generation, statements, run,
    engine: "mysql",
    registry: new Registry(Configuration.fromFiles([fixturePath(`${SAMPLES[generation]}-grid.cfg`)])),
    insert: async (database, table, rows) => {
      const columns = Object.keys(rows[0]!);
      await run(database, `insert into ${table} (${columns.join()}) values ?`, [rows.map(row => columns.map(column => row[column] ?? null))]);
    },
    drop: async () => {
      await databases.close();
      for (const name of names) await query(`drop database ${prefix}${name}`);
      await admin.end();
    },
  };
}

/** The statements of a mysqldump, which ends each at the end of a line and writes line feeds in texts as `\n`. */
function dumpStatements(dump: Buffer): string[] {
  const statements: string[] = [];
  let delimiter = ";", lines: string[] = [];
  for (const line of gunzipSync(dump).toString().split("\n")) {
    const [, changed] = /^DELIMITER (\S+)$/.exec(line) ?? [];
    if (changed !== undefined) delimiter = changed;
    else if (line.trimEnd().endsWith(delimiter)) {
      statements.push([...lines, line.trimEnd().slice(0, -delimiter.length)].join("\n").trim());
      lines = [];
    } else lines.push(line);
  }
  return statements;
}

const fixturePath = (name: string) => fileURLToPath(new URL(`../fixtures/dirac/${name}`, import.meta.url));
const fixture = (name: string) => readFileSync(fixturePath(name));
