import { aChange, aDowntime, aMask, anOccupancy, aPolicyResult, aStatus, aTicket } from "../helpers/a-status.ts";
import type { Row } from "../helpers/test-grid.ts";

export type Kind = "plain" | "time" | "megabytes";
export type Columns = Readonly<Record<string, string | readonly [field: string, kind: Kind]>>;

const statusColumns = (name: string): Columns => ({
  Name: name, StatusType: "statusType", VO: "vo", Status: "status", Reason: "reason", DateEffective: ["dateEffective", "time"], TokenOwner: "tokenOwner",
  TokenExpiration: ["tokenExpiration", "time"], ElementType: "elementType", LastCheckTime: ["lastCheckTime", "time"],
});

/** Every table that is shown, its list and type, and every column with the field that it is: from the contract's sections 1 and 2, not from the code. */
export const TABLES: readonly { list: string; type: string; database: string; table: string; only?: "8.0"; columns: Columns; row: (overrides: Row) => Row }[] = [
  { list: "siteStatuses", type: "SiteStatus", database: "ResourceStatusDB", table: "SiteStatus", columns: statusColumns("siteName"), row: aStatus },
  { list: "resourceStatuses", type: "ResourceStatus", database: "ResourceStatusDB", table: "ResourceStatus", columns: statusColumns("name"), row: aStatus },
  { list: "nodeStatuses", type: "NodeStatus", database: "ResourceStatusDB", table: "NodeStatus", only: "8.0", columns: statusColumns("queueName"), row: aStatus },
  { list: "statusChanges", type: "StatusChange", database: "ResourceStatusDB", table: "SiteHistory", columns: { ...statusColumns("name"), ID: "recordId" }, row: aChange },
  { list: "siteMasks", type: "SiteMask", database: "JobDB", table: "SiteMask", only: "8.0", columns: { Site: "siteName", Status: "status", LastUpdateTime: ["lastUpdateTime", "time"], Author: "author", Comment: "comment" }, row: aMask },
  {
    list: "downtimes", type: "Downtime", database: "ResourceManagementDB", table: "DowntimeCache", row: aDowntime, columns: {
      DowntimeID: "downtimeId", Name: "name", Element: "element", GOCDBServiceType: "gocdbServiceType", Severity: "severity", Description: "description", Link: "link",
      StartDate: ["startDate", "time"], EndDate: ["endDate", "time"], DateEffective: ["dateEffective", "time"], LastCheckTime: ["lastCheckTime", "time"],
    },
  },
  {
    list: "policyResults", type: "PolicyResult", database: "ResourceManagementDB", table: "PolicyResult", row: aPolicyResult, columns: {
      PolicyName: "policyName", StatusType: "statusType", Element: "element", Name: "name", VO: "vo", Status: "status", Reason: "reason", DateEffective: ["dateEffective", "time"], LastCheckTime: ["lastCheckTime", "time"],
    },
  },
  {
    list: "spaceOccupancies", type: "SpaceOccupancy", database: "ResourceManagementDB", table: "SpaceTokenOccupancyCache", row: anOccupancy, columns: {
      Token: "storageElementName", Guaranteed: ["guaranteed", "megabytes"], Free: ["free", "megabytes"], Total: ["total", "megabytes"], LastCheckTime: ["lastCheckTime", "time"],
    },
  },
  { list: "tickets", type: "Ticket", database: "ResourceManagementDB", table: "GGUSTicketsCache", row: aTicket, columns: { GocSite: "gocSite", Tickets: "tickets", OpenTickets: "openTickets", Link: "link", LastCheckTime: ["lastCheckTime", "time"] } },
];

export const fieldAndKind = (column: string | readonly [string, Kind]) => (typeof column === "string" ? [column, "plain"] as const : column);
export const fieldsOf = (columns: Columns) => Object.values(columns).map(column => fieldAndKind(column)[0]);

/** A stored row as everybody must get it. */
export function asGiven(row: Row, columns: Columns): Record<string, unknown> {
  return Object.fromEntries(Object.entries(columns).map(([column, known]) => {
    const [field, kind] = fieldAndKind(known);
    return [field, valueOf(row[column] ?? null, kind)];
  }));
}

function valueOf(stored: Row[string], kind: Kind): unknown {
  if (stored === null || kind === "plain") return stored;
  if (kind === "megabytes") return Number(stored) * 2 ** 20;
  return /^(0000-00-00|1000-01-01|9999-12-31)/.test(String(stored)) ? null : `${String(stored).replace(" ", "T")}Z`;
}
