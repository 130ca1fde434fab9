import { setTimeout as sleep } from "node:timers/promises";
import { raw } from "mysql2";
import { createConnection, type Connection } from "mysql2/promise";
import { storedTime } from "../../../src/schema/common/instant.ts";
import type { MysqlAddress } from "../../../src/datasources/mysql.engine.ts";
import type { Ownership } from "./viewers.ts";
import type { History } from "./history.ts";

export interface Addresses { readonly JobDB: MysqlAddress; readonly JobLoggingDB: MysqlAddress }
type Values = Record<string, unknown>;

/** The clock of JobDB's server, as against that of the service's machine. */
export const DB_CLOCK = raw("utc_timestamp()");
/** For any statement: what it waits for does not come. */
const TOO_LONG = 30_000;
const LOG_EPOCH = 1_270_000_000;
/** The row is held by somebody for good, the log's trigger met another writer, or the job's JDL is gone: DIRAC's call fails, and that is that. */
const REFUSED = new Set(["ER_LOCK_DEADLOCK", "ER_LOCK_WAIT_TIMEOUT", "ER_NO_REFERENCED_ROW_2", "ER_ROW_IS_REFERENCED_2", "ER_DUP_ENTRY"]);

/** One of DIRAC's services on a machine of its own: it writes as they do (dirac/wms.md 3.1), each statement a commit, by a clock that may be wrong. */
export class Dirac {
  readonly #open = new Map<keyof Addresses, Promise<Connection>>();

  constructor(private readonly addresses: Addresses, private readonly skew: number, private readonly history: History) {}

  /** Does what may fail as a whole, or in the middle: the database may be away. */
  async attempt(what: string, work: (dirac: Dirac) => Promise<void>): Promise<void> {
    try {
      await work(this);
    } catch (error) {
      const { code, message } = error as { code?: string; message: string };
      if (!REFUSED.has(code ?? "") && !/closed|ECONN|EPIPE|CONNECTION|SHUTDOWN|lost/i.test(`${code} ${message}`)) throw error;
      this.history.note(`${what}: ${code ?? message}`);
      if (!REFUSED.has(code ?? "")) await this.close();
    }
  }

  /** Path 1: its row, complete, then its log. */
  async submit(jobId: number, { vo, owner, ownerGroup }: Ownership, values: Values, source: string): Promise<void> {
    await this.#jobs(jobId, "insert into JobJDLs set ?", { JobID: jobId, JDL: "", JobRequirements: "", OriginalJDL: "" });
    const time = this.#clock();
    await this.#jobs(jobId, "insert into Jobs set ?", { JobID: jobId, JobType: "User", Owner: owner, OwnerGroup: ownerGroup, ...(this.#storesVo && { VO: vo }), Site: "ANY", Status: "Received", MinorStatus: "Job accepted", SubmissionTime: time, LastUpdateTime: time, VerifiedFlag: "True", ...values });
    await this.logged(jobId, ["Received", "Job accepted", "idem"], source);
  }

