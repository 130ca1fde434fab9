import type { DatabaseSync } from "node:sqlite";
import type { Generation } from "../dirac/facts.ts";
import type { RecordOf } from "./accounting/accounting-record.ts";
import { jobRecord } from "./accounting/job-record.ts";
import { BulkInsert } from "./bulk-insert.ts";
import { heartbeatValues } from "./heartbeats.ts";
import type { DemoJob } from "./job.ts";
import { jobColumns } from "./job-columns.ts";
import type { JobTables, LogRecord } from "./job-tables.ts";
import { checkedJdl, originalJdl, packJdl } from "./jdl.ts";
import { atticParameters, peek } from "./parameters.ts";
import type { PilotFleet } from "./pilot-fleet.ts";
import { dateTime, DAY, MINUTE, statusTimeOrder } from "./time.ts";

/** Gathers what the life of one job leaves behind, and inserts it when that life has reached the present. */
export class BulkTables implements JobTables {
  readonly generation: Generation;
  readonly #fleet: PilotFleet;
  readonly #now: number;
  readonly #inserts: Readonly<Record<"Jobs" | "JobJDLs" | "InputData" | "OptimizerParameters" | "AtticJobParameters" | "HeartBeatLoggingInfo" | "JobCommands" | "LoggingInfo", BulkInsert>>;
  readonly #jobParameters: BulkInsert | undefined;
  readonly #columns;
  #sequence = 0;
  #optimizerParameters = new Map<string, string>();
  #command: { at: number; sent: boolean } | undefined;
  /** Jobs in a task queue, by the time they came into it. */
  readonly queued = new Map<DemoJob, number>();
  /** What their wrappers sent to the accounting. */
  readonly accounted: RecordOf<"Job">[] = [];

  constructor(generation: Generation, jobDb: DatabaseSync, loggingDb: DatabaseSync, fleet: PilotFleet, now: number) {
    this.generation = generation;
    this.#fleet = fleet;
    this.#now = now;
    this.#columns = jobColumns(generation);
    this.#inserts = {
      Jobs: new BulkInsert(jobDb, "Jobs", this.#columns.map(([name]) => name)),
      JobJDLs: new BulkInsert(jobDb, "JobJDLs", ["JobID", "JDL", "JobRequirements", "OriginalJDL"]),
      InputData: new BulkInsert(jobDb, "InputData", ["JobID", "LFN"]),
      OptimizerParameters: new BulkInsert(jobDb, "OptimizerParameters", ["JobID", "Name", "Value"]),
      AtticJobParameters: new BulkInsert(jobDb, "AtticJobParameters", ["JobID", "Name", "Value", "RescheduleCycle"]),
      HeartBeatLoggingInfo: new BulkInsert(jobDb, "HeartBeatLoggingInfo", ["JobID", "Name", "Value", "HeartBeatTime"]),
      JobCommands: new BulkInsert(jobDb, "JobCommands", ["JobID", "Command", "Arguments", "Status", "ReceptionTime"]),
      LoggingInfo: new BulkInsert(loggingDb, "LoggingInfo", ["JobID", "SeqNum", "Status", "MinorStatus", "ApplicationStatus", "StatusTime", "StatusTimeOrder", "StatusSource"]),
    };
    this.#jobParameters = generation === "8.0" ? new BulkInsert(jobDb, "JobParameters", ["JobID", "Name", "Value"]) : undefined;
  }

  insert(): void {
    this.#sequence = 0;
    this.#optimizerParameters = new Map();
    this.#command = undefined;
  }

  update(): void {}

  log({ row }: DemoJob, { at, status = "idem", minor = "idem", application = "idem", source }: LogRecord): void {
    this.#inserts.LoggingInfo.add(row.JobID, ++this.#sequence, status, minor, application.slice(0, 255), dateTime(at), statusTimeOrder(at), source.slice(0, 32));
  }

  describe(): void {}

  parameters(): void {}

  optimizerParameter(_job: DemoJob, name: string, value: string): void {
    this.#optimizerParameters.set(name, value);
  }

  archiveParameters(job: DemoJob, cycle: number): void {
    for (const [name, value] of atticParameters(job, this.generation)) this.#inserts.AtticJobParameters.add(job.row.JobID, name, value, cycle);
    this.#optimizerParameters = new Map();
  }

  heartbeat({ row }: DemoJob, at: number, values: ReadonlyMap<string, string>): void {
    for (const [name, value] of values) this.#inserts.HeartBeatLoggingInfo.add(row.JobID, name, value, dateTime(at));
  }

  killCommand(_job: DemoJob, at: number): void {
    this.#command = { at, sent: false };
  }

  killCommandSent(): void {
    if (this.#command) this.#command.sent = true;
  }

  enqueue(job: DemoJob, at: number): void {
    this.queued.set(job, at);
  }

  dequeue(job: DemoJob): void {
    this.queued.delete(job);
  }

  match(job: DemoJob, at: number): void {
    job.pilot = this.#fleet.take(job, at);
  }

  release(job: DemoJob, at: number): void {
    this.#fleet.release(job, at);
  }

  account(job: DemoJob, at: number): void {
    this.accounted.push(jobRecord(job, at, this.generation));
  }

  remove(): void {
    throw new Error("the generator removes no job");
  }

  /** The life of this job has reached the present. */
  complete(job: DemoJob): void {
    const { row, spec } = job;
    this.#beat(job);
    this.#inserts.JobJDLs.add(row.JobID, packJdl(checkedJdl(job, this.generation)), "", packJdl(originalJdl(spec, this.generation)));
    this.#inserts.Jobs.add(...this.#columns.map(([, value]) => value(job)));
    for (const lfn of spec.inputData) this.#inserts.InputData.add(row.JobID, lfn);
    for (const [name, value] of this.#optimizerParameters) this.#inserts.OptimizerParameters.add(row.JobID, name, value);
    if (this.#jobParameters) for (const [name, value] of job.parameters) this.#jobParameters.add(row.JobID, name, value);
    if (this.#command) this.#inserts.JobCommands.add(row.JobID, "Kill", "", this.#command.sent ? "Sent" : "Received", dateTime(this.#command.at));
  }

  /** Heartbeats are many: the demo keeps those of jobs that run, or ran within a day. */
  #beat(job: DemoJob): void {
    const { row, run } = job;
    if (!run || row.StartExecTime === null || !["Running", "Completing", "Done", "Failed"].includes(row.Status)) return;
    const until = Math.min(this.#now, run.endsAt);
    if (until < this.#now - DAY || row.Status !== "Running" && row.LastUpdateTime < this.#now - DAY) return;
    const first = run.startedAt + 31 * MINUTE;
    const kept = (row.Status === "Running" ? 8 : 3) * 30 * MINUTE;
    for (let at = Math.max(first, until - kept - ((until - first) % (30 * MINUTE))); at <= until; at += 30 * MINUTE) {
      this.heartbeat(job, at, heartbeatValues(job, run, at));
      if (row.Status !== "Running") continue;
      row.HeartBeatTime = Math.max(row.HeartBeatTime ?? 0, at);
      for (const [name, value] of peek(job, run, at)) job.parameters.set(name, value);
    }
  }

  flush(): void {
    for (const insert of Object.values(this.#inserts)) insert.flush();
    this.#jobParameters?.flush();
  }
}
