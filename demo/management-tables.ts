import type { DatabaseSync } from "node:sqlite";
import type { Generation } from "../dirac/facts.ts";
import { interruptions, type Interruption } from "./interruptions.ts";
import { SITES } from "./sites.ts";
import { spaceOf } from "./storage-space.ts";
import { Statements } from "./statements.ts";
import { STORAGE_ELEMENTS } from "./storage-elements.ts";
import { timelines } from "./statuses.ts";
import { dateTime, HOUR, MINUTE } from "./time.ts";

/** DIRAC asks GOCDB for what begins within five days. */
const AHEAD = 120 * HOUR;

/** ResourceManagementDB: what DIRAC gathers about elements from elsewhere. */
export class ManagementTables {
  readonly #db: Statements;

  constructor(db: DatabaseSync) {
    this.#db = new Statements(db);
  }

  fill(generation: Generation, now: number): void {
    this.follow(now);
    const checked = dateTime(now - 7 * MINUTE);
    for (const { name } of STORAGE_ELEMENTS) {
      const { total, free } = spaceOf(name);
      this.#db.run(`insert into SpaceTokenOccupancyCache (${generation === "8.0" ? "Endpoint, " : ""}Token, Guaranteed, Free, Total, LastCheckTime) values (${generation === "8.0" ? "'Deprecated', " : ""}?, 0, ?, ?, ?)`, name, free, total, checked);
    }
    for (const [{ family, name, statusType }, records] of timelines(now)) {
      const { status, reason, at } = records.at(-1)!;
      this.#db.run("insert into PolicyResult (PolicyName, StatusType, Element, Name, VO, Status, Reason, DateEffective, LastCheckTime) values ('DTOngoing', ?, ?, ?, 'all', ?, ?, ?, ?)", statusType, family, name, status, reason, dateTime(at), checked);
    }
    for (const [index, { gocName, ban }] of SITES.entries()) {
      const open = ban === undefined ? (index % 11 === 3 ? 1 : 0) : 2;
      if (open > 0) this.#db.run("insert into GGUSTicketsCache (GocSite, Tickets, OpenTickets, Link, LastCheckTime) values (?, ?, ?, ?, ?)", gocName, `{'${168_300 + index}': 'Jobs fail at this site'}`, open, `https://ggus.example.org/?site=${gocName}`, checked);
    }
  }

  /** GOCDB as it is now: what is over is forgotten. */
  follow(now: number): void {
    const current = interruptions(now, now + AHEAD, now);
    for (const row of this.#db.all("select DowntimeID from DowntimeCache")) if (!current.some(one => idOf(one) === row["DowntimeID"])) this.#db.run("delete from DowntimeCache where DowntimeID = ?", row["DowntimeID"]!);
    for (const one of current) {
      const { host, site, severity, description, from, to } = one;
      this.#db.run(`insert into DowntimeCache (DowntimeID, Name, Element, GOCDBServiceType, Severity, Description, Link, StartDate, EndDate, DateEffective, LastCheckTime)
        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict (DowntimeID) do update set LastCheckTime = excluded.LastCheckTime`,
        idOf(one), host ?? site.gocName, host === null ? "Site" : "Resource", host === null ? null : host.startsWith("se.") ? "webdav" : "org.opensciencegrid.htcondorce",
        severity, description, `https://goc.example.org/portal/index.php?Page_Type=Downtime&id=${one.id}`, dateTime(from), dateTime(to), dateTime(now), dateTime(now));
    }
  }
}

const idOf = ({ id, host, site }: Interruption) => `${id}G0 ${host ?? site.gocName}`;