  /** Path 3: two commits that move the time, the log before or after (executors flush theirs), the sign of life last. */
  async report(jobId: number, [status, minor, application]: readonly [string, string, string], source: string, order: "log first" | "log last", wait = 0): Promise<void> {
    const record = () => this.logged(jobId, [status, minor, application], source);
    if (order === "log first") await record();
    await this.#jobs(jobId, "insert into Jobs (JobID, Status, LastUpdateTime) values (?, ?, utc_timestamp()) on duplicate key update Status = values(Status), LastUpdateTime = values(LastUpdateTime)", jobId, status);
    await this.set(jobId, { MinorStatus: minor, ApplicationStatus: application, LastUpdateTime: DB_CLOCK });
    if (status === "Running") await this.#jobs(jobId, "update Jobs set StartExecTime = utc_timestamp() where JobID = ? and StartExecTime is null", jobId);
    if (status === "Done" || status === "Failed") await this.#jobs(jobId, "update Jobs set EndExecTime = utc_timestamp() where JobID = ? and EndExecTime is null", jobId);
    if (wait > 0) await sleep(wait);
    if (order === "log last") await record();
    if (source.startsWith("Job")) await this.set(jobId, { HeartBeatTime: this.#clock() });
  }

  /** Path 10: whatever the job was. */
  heartbeat(jobId: number): Promise<void> {
    return this.set(jobId, { HeartBeatTime: DB_CLOCK, Status: "Running" });
  }

  /** Paths 6 and 7: no log. */
  kill(jobId: number): Promise<void> {
    return this.#twoCommits(jobId, "Killed", "Marked for termination");
  }

  delete(jobId: number): Promise<void> {
    return this.#twoCommits(jobId, "Deleted", "Checking accounting");
  }

  /** Path 8. */
  async reschedule(jobId: number, source: string): Promise<void> {
    await this.#jobs(jobId, "update Jobs set RescheduleCounter = RescheduleCounter + 1 where JobID = ?", jobId);
    await this.set(jobId, { Status: "Received", MinorStatus: "Job Rescheduled", ApplicationStatus: "Unknown", Site: "ANY", RescheduleTime: this.#clock(), LastUpdateTime: this.#clock() });
    await this.logged(jobId, ["Received", "Job Rescheduled", "Unknown"], source);
  }

  /** Path 17, one commit per table; a report that comes in between leaves a ghost (3.2, 11). */
  async remove(jobId: number, lateReport?: string): Promise<void> {
    await this.#jobs(jobId, "delete from Jobs where JobID = ?", jobId);
    if (lateReport !== undefined) return this.report(jobId, ["Running", "Application", "idem"], lateReport, "log last");
    await this.#jobs(jobId, "delete from JobJDLs where JobID = ?", jobId);
    await this.#run("JobLoggingDB", jobId, "delete from LoggingInfo where JobID = ?", jobId);
  }

  /** Paths 20 and 21: the log is there before the row, whose transaction may stay open. */
  async diracx(jobIds: readonly number[], values: Values, source: string, openFor: number): Promise<void> {
    const connection = await this.#connect("JobDB"), time = this.#clock();
    await connection.beginTransaction();
    try {
      await connection.query({ sql: "update Jobs set ? where JobID in (?)", values: [{ ...values, LastUpdateTime: time, HeartBeatTime: time }, jobIds], timeout: TOO_LONG });
      await sleep(openFor);
      for (const jobId of jobIds) await this.logged(jobId, [String(values["Status"]), String(values["MinorStatus"]), "idem"], source);
    } catch (error) {
      // what it has locked is free again
      await this.close();
      throw error;
    }
    await connection.commit();
    for (const jobId of jobIds) this.history.job(jobId, `DiracX: ${JSON.stringify(values)} at ${time}, open for ${openFor} ms`);
  }

  /** A job that changes hands. */
  async handOver(jobId: number, { vo, owner, ownerGroup }: Ownership, values: Values): Promise<void> {
    await this.set(jobId, { Owner: owner, OwnerGroup: ownerGroup, ...(this.#storesVo && { VO: vo }), ...values });
  }

  /** Path 11, and what others of them come to. */
  set(jobId: number, values: Values): Promise<void> {
    return this.#jobs(jobId, "update Jobs set ? where JobID = ?", values, jobId);
  }

  /** All jobs of a group in one statement. */
  async bulk(jobGroup: string, values: Values): Promise<void> {
    await (await this.#connect("JobDB")).query("update Jobs set ?, LastUpdateTime = utc_timestamp() where JobGroup = ?", [values, jobGroup]);
    this.history.note(`bulk: ${JSON.stringify(values)} for group ${jobGroup}`);
  }

  /** Path 17 for all jobs of a group. */
  async removeAll(jobGroup: string): Promise<void> {
    await (await this.#connect("JobDB")).query("delete from Jobs where JobGroup = ?", [jobGroup]);
    this.history.note(`group ${jobGroup} was removed`);
  }

  /** Path 2. */
  confirm(jobId: number): Promise<void> {
    return this.#jobs(jobId, "update Jobs set Status = 'Received', MinorStatus = 'Job accepted' where JobID = ? and Status = 'Submitting'", jobId);
  }

  async logged(jobId: number, [status, minor, application]: readonly string[], source: string, ago = 0): Promise<void> {
    const at = Date.now() + this.skew - ago;
    await this.#run("JobLoggingDB", jobId, "insert into LoggingInfo set ?", { JobID: jobId, Status: status, MinorStatus: minor, ApplicationStatus: application, StatusTime: storedTime(at), StatusTimeOrder: at / 1000 - LOG_EPOCH, StatusSource: source });
  }

  /** Rows as they were before the run. */
  async insert(database: keyof Addresses, table: string, rows: readonly Values[]): Promise<void> {
    const columns = Object.keys(rows[0]!), connection = await this.#connect(database);
    for (let start = 0; start < rows.length; start += 2000) await connection.query(`insert into ${table} (${columns.join()}) values ?`, [rows.slice(start, start + 2000).map(row => columns.map(column => row[column]))]);
  }

  async rows(database: keyof Addresses, statement: string): Promise<Record<string, unknown>[]> {
    return (await (await this.#connect(database)).query(statement))[0] as Record<string, unknown>[];
  }

  async close(): Promise<void> {
    const open = [...this.#open.values()];
    this.#open.clear();
    for (const connection of open) await connection.then(one => one.destroy(), () => undefined);
  }

  async #twoCommits(jobId: number, status: string, minor: string): Promise<void> {
    await this.set(jobId, { Status: status, LastUpdateTime: DB_CLOCK });
    await this.set(jobId, { MinorStatus: minor, LastUpdateTime: DB_CLOCK });
  }

  /** DIRAC 8.0 derives it from the group. */
  get #storesVo(): boolean {
    return this.addresses.JobDB.database.startsWith("v9");
  }

  #jobs(jobId: number, statement: string, ...values: unknown[]): Promise<void> {
    return this.#run("JobDB", jobId, statement, ...values);
  }

  async #run(database: keyof Addresses, jobId: number, statement: string, ...values: unknown[]): Promise<void> {
    const connection = await this.#connect(database);
    await connection.query({ sql: statement, values, timeout: TOO_LONG });
    this.history.job(jobId, connection.format(statement, values).replaceAll(/\s+/g, " ").slice(0, 300));
  }

  #clock(): string {
    return storedTime(Date.now() + this.skew);
  }

  #connect(database: keyof Addresses): Promise<Connection> {
    const known = this.#open.get(database) ?? this.#connected(database);
    this.#open.set(database, known);
    return known;
  }

  /** A service waits for its database. */
  async #connected(database: keyof Addresses): Promise<Connection> {
    for (const end = Date.now() + 30_000;;) {
      try {
        const connection = await createConnection({ ...this.addresses[database], timezone: "Z", dateStrings: true });
        // the next one who asks connects anew
        connection.on("error", () => this.#open.delete(database));
        await connection.query("set sql_mode = '', time_zone = '+00:00', innodb_lock_wait_timeout = 10");
        return connection;
      } catch (error) {
        if (Date.now() > end) throw error;
        await sleep(30);
      }
    }
  }
}
