// Generated from dirac/v8.0.json and dirac/v9.1.json by `npm run generate`; do not edit.

/** The rows of ResourceStatusDB, for Kysely: the columns of both generations. */
export interface ResourceStatusDB {
  NodeHistory: {
    ID: number | null; // 8.0 only
    Name: string | null; // 8.0 only
    StatusType: string | null; // 8.0 only
    VO: string | null; // 8.0 only
    Status: string | null; // 8.0 only
    Reason: string | null; // 8.0 only
    DateEffective: string | null; // 8.0 only
    TokenExpiration: string | null; // 8.0 only
    ElementType: string | null; // 8.0 only
    LastCheckTime: string | null; // 8.0 only
    TokenOwner: string | null; // 8.0 only
  };
  NodeLog: {
    ID: number | null; // 8.0 only
    Name: string | null; // 8.0 only
    StatusType: string | null; // 8.0 only
    VO: string | null; // 8.0 only
    Status: string | null; // 8.0 only
    Reason: string | null; // 8.0 only
    DateEffective: string | null; // 8.0 only
    TokenExpiration: string | null; // 8.0 only
    ElementType: string | null; // 8.0 only
    LastCheckTime: string | null; // 8.0 only
    TokenOwner: string | null; // 8.0 only
  };
  NodeStatus: {
    Name: string | null; // 8.0 only
    StatusType: string | null; // 8.0 only
    VO: string | null; // 8.0 only
    Status: string | null; // 8.0 only
    Reason: string | null; // 8.0 only
    DateEffective: string | null; // 8.0 only
    TokenExpiration: string | null; // 8.0 only
    ElementType: string | null; // 8.0 only
    LastCheckTime: string | null; // 8.0 only
    TokenOwner: string | null; // 8.0 only
  };
  ResourceHistory: {
    ID: number;
    Name: string;
    StatusType: string;
    VO: string;
    Status: string;
    Reason: string;
    DateEffective: string;
    TokenExpiration: string;
    ElementType: string;
    LastCheckTime: string;
    TokenOwner: string;
  };
  ResourceLog: {
    ID: number;
    Name: string;
    StatusType: string;
    VO: string;
    Status: string;
    Reason: string;
    DateEffective: string;
    TokenExpiration: string;
    ElementType: string;
    LastCheckTime: string;
    TokenOwner: string;
  };
  ResourceStatus: {
    Name: string;
    StatusType: string;
    VO: string;
    Status: string;
    Reason: string;
    DateEffective: string;
    TokenExpiration: string;
    ElementType: string;
    LastCheckTime: string;
    TokenOwner: string;
  };
  ResourceStatusCache: {
    ID: number;
    SiteName: string;
    ResourceName: string;
    Status: string;
    PreviousStatus: string;
    StatusType: string;
    Time: string;
  };
  SiteHistory: {
    ID: number;
    Name: string;
    StatusType: string;
    VO: string;
    Status: string;
    Reason: string;
    DateEffective: string;
    TokenExpiration: string;
    ElementType: string;
    LastCheckTime: string;
    TokenOwner: string;
  };
  SiteLog: {
    ID: number;
    Name: string;
    StatusType: string;
    VO: string;
    Status: string;
    Reason: string;
    DateEffective: string;
    TokenExpiration: string;
    ElementType: string;
    LastCheckTime: string;
    TokenOwner: string;
  };
  SiteStatus: {
    Name: string;
    StatusType: string;
    VO: string;
    Status: string;
    Reason: string;
    DateEffective: string;
    TokenExpiration: string;
    ElementType: string;
    LastCheckTime: string;
    TokenOwner: string;
  };
}

