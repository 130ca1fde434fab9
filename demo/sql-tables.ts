import type { Generation } from "../dirac/facts.ts";
import { AccountingBook } from "./accounting/accounting-book.ts";
import { jobRecord } from "./accounting/job-record.ts";
import { StoredBuckets } from "./accounting/stored-buckets.ts";
import { uploadRecord } from "./accounting/upload-record.ts";
import type { DemoGrid } from "./grid.ts";
import type { DemoJob, JobRow } from "./job.ts";
import { jobColumns } from "./job-columns.ts";
import type { JobTables, LogRecord } from "./job-tables.ts";
import { checkedJdl, originalJdl, packJdl } from "./jdl.ts";
import { atticParameters } from "./parameters.ts";
import { SqlPilots } from "./sql-pilots.ts";
import { Statements } from "./statements.ts";
import { TaskQueues } from "./task-queues.ts";
import { dateTime, statusTimeOrder } from "./time.ts";
import type { Random } from "./random.ts";

/** Each call is the statement that DIRAC would send, committed at once. */
export class SqlTables implements JobTables {
  readonly generation: Generation;
  readonly #jobDb: Statements;
  readonly #loggingDb: Statements;
  readonly #queues: TaskQueues;
  readonly #pilots: SqlPilots;
  readonly #book: AccountingBook;

  constructor({ generation, databases }: DemoGrid, random: Random, clock: () => number) {
    this.generation = generation;
    this.#jobDb = new Statements(databases.get("JobDB")!);
    this.#loggingDb = new Statements(databases.get("JobLoggingDB")!);
    this.#queues = new TaskQueues(databases.get("TaskQueueDB")!, generation);
    this.#book = new AccountingBook(new StoredBuckets(databases.get("AccountingDB")!, generation), clock);
    this.#pilots = new SqlPilots(databases.get("PilotAgentsDB")!, generation, random, this.#book);
  }

  insert(job: DemoJob): void {
    const { row, spec } = job;
    this.#jobDb.run("insert into JobJDLs (JobID, JDL, JobRequirements, OriginalJDL) values (?, '', '', ?)", row.JobID, packJdl(originalJdl(spec, this.generation)));
    this.describe(job);
    const columns = jobColumns(this.generation);
    this.#jobDb.run(`insert into Jobs (${columns.map(([name]) => name).join(", ")}) values (${columns.map(() => "?").join(", ")})`, ...columns.map(([, value]) => value(job)));
    if (spec.inputData.length === 0) return;
    this.#jobDb.run(`insert into InputData (JobID, LFN) values ${spec.inputData.map(() => "(?, ?)").join(", ")}`, ...spec.inputData.flatMap(lfn => [row.JobID, lfn]));
  }

  update({ row }: DemoJob, values: Partial<JobRow>): void {
    const names = Object.keys(values) as (keyof JobRow)[];
    const set = names.map(name => `${name} = ?`).join(", ");
    this.#jobDb.run(`update Jobs set ${set} where JobID = ?`, ...names.map(name => stored(name, values[name] ?? null)), row.JobID);
  }

  log({ row }: DemoJob, { at, status = "idem", minor = "idem", application = "idem", source }: LogRecord): void {
    const next = this.#loggingDb.get("select coalesce(max(SeqNum), 0) + 1 as Next from LoggingInfo where JobID = ?", row.JobID)!["Next"]!;
    this.#loggingDb.run("insert into LoggingInfo (JobID, SeqNum, Status, MinorStatus, ApplicationStatus, StatusTime, StatusTimeOrder, StatusSource) values (?, ?, ?, ?, ?, ?, ?, ?)",
      row.JobID, next, status, minor, application.slice(0, 255), dateTime(at), statusTimeOrder(at), source.slice(0, 32));
  }

  describe(job: DemoJob): void {
    this.#jobDb.run("update JobJDLs set JDL = ? where JobID = ?", packJdl(checkedJdl(job, this.generation)), job.row.JobID);
  }

  parameters({ row }: DemoJob, values: ReadonlyMap<string, string>): void {
    if (this.generation !== "8.0" || values.size === 0) return;
    this.#jobDb.run(`replace into JobParameters (JobID, Name, Value) values ${[...values].map(() => "(?, ?, ?)").join(", ")}`, ...[...values].flatMap(([name, value]) => [row.JobID, name, value]));
  }

  optimizerParameter({ row }: DemoJob, name: string, value: string): void {
    this.#jobDb.run("replace into OptimizerParameters (JobID, Name, Value) values (?, ?, ?)", row.JobID, name, value);
  }

  archiveParameters(job: DemoJob, cycle: number): void {
    for (const [name, value] of atticParameters(job, this.generation)) {
      this.#jobDb.run("replace into AtticJobParameters (JobID, Name, Value, RescheduleCycle) values (?, ?, ?, ?)", job.row.JobID, name, value, cycle);
    }
    if (this.generation === "8.0") this.#jobDb.run("delete from JobParameters where JobID = ?", job.row.JobID);
    this.#jobDb.run("delete from OptimizerParameters where JobID = ?", job.row.JobID);
  }

  /** A second heartbeat in the same second fails on the key, and DIRAC goes on. */
  heartbeat({ row }: DemoJob, at: number, values: ReadonlyMap<string, string>): void {
    if (values.size === 0) return;
    this.#jobDb.run(`insert or ignore into HeartBeatLoggingInfo (JobID, Name, Value, HeartBeatTime) values ${[...values].map(() => "(?, ?, ?, ?)").join(", ")}`,
      ...[...values].flatMap(([name, value]) => [row.JobID, name, value, dateTime(at)]));
  }

  killCommand({ row }: DemoJob, at: number): void {
    this.#jobDb.run("insert or ignore into JobCommands (JobID, Command, Arguments, ReceptionTime) values (?, 'Kill', '', ?)", row.JobID, dateTime(at));
  }

  killCommandSent({ row }: DemoJob): void {
    this.#jobDb.run("update JobCommands set Status = 'Sent' where JobID = ? and Command = 'Kill'", row.JobID);
  }

  enqueue(job: DemoJob, at: number): void {
    this.#queues.enqueue(job, at);
  }

  dequeue({ row }: DemoJob, at: number): void {
    this.#queues.dequeue(row.JobID, at);
  }

  match(job: DemoJob, at: number): void {
    job.pilot = this.#pilots.take(job, at);
  }

  release({ row }: DemoJob, at: number): void {
    this.#pilots.release(row.JobID, at);
  }

  /** DataStore would come to it within a minute: the demo does at once. */
  account(job: DemoJob, at: number): void {
    const record = jobRecord(job, at, this.generation), upload = uploadRecord(record);
    this.#book.record(record);
    if (upload !== undefined) this.#book.record(upload);
  }

  /** Table by table, the log last. */
  remove({ row }: DemoJob, at: number): void {
    const tables = ["InputData", ...(this.generation === "8.0" ? ["JobParameters"] : []),
      "AtticJobParameters", "HeartBeatLoggingInfo", "OptimizerParameters", "JobCommands", "Jobs", "JobJDLs"];
    for (const table of tables) this.#jobDb.run(`delete from ${table} where JobID = ?`, row.JobID);
    this.#queues.dequeue(row.JobID, at);
    this.#loggingDb.run("delete from LoggingInfo where JobID = ?", row.JobID);
  }
}

const stored = (name: keyof JobRow, value: string | number | null) => (name.endsWith("Time") && typeof value === "number" ? dateTime(value) : value);
