import { escape } from "mysql2";
import { facts, type Generation } from "../dirac/facts.ts";
import { mariadbDdl } from "../dirac/mariadb-ddl.ts";
import { benchJobs, type Value } from "./jobs.ts";
import type { BenchDatabases } from "./registry.ts";
import { connect, rows, type Server } from "./server.ts";

export const JOBS = 1_000_000;
const PREFIX = "dirac_graphql_bench_";
/** Written last, so that it says that nothing is missing; changes when the jobs do. */
const complete = (jobs: number) => `dirac-graphql bench: ${jobs} jobs, version 2`;
/** Rows per statement: some 1.5 MB, below the smallest default of max_allowed_packet (16 MB) by far. */
const CHUNK = 5000;

export const databaseOf = (generation: Generation, jobs = JOBS) => `${PREFIX}${generation.replace(".", "")}${jobs === JOBS ? "" : `_${jobs / JOBS}m`}`;

/** What all cases but those of bench:large read. */
export const millionJobs = (generation: Generation): BenchDatabases => ({ generation, JobDB: databaseOf(generation) });

/** JobDB with the jobs; made when it is not there, which takes about a minute, and kept for the next time. */
export async function benchDatabase(server: Server, generation: Generation, say: (text: string) => void, count = JOBS): Promise<string> {
  const database = databaseOf(generation, count), connection = await connect(server);
  try {
    const [jobs] = await rows<{ comment: string }>(connection, "select table_comment as comment from information_schema.tables where table_schema = ? and table_name = 'Jobs'", [database]);
    if (jobs?.comment === complete(count)) return database;
    const start = performance.now();
    await connection.query(`drop database if exists ${database}`);
    await connection.query(`create database ${database} character set ${generation === "8.0" ? "latin1" : "utf8mb4"}`);
    await connection.query(`use ${database}`);
    await connection.query("set foreign_key_checks = 0, unique_checks = 0");
    for (const statement of mariadbDdl(generation, "JobDB")) await connection.query(statement);
    // secondary keys are built from sorted data afterwards: a third of the time
    const keys = Object.entries(facts[generation]["JobDB"]!["Jobs"]!.keys ?? {}).filter(([name]) => name !== "PRIMARY");
    await connection.query(`alter table Jobs ${keys.map(([name]) => `drop key ${name}`).join()}`);
    for (const statement of insertStatements(generation, count)) await connection.query(statement);
    await connection.query(`alter table Jobs ${keys.map(([name, { columns }]) => `add key ${name} (${columns.join()})`).join()}`);
    await connection.query("analyze table Jobs");
    await connection.query(`alter table Jobs comment = ${escape(complete(count))}`);
    say(`made ${database}: ${count.toLocaleString("en")} jobs in ${Math.round((performance.now() - start) / 1000)} s`);
    return database;
  } finally {
    await connection.end();
  }
}

function* insertStatements(generation: Generation, count: number): Generator<string> {
  const known = facts[generation]["JobDB"]!["Jobs"]!.columns;
  let columns: string[] = [], lines: string[] = [];
  for (const job of benchJobs(count)) {
    if (columns.length === 0) columns = Object.keys(job).filter(column => known[column] !== undefined);
    lines.push(`(${columns.map(column => literal(job[column]!)).join()})`);
    if (lines.length < CHUNK) continue;
    yield `insert into Jobs (${columns.join()}) values ${lines.join()}`;
    lines = [];
  }
}

/** Nothing in the texts needs escaping, and the driver's escape() takes longer than the database on 20 million values. */
const literal = (value: Value) => (typeof value === "string" ? `'${value}'` : String(value));

/** Removes what the bench made. */
export async function dropDatabases(server: Server, databases: readonly string[]): Promise<void> {
  const connection = await connect(server);
  for (const database of databases) await connection.query(`drop database if exists ${database}`);
  await connection.end();
}