export const NodeHistory = {
  database: "ResourceStatusDB",
  table: "NodeHistory",
  key: ["ID"],
  columns: {
    ID: { kind: "integer", nullable: false, indexed: true, generations: ["8.0"] },
    Name: { kind: "text", nullable: false, indexed: false, generations: ["8.0"] },
    StatusType: { kind: "text", nullable: false, indexed: false, generations: ["8.0"] },
    VO: { kind: "text", nullable: false, indexed: false, generations: ["8.0"] },
    Status: { kind: "text", nullable: false, indexed: false, generations: ["8.0"] },
    Reason: { kind: "text", nullable: false, indexed: false, generations: ["8.0"] },
    DateEffective: { kind: "time", nullable: false, indexed: false, generations: ["8.0"] },
    TokenExpiration: { kind: "time", nullable: false, indexed: false, generations: ["8.0"], endless: true },
    ElementType: { kind: "text", nullable: false, indexed: false, generations: ["8.0"] },
    LastCheckTime: { kind: "time", nullable: false, indexed: false, generations: ["8.0"] },
    TokenOwner: { kind: "text", nullable: false, indexed: false, generations: ["8.0"] },
  },
} as const;

export const NodeLog = {
  database: "ResourceStatusDB",
  table: "NodeLog",
  key: ["ID"],
  columns: {
    ID: { kind: "integer", nullable: false, indexed: true, generations: ["8.0"] },
    Name: { kind: "text", nullable: false, indexed: false, generations: ["8.0"] },
    StatusType: { kind: "text", nullable: false, indexed: false, generations: ["8.0"] },
    VO: { kind: "text", nullable: false, indexed: false, generations: ["8.0"] },
    Status: { kind: "text", nullable: false, indexed: false, generations: ["8.0"] },
    Reason: { kind: "text", nullable: false, indexed: false, generations: ["8.0"] },
    DateEffective: { kind: "time", nullable: false, indexed: false, generations: ["8.0"] },
    TokenExpiration: { kind: "time", nullable: false, indexed: false, generations: ["8.0"], endless: true },
    ElementType: { kind: "text", nullable: false, indexed: false, generations: ["8.0"] },
    LastCheckTime: { kind: "time", nullable: false, indexed: false, generations: ["8.0"] },
    TokenOwner: { kind: "text", nullable: false, indexed: false, generations: ["8.0"] },
  },
} as const;

export const NodeStatus = {
  database: "ResourceStatusDB",
  table: "NodeStatus",
  key: ["Name", "StatusType", "VO"],
  columns: {
    Name: { kind: "text", nullable: false, indexed: true, generations: ["8.0"] },
    StatusType: { kind: "text", nullable: false, indexed: false, generations: ["8.0"] },
    VO: { kind: "text", nullable: false, indexed: false, generations: ["8.0"] },
    Status: { kind: "text", nullable: false, indexed: false, generations: ["8.0"] },
    Reason: { kind: "text", nullable: false, indexed: false, generations: ["8.0"] },
    DateEffective: { kind: "time", nullable: false, indexed: false, generations: ["8.0"] },
    TokenExpiration: { kind: "time", nullable: false, indexed: false, generations: ["8.0"], endless: true },
    ElementType: { kind: "text", nullable: false, indexed: false, generations: ["8.0"] },
    LastCheckTime: { kind: "time", nullable: false, indexed: false, generations: ["8.0"] },
    TokenOwner: { kind: "text", nullable: false, indexed: false, generations: ["8.0"] },
  },
} as const;

export const ResourceHistory = {
  database: "ResourceStatusDB",
  table: "ResourceHistory",
  key: ["ID"],
  columns: {
    ID: { kind: "integer", nullable: false, indexed: true, generations: ["8.0", "9.1"] },
    Name: { kind: "text", nullable: false, indexed: false, generations: ["8.0", "9.1"] },
    StatusType: { kind: "text", nullable: false, indexed: false, generations: ["8.0", "9.1"] },
    VO: { kind: "text", nullable: false, indexed: false, generations: ["8.0", "9.1"] },
    Status: { kind: "text", nullable: false, indexed: false, generations: ["8.0", "9.1"] },
    Reason: { kind: "text", nullable: false, indexed: false, generations: ["8.0", "9.1"] },
    DateEffective: { kind: "time", nullable: false, indexed: false, generations: ["8.0", "9.1"] },
    TokenExpiration: { kind: "time", nullable: false, indexed: false, generations: ["8.0", "9.1"], endless: true },
    ElementType: { kind: "text", nullable: false, indexed: false, generations: ["8.0", "9.1"] },
    LastCheckTime: { kind: "time", nullable: false, indexed: false, generations: ["8.0", "9.1"] },
    TokenOwner: { kind: "text", nullable: false, indexed: false, generations: ["8.0", "9.1"] },
  },
} as const;

