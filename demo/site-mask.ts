import type { DatabaseSync } from "node:sqlite";
import { USERS } from "./registry.ts";
import { SITES } from "./sites.ts";
import { dateTime, DAY, HOUR } from "./time.ts";

/** 8.0 keeps in JobDB which sites may get jobs, and how that came. */
export function fillSiteMask(db: DatabaseSync, now: number): void {
  const mask = db.prepare("insert into SiteMask (Site, Status, LastUpdateTime, Author, Comment) values (?, ?, ?, ?, ?)");
  const history = db.prepare("insert into SiteMaskLogging (Site, Status, UpdateTime, Author, Comment) values (?, ?, ?, ?, ?)");
  for (const { name, ban } of SITES) {
    const allowed = dateTime(now - 400 * DAY);
    history.run(name, "Active", allowed, USERS.gridadm.dn, "No comment");
    const banned = ban && dateTime(now - ban.hoursAgo * HOUR);
    if (ban && banned) history.run(name, "Banned", banned, "gridadm", ban.reason);
    mask.run(name, ban ? "Banned" : "Active", banned ?? allowed, ban ? "gridadm" : USERS.gridadm.dn, ban?.reason ?? "No comment");
  }
}
