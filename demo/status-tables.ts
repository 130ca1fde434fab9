import type { DatabaseSync } from "node:sqlite";
import type { Generation } from "../dirac/facts.ts";
import type { DemoElement } from "./elements.ts";
import { SITES } from "./sites.ts";
import { Statements } from "./statements.ts";
import { timelines, type StatusRecord } from "./statuses.ts";
import { dateTime, DAY, MINUTE } from "./time.ts";

const NEVER = "9999-12-31 23:59:59";
/** SummarizeLogsAgent moves what is in the logs to the histories. */
const SUMMARY = 5 * MINUTE;
const COLUMNS = "Name, StatusType, VO, Status, Reason, DateEffective, TokenExpiration, ElementType, LastCheckTime, TokenOwner";
const PLACES = "(?, ?, 'all', ?, ?, ?, ?, ?, ?, ?)";

/** ResourceStatusDB: what is usable, since when, and how that came. */
export class StatusTables {
  readonly #db: Statements;

  constructor(db: DatabaseSync) {
    this.#db = new Statements(db);
  }

  fill(generation: Generation, now: number): void {
    for (const [element, records] of timelines(now)) {
      for (const record of records) this.#remember(element, record, record.at < now - SUMMARY ? "History" : "Log");
      const last = records.at(-1)!;
      this.#db.run(`insert into ${element.family}Status (${COLUMNS}) values ${PLACES}`, ...values(element, last, now));
    }
    if (generation === "9.1") return;
    for (const { queue, computingElements } of SITES) {
      for (const host of computingElements) this.#db.run(`insert or ignore into NodeStatus (${COLUMNS}) values ${PLACES}`, `${host}/${queue}`, "all", "Active", "Synchronized", dateTime(now - 200 * DAY), NEVER, "Queue", dateTime(now - 11 * MINUTE), "rs_svc");
    }
    for (const table of ["NodeHistory", "NodeLog"]) this.#db.run(`insert into ${table} (${COLUMNS}) values ${PLACES}`, `${SITES[0]!.computingElements[0]}/${SITES[0]!.queue}`, "all", "Active", "Synchronized", dateTime(now - 200 * DAY), NEVER, "Queue", dateTime(now - 200 * DAY), "rs_svc");
  }

  /** What the policies find since they were run last. */
  follow(now: number): void {
    for (const [element, records] of timelines(now)) {
      const { family, name, statusType } = element, last = records.at(-1)!;
      const known = this.#db.get(`select Status, DateEffective from ${family}Status where Name = ? and StatusType = ? and VO = 'all'`, name, statusType)!;
      if (known["Status"] === last.status || String(known["DateEffective"]) >= dateTime(last.at)) continue;
      this.#db.run(`update ${family}Status set Status = ?, Reason = ?, DateEffective = ?, LastCheckTime = ?, TokenOwner = ? where Name = ? and StatusType = ? and VO = 'all'`, last.status, last.reason, dateTime(last.at), dateTime(now), last.owner, name, statusType);
      this.#remember(element, last, "Log");
    }
    for (const family of ["Site", "Resource"]) {
      this.#db.run(`insert into ${family}History (${COLUMNS}) select ${COLUMNS} from ${family}Log where DateEffective < ?`, dateTime(now - SUMMARY));
      this.#db.run(`delete from ${family}Log where DateEffective < ?`, dateTime(now - SUMMARY));
    }
  }

  #remember(element: DemoElement, record: StatusRecord, kind: "History" | "Log"): void {
    this.#db.run(`insert into ${element.family}${kind} (${COLUMNS}) values ${PLACES}`, ...values(element, record, record.at));
  }
}

function values({ name, statusType, elementType }: DemoElement, { at, status, reason, owner }: StatusRecord, checked: number) {
  return [name, statusType, status, reason, dateTime(at), owner === "rs_svc" ? NEVER : dateTime(at + DAY), elementType, dateTime(checked), owner] as const;
}
