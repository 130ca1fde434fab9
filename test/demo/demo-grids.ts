import { createDemoGrid, type DemoGrid } from "../../demo/grid.ts";
import type { Generation } from "../../dirac/facts.ts";

export const NOW = new Date("2026-11-24T13:00:00Z");
export const NOW_TEXT = "2026-11-24 13:00:00";

export type Row = Record<string, string | number | null>;

export const makeGrid = (generation: Generation, { seed = 1, jobs = 1500 }: { seed?: number; jobs?: number } = {}) =>
  createDemoGrid({ seed, jobs, generation, now: NOW });

export function rows({ databases }: DemoGrid, database: string, sql: string, ...values: (string | number)[]): Row[] {
  return databases.get(database)!.prepare(sql).all(...values) as Row[];
}

export interface LogRow { JobID: number; SeqNum: number; Status: string; MinorStatus: string; ApplicationStatus: string; StatusTime: string; StatusTimeOrder: number; StatusSource: string }

/** The histories by job, in the order in which DIRAC reads them. */
export function histories(grid: DemoGrid): Map<number, LogRow[]> {
  const all = rows(grid, "JobLoggingDB", "select * from LoggingInfo order by JobID, StatusTimeOrder, StatusTime, SeqNum") as unknown as LogRow[];
  return Map.groupBy(all, row => row.JobID);
}

/** What DIRAC's reader makes of the "idem"s: the last values. */
export function resolved(history: readonly LogRow[]): { status: string; minor: string; application: string } {
  const last = { status: "", minor: "", application: "Unknown" };
  for (const { Status, MinorStatus, ApplicationStatus } of history) {
    if (Status !== "idem") last.status = Status;
    if (MinorStatus !== "idem") last.minor = MinorStatus;
    if (ApplicationStatus !== "idem") last.application = ApplicationStatus;
  }
  return last;
}

/** Ways in which DIRAC changes the status of a job without a log record. */
export function isUnlogged(status: string, minor: string, logged: string): boolean {
  if (status === "Deleted") return true;
  if (status === "Killed") return minor === "Marked for termination";
  if (status === "Received") return logged === "Submitting";
  if (status === "Failed") return minor === "Maximum of reschedulings reached";
  // a heartbeat makes any job run
  return status === "Running" && ["Stalled", "Matched", "Killed"].includes(logged);
}

/** All rows of all databases, as one text. */
export function dump({ databases }: DemoGrid): string {
  return [...databases].flatMap(([database, db]) => db.prepare("select name from sqlite_master where type = 'table' order by name").all().map(({ name }) =>
    `${database}.${String(name)}\n${db.prepare(`select * from "${String(name)}"`).all().map(row => JSON.stringify(Object.values(row))).join("\n")}`)).join("\n");
}
