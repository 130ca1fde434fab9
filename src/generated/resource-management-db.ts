// Generated from dirac/v8.0.json and dirac/v9.1.json by `npm run generate`; do not edit.

/** The rows of ResourceManagementDB, for Kysely: the columns of both generations. */
export interface ResourceManagementDB {
  AccountingCache: {
    Name: string | null; // 8.0 only
    PlotName: string | null; // 8.0 only
    PlotType: string | null; // 8.0 only
    LastCheckTime: string | null; // 8.0 only
    Result: string | null; // 8.0 only
    DateEffective: string | null; // 8.0 only
  };
  DowntimeCache: {
    DowntimeID: string;
    Name: string;
    Element: string;
    GOCDBServiceType: string | null;
    Severity: string;
    Description: string;
    Link: string | null;
    StartDate: string;
    EndDate: string;
    DateEffective: string;
    LastCheckTime: string;
  };
  GGUSTicketsCache: {
    GocSite: string;
    Tickets: string;
    OpenTickets: number;
    Link: string;
    LastCheckTime: string;
  };
  JobCache: {
    Site: string;
    Status: string;
    Efficiency: number;
    MaskStatus: string;
    LastCheckTime: string;
  };
  PilotCache: {
    Site: string;
    CE: string;
    VO: string;
    Status: string;
    PilotJobEff: number;
    PilotsPerJob: number;
    LastCheckTime: string;
  };
  PolicyResult: {
    PolicyName: string;
    StatusType: string;
    Element: string;
    Name: string;
    VO: string;
    Status: string;
    Reason: string;
    DateEffective: string;
    LastCheckTime: string;
  };
  SpaceTokenOccupancyCache: {
    Endpoint: string | null; // 8.0 only
    Token: string;
    Guaranteed: number;
    Free: number;
    Total: number;
    LastCheckTime: string;
  };
  TransferCache: {
    SourceName: string;
    DestinationName: string;
    Metric: string;
    Value: number;
    LastCheckTime: string;
  };
}

export const AccountingCache = {
  database: "ResourceManagementDB",
  table: "AccountingCache",
  key: ["Name", "PlotName", "PlotType"],
  columns: {
    Name: { kind: "text", nullable: false, indexed: true, generations: ["8.0"] },
    PlotName: { kind: "text", nullable: false, indexed: false, generations: ["8.0"] },
    PlotType: { kind: "text", nullable: false, indexed: false, generations: ["8.0"] },
    LastCheckTime: { kind: "time", nullable: false, indexed: false, generations: ["8.0"] },
    Result: { kind: "text", nullable: false, indexed: false, generations: ["8.0"] },
    DateEffective: { kind: "time", nullable: false, indexed: false, generations: ["8.0"] },
  },
} as const;

export const DowntimeCache = {
  database: "ResourceManagementDB",
  table: "DowntimeCache",
  key: ["DowntimeID"],
  columns: {
    DowntimeID: { kind: "text", nullable: false, indexed: true, generations: ["8.0", "9.1"] },
    Name: { kind: "text", nullable: false, indexed: false, generations: ["8.0", "9.1"] },
    Element: { kind: "text", nullable: false, indexed: false, generations: ["8.0", "9.1"] },
    GOCDBServiceType: { kind: "text", nullable: true, indexed: false, generations: ["8.0", "9.1"] },
    Severity: { kind: "text", nullable: false, indexed: false, generations: ["8.0", "9.1"] },
    Description: { kind: "text", nullable: false, indexed: false, generations: ["8.0", "9.1"] },
    Link: { kind: "text", nullable: true, indexed: false, generations: ["8.0", "9.1"] },
    StartDate: { kind: "time", nullable: false, indexed: false, generations: ["8.0", "9.1"] },
    EndDate: { kind: "time", nullable: false, indexed: false, generations: ["8.0", "9.1"] },
    DateEffective: { kind: "time", nullable: false, indexed: false, generations: ["8.0", "9.1"] },
    LastCheckTime: { kind: "time", nullable: false, indexed: false, generations: ["8.0", "9.1"] },
  },
} as const;

export const GGUSTicketsCache = {
  database: "ResourceManagementDB",
  table: "GGUSTicketsCache",
  key: ["GocSite"],
  columns: {
    GocSite: { kind: "text", nullable: false, indexed: true, generations: ["8.0", "9.1"] },
    Tickets: { kind: "text", nullable: false, indexed: false, generations: ["8.0", "9.1"] },
    OpenTickets: { kind: "integer", nullable: false, indexed: false, generations: ["8.0", "9.1"] },
    Link: { kind: "text", nullable: false, indexed: false, generations: ["8.0", "9.1"] },
    LastCheckTime: { kind: "time", nullable: false, indexed: false, generations: ["8.0", "9.1"] },
  },
} as const;