export const ResourceLog = {
  database: "ResourceStatusDB",
  table: "ResourceLog",
  key: ["ID"],
  columns: {
    ID: { kind: "integer", nullable: false, indexed: true, generations: ["8.0", "9.1"] },
    Name: { kind: "text", nullable: false, indexed: false, generations: ["8.0", "9.1"] },
    StatusType: { kind: "text", nullable: false, indexed: false, generations: ["8.0", "9.1"] },
    VO: { kind: "text", nullable: false, indexed: false, generations: ["8.0", "9.1"] },
    Status: { kind: "text", nullable: false, indexed: false, generations: ["8.0", "9.1"] },
    Reason: { kind: "text", nullable: false, indexed: false, generations: ["8.0", "9.1"] },
    DateEffective: { kind: "time", nullable: false, indexed: false, generations: ["8.0", "9.1"] },
    TokenExpiration: { kind: "time", nullable: false, indexed: false, generations: ["8.0", "9.1"], endless: true },
    ElementType: { kind: "text", nullable: false, indexed: false, generations: ["8.0", "9.1"] },
    LastCheckTime: { kind: "time", nullable: false, indexed: false, generations: ["8.0", "9.1"] },
    TokenOwner: { kind: "text", nullable: false, indexed: false, generations: ["8.0", "9.1"] },
  },
} as const;

export const ResourceStatus = {
  database: "ResourceStatusDB",
  table: "ResourceStatus",
  key: ["Name", "StatusType", "VO"],
  columns: {
    Name: { kind: "text", nullable: false, indexed: true, generations: ["8.0", "9.1"] },
    StatusType: { kind: "text", nullable: false, indexed: false, generations: ["8.0", "9.1"] },
    VO: { kind: "text", nullable: false, indexed: false, generations: ["8.0", "9.1"] },
    Status: { kind: "text", nullable: false, indexed: false, generations: ["8.0", "9.1"] },
    Reason: { kind: "text", nullable: false, indexed: false, generations: ["8.0", "9.1"] },
    DateEffective: { kind: "time", nullable: false, indexed: false, generations: ["8.0", "9.1"] },
    TokenExpiration: { kind: "time", nullable: false, indexed: false, generations: ["8.0", "9.1"], endless: true },
    ElementType: { kind: "text", nullable: false, indexed: false, generations: ["8.0", "9.1"] },
    LastCheckTime: { kind: "time", nullable: false, indexed: false, generations: ["8.0", "9.1"] },
    TokenOwner: { kind: "text", nullable: false, indexed: false, generations: ["8.0", "9.1"] },
  },
} as const;

export const ResourceStatusCache = {
  database: "ResourceStatusDB",
  table: "ResourceStatusCache",
  key: ["ID"],
  columns: {
    ID: { kind: "integer", nullable: false, indexed: true, generations: ["8.0", "9.1"] },
    SiteName: { kind: "text", nullable: false, indexed: false, generations: ["8.0", "9.1"] },
    ResourceName: { kind: "text", nullable: false, indexed: false, generations: ["8.0", "9.1"] },
    Status: { kind: "text", nullable: false, indexed: false, generations: ["8.0", "9.1"] },
    PreviousStatus: { kind: "text", nullable: false, indexed: false, generations: ["8.0", "9.1"] },
    StatusType: { kind: "text", nullable: false, indexed: false, generations: ["8.0", "9.1"] },
    Time: { kind: "time", nullable: false, indexed: false, generations: ["8.0", "9.1"], endless: true },
  },
} as const;

