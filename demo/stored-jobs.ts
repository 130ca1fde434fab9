import type { Generation } from "../dirac/facts.ts";
import type { DemoGrid } from "./grid.ts";
import type { DemoJob, JobRow } from "./job.ts";
import { candidateSitesOf, specOf } from "./jdl-reader.ts";
import { unpackJdl } from "./jdl.ts";
import { stageOf } from "./life/stage.ts";
import { Statements, type Row } from "./statements.ts";
import { parseDateTime, parseStatusTimeOrder } from "./time.ts";

/** Jobs as the databases know them now: somebody else may have changed them. */
export class StoredJobs {
  readonly #jobDb: Statements;
  readonly #loggingDb: Statements;
  readonly #generation: Generation;

  constructor({ databases, generation }: DemoGrid) {
    this.#jobDb = new Statements(databases.get("JobDB")!);
    this.#loggingDb = new Statements(databases.get("JobLoggingDB")!);
    this.#generation = generation;
  }

  load(id: number, known: DemoJob | undefined): DemoJob | undefined {
    const found = this.#jobDb.get("select * from Jobs where JobID = ?", id);
    if (!found) return undefined;
    const row = jobRow(found);
    const current = { row, stage: stageOf(row), logged: this.#lastLogged(row) };
    return known ? Object.assign(known, current) : { ...this.#described(found, id), ...current };
  }

  #described(found: Row, id: number): Omit<DemoJob, "row" | "stage" | "logged"> {
    const jdl = this.#jobDb.get("select JDL, OriginalJDL from JobJDLs where JobID = ?", id)!;
    const checked = unpackJdl(String(jdl["JDL"]));
    return {
      spec: specOf(unpackJdl(String(jdl["OriginalJDL"])), String(found["Owner"]), String(found["OwnerGroup"]), this.#generation),
      due: 0,
      scheduled: checked.startsWith("[\n"),
      candidateSites: candidateSitesOf(checked),
      parameters: this.#parameters(id),
      run: undefined,
      pilot: undefined,
      rest: undefined,
    };
  }

  #parameters(id: number): Map<string, string> {
    if (this.#generation !== "8.0") return new Map();
    return new Map(this.#jobDb.all("select Name, Value from JobParameters where JobID = ?", id).map(({ Name, Value }) => [String(Name), String(Value)]));
  }

  #lastLogged({ JobID, SubmissionTime }: JobRow): number {
    const newest = this.#loggingDb.get("select max(StatusTimeOrder) as Newest from LoggingInfo where JobID = ?", JobID)?.["Newest"];
    return typeof newest === "number" ? parseStatusTimeOrder(newest) : SubmissionTime;
  }
}

function jobRow(found: Row): JobRow {
  const time = (name: string) => (found[name] === null ? null : parseDateTime(String(found[name])));
  return {
    JobID: Number(found["JobID"]),
    Site: String(found["Site"]),
    Status: String(found["Status"]),
    MinorStatus: String(found["MinorStatus"]),
    ApplicationStatus: String(found["ApplicationStatus"]),
    SubmissionTime: time("SubmissionTime") ?? 0,
    RescheduleTime: time("RescheduleTime"),
    LastUpdateTime: time("LastUpdateTime") ?? 0,
    StartExecTime: time("StartExecTime"),
    HeartBeatTime: time("HeartBeatTime"),
    EndExecTime: time("EndExecTime"),
    RescheduleCounter: Number(found["RescheduleCounter"]),
    AccountedFlag: found["AccountedFlag"] as JobRow["AccountedFlag"],
  };
}
