import type { DatabaseSync } from "node:sqlite";
import type { Generation } from "../dirac/facts.ts";
import type { AccountingBook } from "./accounting/accounting-book.ts";
import { pilotRecord } from "./accounting/pilot-record.ts";
import type { DemoJob } from "./job.ts";
import { pilotValues } from "./pilot-tables.ts";
import { submitPilot, type Pilot } from "./pilots.ts";
import type { Random } from "./random.ts";
import { groupNamed, type VoName } from "./registry.ts";
import { Statements, type Row } from "./statements.ts";
import { dateTime, DAY, parseDateTime } from "./time.ts";

/** PilotAgentsDB while the simulator runs: a waiting pilot takes the job and another is submitted in its stead. */
export class SqlPilots {
  readonly #statements: Statements;
  readonly #generation: Generation;
  readonly #random: Random;
  readonly #book: AccountingBook;

  constructor(db: DatabaseSync, generation: Generation, random: Random, book: AccountingBook) {
    this.#statements = new Statements(db);
    this.#generation = generation;
    this.#random = random;
    this.#book = book;
  }

  take(job: DemoJob, at: number): Pilot {
    const { site, computingElement } = job.run!;
    const submitted = this.#submit(job, at);
    const waiting = this.#statements.get("select PilotID, PilotJobReference, PilotStamp from PilotAgents where GridSite = ? and DestinationSite = ? and Status = 'Waiting' limit 1", site.name, computingElement);
    const id = Number(waiting?.["PilotID"] ?? submitted.id);
    this.#statements.run("update PilotAgents set Status = 'Running', LastUpdateTime = ?, StatusReason = 'Not given', GridSite = ?, BenchMark = ?, DestinationSite = ? where PilotID = ?", dateTime(at), site.name, site.power, computingElement, id);
    this.#statements.run("update PilotAgents set CurrentJobID = ? where PilotID = ?", job.row.JobID, id);
    this.#statements.run("insert into JobToPilotMapping (PilotID, JobID, StartTime) values (?, ?, ?)", id, job.row.JobID, dateTime(at));
    return waiting ? { reference: String(waiting["PilotJobReference"]), stamp: String(waiting["PilotStamp"]) } : submitted.pilot;
  }

  release(jobId: number, at: number): void {
    const pilot = this.#statements.get("select * from PilotAgents where Status = 'Running' and CurrentJobID = ? and PilotID = (select PilotID from JobToPilotMapping where JobID = ? order by StartTime desc limit 1)", jobId, jobId);
    if (pilot !== undefined) this.#end(pilot, jobId, at);
    this.#forget(at);
  }

  #end(pilot: Row, jobId: number, at: number): void {
    const id = pilot["PilotID"]!, jobs = Number(this.#statements.get("select count(*) as n from JobToPilotMapping where PilotID = ?", id)!["n"]);
    this.#statements.run("update PilotAgents set Status = 'Done', LastUpdateTime = ?, StatusReason = ?, AccountingSent = 'True' where PilotID = ?", dateTime(at), `Report from job ${jobId}`, id);
    const vo = this.#generation === "8.0" ? groupNamed(String(pilot["OwnerGroup"])).vo : (String(pilot["VO"]) as VoName);
    const from = Math.min(at, parseDateTime(String(pilot["SubmissionTime"])));
    this.#book.record(pilotRecord({ vo, site: String(pilot["GridSite"]), computingElement: String(pilot["DestinationSite"]), gridType: String(pilot["GridType"]), status: "Done", jobs, from, to: at }, this.#generation));
  }

  #submit({ run, spec }: DemoJob, at: number): { id: number; pilot: Pilot } {
    const pilot = submitPilot(spec.vo, run!.site, run!.computingElement, at, this.#random);
    const values = pilotValues(this.#generation, { ...pilot, status: "Waiting" });
    const names = Object.keys(values);
    const { lastInsertRowid } = this.#statements.run(`insert into PilotAgents (${names.join(", ")}) values (${names.map(() => "?").join(", ")})`, ...Object.values(values));
    return { id: Number(lastInsertRowid), pilot };
  }

  /** Pilots go a month after their submission. */
  #forget(at: number): void {
    const oldest = this.#statements.get("select PilotID, SubmissionTime from PilotAgents order by PilotID limit 1");
    if (!oldest || String(oldest["SubmissionTime"]) >= dateTime(at - 30 * DAY)) return;
    for (const table of ["JobToPilotMapping", "PilotOutput", "PilotAgents"]) this.#statements.run(`delete from ${table} where PilotID = ?`, oldest["PilotID"]!);
  }
}
