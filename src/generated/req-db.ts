// Generated from dirac/v8.0.json and dirac/v9.1.json by `npm run generate`; do not edit.

/** The rows of ReqDB, for Kysely: the columns of both generations. */
export interface ReqDB {
  File: {
    FileID: number;
    OperationID: number;
    Status: string | null;
    LFN: string | null;
    PFN: string | null;
    ChecksumType: string | null;
    Checksum: string | null;
    GUID: string | null;
    Size: number | null;
    Attempt: number | null;
    Error: string | null;
  };
  Operation: {
    TargetSE: string | null;
    CreationTime: string | null;
    SourceSE: string | null;
    Arguments: string | null;
    Error: string | null;
    Type: string;
    Order: number;
    Status: string | null;
    LastUpdate: string | null;
    SubmitTime: string | null;
    Catalog: string | null;
    OperationID: number;
    RequestID: number;
  };
  Request: {
    DIRACSetup: string | null; // 8.0 only
    CreationTime: string | null;
    JobID: number | null;
    OwnerDN: string | null;
    RequestName: string;
    Error: string | null;
    Status: string | null;
    LastUpdate: string | null;
    OwnerGroup: string | null;
    SubmitTime: string | null;
    RequestID: number;
    SourceComponent: string | null;
    NotBefore: string | null;
    Owner: string | null; // 9.1 only
  };
}

export const File = {
  database: "ReqDB",
  table: "File",
  key: ["FileID"],
  columns: {
    FileID: { kind: "integer", nullable: false, indexed: true, generations: ["8.0", "9.1"] },
    OperationID: { kind: "integer", nullable: false, indexed: true, generations: ["8.0", "9.1"] },
    Status: { kind: "text", nullable: true, indexed: false, generations: ["8.0", "9.1"] },
    LFN: { kind: "text", nullable: true, indexed: true, generations: ["8.0", "9.1"] },
    PFN: { kind: "text", nullable: true, indexed: false, generations: ["8.0", "9.1"] },
    ChecksumType: { kind: "text", nullable: true, indexed: false, generations: ["8.0", "9.1"] },
    Checksum: { kind: "text", nullable: true, indexed: false, generations: ["8.0", "9.1"] },
    GUID: { kind: "text", nullable: true, indexed: false, generations: ["8.0", "9.1"] },
    Size: { kind: "integer", nullable: true, indexed: false, generations: ["8.0", "9.1"] },
    Attempt: { kind: "integer", nullable: true, indexed: false, generations: ["8.0", "9.1"] },
    Error: { kind: "text", nullable: true, indexed: false, generations: ["8.0", "9.1"] },
  },
} as const;

export const Operation = {
  database: "ReqDB",
  table: "Operation",
  key: ["OperationID"],
  columns: {
    TargetSE: { kind: "list", nullable: true, indexed: false, generations: ["8.0", "9.1"] },
    CreationTime: { kind: "time", nullable: true, indexed: false, generations: ["8.0", "9.1"] },
    SourceSE: { kind: "list", nullable: true, indexed: false, generations: ["8.0", "9.1"] },
    Arguments: { kind: "text", nullable: true, indexed: false, generations: ["8.0", "9.1"] },
    Error: { kind: "text", nullable: true, indexed: false, generations: ["8.0", "9.1"] },
    Type: { kind: "text", nullable: false, indexed: false, generations: ["8.0", "9.1"] },
    Order: { kind: "integer", nullable: false, indexed: false, generations: ["8.0", "9.1"] },
    Status: { kind: "text", nullable: true, indexed: false, generations: ["8.0", "9.1"] },
    LastUpdate: { kind: "time", nullable: true, indexed: false, generations: ["8.0", "9.1"] },
    SubmitTime: { kind: "time", nullable: true, indexed: false, generations: ["8.0", "9.1"] },
    Catalog: { kind: "list", nullable: true, indexed: false, generations: ["8.0", "9.1"] },
    OperationID: { kind: "integer", nullable: false, indexed: true, generations: ["8.0", "9.1"] },
    RequestID: { kind: "integer", nullable: false, indexed: true, generations: ["8.0", "9.1"] },
  },
} as const;

export const Request = {
  database: "ReqDB",
  table: "Request",
  key: ["RequestID"],
  columns: {
    DIRACSetup: { kind: "text", nullable: true, indexed: false, generations: ["8.0"] },
    CreationTime: { kind: "time", nullable: true, indexed: false, generations: ["8.0", "9.1"] },
    JobID: { kind: "integer", nullable: true, indexed: false, generations: ["8.0", "9.1"] },
    OwnerDN: { kind: "text", nullable: true, indexed: false, generations: ["8.0", "9.1"] },
    RequestName: { kind: "text", nullable: false, indexed: false, generations: ["8.0", "9.1"] },
    Error: { kind: "text", nullable: true, indexed: false, generations: ["8.0", "9.1"] },
    Status: { kind: "text", nullable: true, indexed: false, generations: ["8.0", "9.1"] },
    LastUpdate: { kind: "time", nullable: true, indexed: false, generations: ["8.0", "9.1"] },
    OwnerGroup: { kind: "text", nullable: true, indexed: false, generations: ["8.0", "9.1"] },
    SubmitTime: { kind: "time", nullable: true, indexed: false, generations: ["8.0", "9.1"] },
    RequestID: { kind: "integer", nullable: false, indexed: true, generations: ["8.0", "9.1"] },
    SourceComponent: { kind: "text", nullable: true, indexed: false, generations: ["8.0", "9.1"] },
    NotBefore: { kind: "time", nullable: true, indexed: false, generations: ["8.0", "9.1"] },
    Owner: { kind: "text", nullable: true, indexed: false, generations: ["9.1"] },
  },
} as const;