export const SiteHistory = {
  database: "ResourceStatusDB",
  table: "SiteHistory",
  key: ["ID"],
  columns: {
    ID: { kind: "integer", nullable: false, indexed: true, generations: ["8.0", "9.1"] },
    Name: { kind: "text", nullable: false, indexed: false, generations: ["8.0", "9.1"] },
    StatusType: { kind: "text", nullable: false, indexed: false, generations: ["8.0", "9.1"] },
    VO: { kind: "text", nullable: false, indexed: false, generations: ["8.0", "9.1"] },
    Status: { kind: "text", nullable: false, indexed: false, generations: ["8.0", "9.1"] },
    Reason: { kind: "text", nullable: false, indexed: false, generations: ["8.0", "9.1"] },
    DateEffective: { kind: "time", nullable: false, indexed: false, generations: ["8.0", "9.1"] },
    TokenExpiration: { kind: "time", nullable: false, indexed: false, generations: ["8.0", "9.1"], endless: true },
    ElementType: { kind: "text", nullable: false, indexed: false, generations: ["8.0", "9.1"] },
    LastCheckTime: { kind: "time", nullable: false, indexed: false, generations: ["8.0", "9.1"] },
    TokenOwner: { kind: "text", nullable: false, indexed: false, generations: ["8.0", "9.1"] },
  },
} as const;

export const SiteLog = {
  database: "ResourceStatusDB",
  table: "SiteLog",
  key: ["ID"],
  columns: {
    ID: { kind: "integer", nullable: false, indexed: true, generations: ["8.0", "9.1"] },
    Name: { kind: "text", nullable: false, indexed: false, generations: ["8.0", "9.1"] },
    StatusType: { kind: "text", nullable: false, indexed: false, generations: ["8.0", "9.1"] },
    VO: { kind: "text", nullable: false, indexed: false, generations: ["8.0", "9.1"] },
    Status: { kind: "text", nullable: false, indexed: false, generations: ["8.0", "9.1"] },
    Reason: { kind: "text", nullable: false, indexed: false, generations: ["8.0", "9.1"] },
    DateEffective: { kind: "time", nullable: false, indexed: false, generations: ["8.0", "9.1"] },
    TokenExpiration: { kind: "time", nullable: false, indexed: false, generations: ["8.0", "9.1"], endless: true },
    ElementType: { kind: "text", nullable: false, indexed: false, generations: ["8.0", "9.1"] },
    LastCheckTime: { kind: "time", nullable: false, indexed: false, generations: ["8.0", "9.1"] },
    TokenOwner: { kind: "text", nullable: false, indexed: false, generations: ["8.0", "9.1"] },
  },
} as const;

export const SiteStatus = {
  database: "ResourceStatusDB",
  table: "SiteStatus",
  key: ["Name", "StatusType", "VO"],
  columns: {
    Name: { kind: "text", nullable: false, indexed: true, generations: ["8.0", "9.1"] },
    StatusType: { kind: "text", nullable: false, indexed: false, generations: ["8.0", "9.1"] },
    VO: { kind: "text", nullable: false, indexed: false, generations: ["8.0", "9.1"] },
    Status: { kind: "text", nullable: false, indexed: false, generations: ["8.0", "9.1"] },
    Reason: { kind: "text", nullable: false, indexed: false, generations: ["8.0", "9.1"] },
    DateEffective: { kind: "time", nullable: false, indexed: false, generations: ["8.0", "9.1"] },
    TokenExpiration: { kind: "time", nullable: false, indexed: false, generations: ["8.0", "9.1"], endless: true },
    ElementType: { kind: "text", nullable: false, indexed: false, generations: ["8.0", "9.1"] },
    LastCheckTime: { kind: "time", nullable: false, indexed: false, generations: ["8.0", "9.1"] },
    TokenOwner: { kind: "text", nullable: false, indexed: false, generations: ["8.0", "9.1"] },
  },
} as const;
