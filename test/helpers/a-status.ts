import type { Row } from "./test-grid.ts";

/** The databases of the resource status system. */
export const RESOURCE_DATABASES = ["ResourceStatusDB", "ResourceManagementDB"];

let last = 0;

/** A row of SiteStatus, ResourceStatus or NodeStatus with DIRAC's defaults and a name of its own. */
export function aStatus(overrides: Row = {}): Row {
  return {
    Name: `LCG.Site${++last}.jp`, StatusType: "all", VO: "all", Status: "Active", Reason: "All policies happy", DateEffective: "2026-11-20 09:00:00",
    TokenExpiration: "9999-12-31 23:59:59", ElementType: "Site", LastCheckTime: "1000-01-01 00:00:00", TokenOwner: "rs_svc",
    ...overrides,
  };
}

/** A row of a log or a history. */
export function aChange(overrides: Row = {}): Row {
  return { ID: ++last, ...aStatus({ Name: "LCG.KEK.jp", ...overrides }) };
}

export function aDowntime(overrides: Row = {}): Row {
  return {
    DowntimeID: `${1000 + ++last}G0 JP-KEK-CRC-02`, Name: "JP-KEK-CRC-02", Element: "Site", GOCDBServiceType: null, Severity: "OUTAGE", Description: "Power cut", Link: null,
    StartDate: "2026-11-20 10:00:00", EndDate: "2026-11-20 14:00:00", DateEffective: "2026-11-20 11:00:00", LastCheckTime: "2026-11-20 11:00:00",
    ...overrides,
  };
}

export function aPolicyResult(overrides: Row = {}): Row {
  return {
    PolicyName: "DTOngoing", StatusType: "all", Element: "Site", Name: `LCG.Site${++last}.jp`, VO: "all", Status: "Active", Reason: "No downtime announced",
    DateEffective: "2026-11-20 09:00:00", LastCheckTime: "2026-11-20 11:00:00",
    ...overrides,
  };
}

/** Sizes in megabytes. */
export function anOccupancy(overrides: Row = {}): Row {
  return { Endpoint: "Deprecated", Token: `SE-${++last}`, Guaranteed: 0, Free: 512, Total: 1024, LastCheckTime: "2026-11-20 11:00:00", ...overrides };
}

export function aTicket(overrides: Row = {}): Row {
  return { GocSite: `GOC-${++last}`, Tickets: "160010", OpenTickets: 1, Link: "https://ggus.example/", LastCheckTime: "2026-11-20 11:00:00", ...overrides };
}

/** A row of SiteMask; of its log with `UpdateTime` instead of `LastUpdateTime`. */
export function aMask(overrides: Row = {}): Row {
  return { Site: `LCG.Site${++last}.jp`, Status: "Active", LastUpdateTime: "2026-11-20 09:00:00", Author: "/C=JP/CN=admin", Comment: "No comment", ...overrides };
}
