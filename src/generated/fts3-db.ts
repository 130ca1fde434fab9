// Generated from dirac/v8.0.json and dirac/v9.1.json by `npm run generate`; do not edit.

/** The rows of FTS3DB, for Kysely: the columns of both generations. */
export interface FTS3DB {
  Files: {
    fileID: number;
    operationID: number;
    attempt: number | null;
    lastUpdate: string | null;
    rmsFileID: number | null;
    lfn: string | null;
    checksum: string | null;
    size: number | null;
    targetSE: string;
    error: string | null;
    ftsGUID: string | null;
    status: string | null;
  };
  Jobs: {
    jobID: number;
    operationID: number;
    submitTime: string | null;
    lastUpdate: string | null;
    lastMonitor: string | null;
    completeness: number | null;
    username: string | null;
    userGroup: string | null;
    ftsGUID: string | null;
    ftsServer: string | null;
    error: string | null;
    status: string | null;
    assignment: string | null;
  };
  Operations: {
    operationID: number;
    username: string | null;
    userGroup: string | null;
    rmsReqID: number | null;
    rmsOpID: number | null;
    sourceSEs: string | null;
    activity: string | null;
    priority: number | null;
    creationTime: string | null;
    lastUpdate: string | null;
    status: string | null;
    error: string | null;
    type: string | null;
    assignment: string | null;
  };
}

export const Files = {
  database: "FTS3DB",
  table: "Files",
  key: ["fileID"],
  columns: {
    fileID: { kind: "integer", nullable: false, indexed: true, generations: ["8.0", "9.1"] },
    operationID: { kind: "integer", nullable: false, indexed: true, generations: ["8.0", "9.1"] },
    attempt: { kind: "integer", nullable: true, indexed: false, generations: ["8.0", "9.1"] },
    lastUpdate: { kind: "time", nullable: true, indexed: false, generations: ["8.0", "9.1"] },
    rmsFileID: { kind: "integer", nullable: true, indexed: false, generations: ["8.0", "9.1"] },
    lfn: { kind: "text", nullable: true, indexed: false, generations: ["8.0", "9.1"] },
    checksum: { kind: "text", nullable: true, indexed: false, generations: ["8.0", "9.1"] },
    size: { kind: "integer", nullable: true, indexed: false, generations: ["8.0", "9.1"] },
    targetSE: { kind: "text", nullable: false, indexed: false, generations: ["8.0", "9.1"] },
    error: { kind: "text", nullable: true, indexed: false, generations: ["8.0", "9.1"] },
    ftsGUID: { kind: "text", nullable: true, indexed: false, generations: ["8.0", "9.1"] },
    status: { kind: "text", nullable: true, indexed: true, generations: ["8.0", "9.1"] },
  },
} as const;

export const Jobs = {
  database: "FTS3DB",
  table: "Jobs",
  key: ["jobID"],
  columns: {
    jobID: { kind: "integer", nullable: false, indexed: true, generations: ["8.0", "9.1"] },
    operationID: { kind: "integer", nullable: false, indexed: true, generations: ["8.0", "9.1"] },
    submitTime: { kind: "time", nullable: true, indexed: false, generations: ["8.0", "9.1"] },
    lastUpdate: { kind: "time", nullable: true, indexed: false, generations: ["8.0", "9.1"] },
    lastMonitor: { kind: "time", nullable: true, indexed: false, generations: ["8.0", "9.1"] },
    completeness: { kind: "float", nullable: true, indexed: false, generations: ["8.0", "9.1"] },
    username: { kind: "text", nullable: true, indexed: false, generations: ["8.0", "9.1"] },
    userGroup: { kind: "text", nullable: true, indexed: false, generations: ["8.0", "9.1"] },
    ftsGUID: { kind: "text", nullable: true, indexed: false, generations: ["8.0", "9.1"] },
    ftsServer: { kind: "text", nullable: true, indexed: false, generations: ["8.0", "9.1"] },
    error: { kind: "text", nullable: true, indexed: false, generations: ["8.0", "9.1"] },
    status: { kind: "text", nullable: true, indexed: true, generations: ["8.0", "9.1"] },
    assignment: { kind: "text", nullable: true, indexed: false, generations: ["8.0", "9.1"] },
  },
} as const;

export const Operations = {
  database: "FTS3DB",
  table: "Operations",
  key: ["operationID"],
  columns: {
    operationID: { kind: "integer", nullable: false, indexed: true, generations: ["8.0", "9.1"] },
    username: { kind: "text", nullable: true, indexed: false, generations: ["8.0", "9.1"] },
    userGroup: { kind: "text", nullable: true, indexed: false, generations: ["8.0", "9.1"] },
    rmsReqID: { kind: "integer", nullable: true, indexed: false, generations: ["8.0", "9.1"] },
    rmsOpID: { kind: "integer", nullable: true, indexed: true, generations: ["8.0", "9.1"] },
    sourceSEs: { kind: "list", nullable: true, indexed: false, generations: ["8.0", "9.1"] },
    activity: { kind: "text", nullable: true, indexed: false, generations: ["8.0", "9.1"] },
    priority: { kind: "integer", nullable: true, indexed: false, generations: ["8.0", "9.1"] },
    creationTime: { kind: "time", nullable: true, indexed: false, generations: ["8.0", "9.1"] },
    lastUpdate: { kind: "time", nullable: true, indexed: false, generations: ["8.0", "9.1"] },
    status: { kind: "text", nullable: true, indexed: true, generations: ["8.0", "9.1"] },
    error: { kind: "text", nullable: true, indexed: false, generations: ["8.0", "9.1"] },
    type: { kind: "text", nullable: true, indexed: false, generations: ["8.0", "9.1"] },
    assignment: { kind: "text", nullable: true, indexed: false, generations: ["8.0", "9.1"] },
  },
} as const;
