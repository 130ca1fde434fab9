import { mariadbDdl } from "../dirac/mariadb-ddl.ts";
import { connect, rows, type Server } from "./server.ts";

/** Every fifth job has its records: as many records as jobs are enough to see what looking them up costs. */
export const WITH_HISTORY = 5;
const STATES = ["Received", "Waiting", "Matched", "Running", "Done"];
/** Jobs per statement. */
const CHUNK = 500_000;

/** JobLoggingDB with five records for every fifth of the jobs; made when it is not there. */
export async function logRecords(server: Server, jobs: string, count: number, say: (text: string) => void): Promise<string> {
  const database = `${jobs}_log`, connection = await connect(server);
  try {
    const [log] = await rows<{ comment: string }>(connection, "select table_comment as comment from information_schema.tables where table_schema = ? and table_name = 'LoggingInfo'", [database]);
    if (log?.comment === jobs) return database;
    const start = performance.now();
    await connection.query(`drop database if exists ${database}`);
    await connection.query(`create database ${database} character set utf8mb4`);
    await connection.query(`use ${database}`);
    for (const statement of mariadbDdl("9.1", "JobLoggingDB")) await connection.query(statement);
    const records = STATES.map((status, index) => `select ${index + 1} as number, '${status}' as status`).join(" union all ");
    for (let from = 0; from < count; from += CHUNK) {
      await connection.query(`insert into LoggingInfo select JobID, number, record.status, MinorStatus, 'Unknown', SubmissionTime + interval number minute, unix_timestamp(SubmissionTime) - 1270000000 + number, 'JobManager'
        from ${jobs}.Jobs join (${records}) as record where JobID > ${from} and JobID <= ${from + CHUNK} and JobID % ${WITH_HISTORY} = 0 order by JobID, number`);
    }
    await connection.query(`alter table LoggingInfo comment = '${jobs}'`);
    say(`made ${database}: ${count.toLocaleString("en")} records in ${Math.round((performance.now() - start) / 1000)} s`);
    return database;
  } finally {
    await connection.end();
  }
}
