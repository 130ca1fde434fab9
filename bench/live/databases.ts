import { escape } from "mysql2";
import type { Connection } from "mysql2/promise";
import { mariadbDdl } from "../../dirac/mariadb-ddl.ts";
import { benchDatabase } from "../databases.ts";
import { benchJobs, type JobRow } from "../jobs.ts";
import { connect, rows, type Server } from "../server.ts";
import { groupOf, ownerOf } from "./filters.ts";

/** JobDB and JobLoggingDB of DIRAC 9.1, which the cases write into. */
export interface LiveDatabases { readonly jobs: string; readonly log: string; readonly count: number }

const PREFIX = "dirac_graphql_bench_live_";
/** Few enough that looks at them cost little beside what is told. */
const FEW = 20_000;
const RECORDS = 5;
const CHUNK = 20_000;
/** Written last: a copy that is complete. */
const COMPLETE = "dirac-graphql bench live: version 1";

/** A small grid, made anew: 20 jobs for each of 1,000 owners, half of them running. */
export async function smallDatabases(server: Server): Promise<LiveDatabases> {
  const made = { jobs: `${PREFIX}jobs`, log: `${PREFIX}log`, count: FEW }, connection = await connect(server);
  await makeTables(connection, made);
  const jobs = [...benchJobs(FEW)].map((job, index): JobRow => ({ ...job, Owner: ownerOf(index), JobGroup: groupOf(index), Status: index % 2 === 0 ? "Running" : job["Status"]! }));
  const columns = (await rows<{ Field: string }>(connection, `show columns from ${made.jobs}.Jobs`)).map(({ Field }) => Field).filter(column => jobs[0]![column] !== undefined);
  for (let start = 0; start < FEW; start += 2000) await connection.query(`insert into ${made.jobs}.Jobs (${columns.join()}) values ?`, [jobs.slice(start, start + 2000).map(job => columns.map(column => job[column]))]);
  await insertLogs(connection, made);
  await connection.end();
  return made;
}

/** A copy of the million jobs, with a log; made once, which takes some minutes. */
export async function largeDatabases(server: Server, say: (text: string) => void): Promise<LiveDatabases> {
  const source = await benchDatabase(server, "9.1", say), connection = await connect(server);
  const [{ count }] = await rows<{ count: number }>(connection, `select count(*) as count from ${source}.Jobs`) as [{ count: number }];
  const made = { jobs: `${PREFIX}million_jobs`, log: `${PREFIX}million_log`, count };
  const [known] = await rows<{ comment: string }>(connection, "select table_comment as comment from information_schema.tables where table_schema = ? and table_name = 'Jobs'", [made.jobs]);
  if (known?.comment !== COMPLETE) {
    say("copying the million jobs for the feed to look at");
    await makeTables(connection, made);
    await connection.query(`insert into ${made.jobs}.Jobs select * from ${source}.Jobs order by JobID`);
    await insertLogs(connection, made);
    await connection.query(`analyze table ${made.jobs}.Jobs, ${made.log}.LoggingInfo`);
    await connection.query(`alter table ${made.jobs}.Jobs comment = ${escape(COMPLETE)}`);
  }
  await connection.end();
  return made;
}

export async function dropLiveDatabases(server: Server): Promise<void> {
  const connection = await connect(server);
  for (const name of ["jobs", "log", "million_jobs", "million_log"]) await connection.query(`drop database if exists ${PREFIX}${name}`);
  await connection.end();
}

async function makeTables(connection: Connection, { jobs, log }: LiveDatabases): Promise<void> {
  await connection.query("set foreign_key_checks = 0, unique_checks = 0");
  for (const [database, of] of [[jobs, "JobDB"], [log, "JobLoggingDB"]] as const) {
    await connection.query(`drop database if exists ${database}`);
    await connection.query(`create database ${database} character set ${of === "JobDB" ? "utf8mb4" : "latin1"}`);
    await connection.query(`use ${database}`);
    for (const statement of mariadbDdl("9.1", of)) await connection.query(statement);
  }
}

/** Some records for each job, at the time when it was updated last. In statements that need no temporary table. */
async function insertLogs(connection: Connection, { jobs, log, count }: LiveDatabases): Promise<void> {
  for (let start = 0; start < count; start += CHUNK) {
    for (let record = 1; record <= RECORDS; record++) {
      await connection.query(`insert into ${log}.LoggingInfo select JobID, ${record}, Status, MinorStatus, ApplicationStatus, LastUpdateTime, unix_timestamp(LastUpdateTime) - 1270000000 + ${record}, 'JobWrapper' from ${jobs}.Jobs where JobID > ${start} and JobID <= ${start + CHUNK}`);
    }
  }
}