export const JobCache = {
  database: "ResourceManagementDB",
  table: "JobCache",
  key: ["Site"],
  columns: {
    Site: { kind: "text", nullable: false, indexed: true, generations: ["8.0", "9.1"] },
    Status: { kind: "text", nullable: false, indexed: false, generations: ["8.0", "9.1"] },
    Efficiency: { kind: "float", nullable: false, indexed: false, generations: ["8.0", "9.1"] },
    MaskStatus: { kind: "text", nullable: false, indexed: false, generations: ["8.0", "9.1"] },
    LastCheckTime: { kind: "time", nullable: false, indexed: false, generations: ["8.0", "9.1"] },
  },
} as const;

export const PilotCache = {
  database: "ResourceManagementDB",
  table: "PilotCache",
  key: ["Site", "CE", "VO"],
  columns: {
    Site: { kind: "text", nullable: false, indexed: true, generations: ["8.0", "9.1"] },
    CE: { kind: "text", nullable: false, indexed: false, generations: ["8.0", "9.1"] },
    VO: { kind: "text", nullable: false, indexed: false, generations: ["8.0", "9.1"] },
    Status: { kind: "text", nullable: false, indexed: false, generations: ["8.0", "9.1"] },
    PilotJobEff: { kind: "float", nullable: false, indexed: false, generations: ["8.0", "9.1"] },
    PilotsPerJob: { kind: "float", nullable: false, indexed: false, generations: ["8.0", "9.1"] },
    LastCheckTime: { kind: "time", nullable: false, indexed: false, generations: ["8.0", "9.1"] },
  },
} as const;

export const PolicyResult = {
  database: "ResourceManagementDB",
  table: "PolicyResult",
  key: ["PolicyName", "StatusType", "Element", "Name", "VO"],
  columns: {
    PolicyName: { kind: "text", nullable: false, indexed: true, generations: ["8.0", "9.1"] },
    StatusType: { kind: "text", nullable: false, indexed: false, generations: ["8.0", "9.1"] },
    Element: { kind: "text", nullable: false, indexed: false, generations: ["8.0", "9.1"] },
    Name: { kind: "text", nullable: false, indexed: false, generations: ["8.0", "9.1"] },
    VO: { kind: "text", nullable: false, indexed: false, generations: ["8.0", "9.1"] },
    Status: { kind: "text", nullable: false, indexed: false, generations: ["8.0", "9.1"] },
    Reason: { kind: "text", nullable: false, indexed: false, generations: ["8.0", "9.1"] },
    DateEffective: { kind: "time", nullable: false, indexed: false, generations: ["8.0", "9.1"] },
    LastCheckTime: { kind: "time", nullable: false, indexed: false, generations: ["8.0", "9.1"] },
  },
} as const;

export const SpaceTokenOccupancyCache = {
  database: "ResourceManagementDB",
  table: "SpaceTokenOccupancyCache",
  key: ["Token"],
  columns: {
    Endpoint: { kind: "text", nullable: false, indexed: true, generations: ["8.0"] },
    Token: { kind: "text", nullable: false, indexed: false, generations: ["8.0", "9.1"] },
    Guaranteed: { kind: "float", nullable: false, indexed: false, generations: ["8.0", "9.1"] },
    Free: { kind: "float", nullable: false, indexed: false, generations: ["8.0", "9.1"] },
    Total: { kind: "float", nullable: false, indexed: false, generations: ["8.0", "9.1"] },
    LastCheckTime: { kind: "time", nullable: false, indexed: false, generations: ["8.0", "9.1"] },
  },
} as const;

export const TransferCache = {
  database: "ResourceManagementDB",
  table: "TransferCache",
  key: ["SourceName", "DestinationName", "Metric"],
  columns: {
    SourceName: { kind: "text", nullable: false, indexed: true, generations: ["8.0", "9.1"] },
    DestinationName: { kind: "text", nullable: false, indexed: false, generations: ["8.0", "9.1"] },
    Metric: { kind: "text", nullable: false, indexed: false, generations: ["8.0", "9.1"] },
    Value: { kind: "float", nullable: false, indexed: false, generations: ["8.0", "9.1"] },
    LastCheckTime: { kind: "time", nullable: false, indexed: false, generations: ["8.0", "9.1"] },
  },
} as const;
