import { mariadbDdl } from "../dirac/mariadb-ddl.ts";
import { connect, rows, type Server } from "./server.ts";

export const ACCOUNTING_DATABASE = "dirac_graphql_bench_accounting";
export const BUCKET_ROWS = 5_000_000;
/** 2026-11-20 12:00 UTC, the clock of the bench. */
const NOW = Date.UTC(2026, 10, 20, 12) / 1000;

const HOUR = 3600, DAY = 86_400, WEEK = 7 * DAY;
/** The ladder of DIRAC's type Job, two years deep: how long rows are, and between which ages. */
const STEPS = [{ length: HOUR, from: 0, to: 8 * DAY }, { length: 4 * HOUR, from: 8 * DAY, to: 35 * DAY }, { length: DAY, from: 35 * DAY, to: 180 * DAY }, { length: 2 * DAY, from: 180 * DAY, to: 365 * DAY }, { length: WEEK, from: 365 * DAY, to: 730 * DAY }] as const;
const COMPLETE = "dirac-graphql bench: accounting, version 1";

const SITES = 60, USERS = 300;
const GROUPS = ["belle_prod", "belle_user", "belle_skim", "ctao_prod", "ctao_user"];

/** ac_bucket_Job of 9.1 with as many rows for each stretch of time: 60 sites, 300 users, five groups of two VOs, job groups, statuses. */
export async function accountingRows(server: Server, say: (text: string) => void): Promise<void> {
  const connection = await connect(server);
  try {
    const [made] = await rows<{ comment: string }>(connection, "select table_comment as comment from information_schema.tables where table_schema = ? and table_name = 'ac_bucket_Job'", [ACCOUNTING_DATABASE]);
    if (made?.comment === COMPLETE) return;
    const start = performance.now();
    await connection.query(`drop database if exists ${ACCOUNTING_DATABASE}`);
    await connection.query(`create database ${ACCOUNTING_DATABASE} character set utf8mb4`);
    await connection.query(`use ${ACCOUNTING_DATABASE}`);
    for (const statement of mariadbDdl("9.1", "AccountingDB")) await connection.query(statement);
    await connection.query("insert into ac_catalog_Types values ('Job', 'User,UserGroup,JobGroup,JobType,JobClass,ProcessingType,Site,FinalMajorStatus,FinalMinorStatus', 'CPUTime,NormCPUTime,ExecTime,InputDataSize,OutputDataSize,InputDataFiles,OutputDataFiles,DiskSpace,InputSandBoxSize,OutputSandBoxSize,ProcessedEvents', 'lti691200ei3600eeti3024000ei14400eeti15552000ei86400eeti31536000ei172800eeti63072000ei604800eee')");
    const dictionary = (key: string, values: readonly string[]) => connection.query(`insert into ac_key_Job_${key} (id, value) values ?`, [values.map((value, index) => [index + 1, value])]);
    await dictionary("Site", Array.from({ length: SITES }, (_, index) => `LCG.Site${index}.${["jp", "de", "it", "fr", "us"][index % 5]}`));
    await dictionary("User", Array.from({ length: USERS }, (_, index) => `user${index}`));
    await dictionary("UserGroup", GROUPS);
    await dictionary("JobGroup", Array.from({ length: 2000 }, (_, index) => `0000${index}`));
    await dictionary("FinalMajorStatus", ["Done", "Failed", "Killed"]);
    for (const key of ["JobType", "JobClass", "ProcessingType", "FinalMinorStatus"]) await dictionary(key, ["unknown", "MCProduction", "User"]);
    const slots = STEPS.flatMap(({ length, from, to }) => Array.from({ length: Math.floor((to - from) / length) }, (_, index) => ({ length, start: (Math.floor((NOW - to) / length) + index + 1) * length }))), each = Math.ceil(BUCKET_ROWS / slots.length);
    // in the order of the table's key, which is how its rows lie
    for (const { start, length } of slots.sort((a, b) => a.start - b.start)) {
      await connection.query(`insert ignore into ac_bucket_Job (startTime, bucketLength, User, UserGroup, JobGroup, JobType, JobClass, ProcessingType, Site, FinalMajorStatus, FinalMinorStatus, CPUTime, NormCPUTime, ExecTime, InputDataSize, OutputDataSize, InputDataFiles, OutputDataFiles, DiskSpace, InputSandBoxSize, OutputSandBoxSize, ProcessedEvents, entriesInBucket)
        select ${start}, ${length}, 1 + seq mod ${USERS}, 1 + (seq * 7) mod 5, 1 + (seq * 13 + ${start / HOUR}) mod 2000, 1 + seq mod 3, 1, 1 + seq mod 3, 1 + (seq * 17) mod ${SITES}, 1 + (seq mod 11 = 0) + (seq mod 97 = 0), 1 + seq mod 3,
          seq * 31.7, seq * 310.25, seq * 40.1, seq * 1e6, seq * 5e5, seq mod 9, 1, 0, 1000, 2000, 0, 1 + (seq mod 7) / 3 from seq_1_to_${each}`);
    }
    await connection.query("analyze table ac_bucket_Job");
    await connection.query(`alter table ac_bucket_Job comment = '${COMPLETE}'`);
    say(`made ${ACCOUNTING_DATABASE}: ${(each * slots.length).toLocaleString("en")} rows in ${Math.round((performance.now() - start) / 1000)} s`);
  } finally {
    await connection.end();
  }
}
