// Generated from dirac/v8.0.json and dirac/v9.1.json by `npm run generate`; do not edit.

/** The rows of StorageManagementDB, for Kysely: the columns of both generations. */
export interface StorageManagementDB {
  CacheReplicas: {
    ReplicaID: number;
    Type: string;
    Status: string | null;
    SE: string;
    LFN: string;
    PFN: string | null;
    Size: number | null;
    FileChecksum: string;
    GUID: string;
    SubmitTime: string;
    LastUpdate: string | null;
    Reason: string | null;
    Links: number | null;
  };
  StageRequests: {
    ReplicaID: number;
    StageStatus: string | null;
    RequestID: string | null;
    StageRequestSubmitTime: string;
    StageRequestCompletedTime: string | null;
    PinLength: number | null;
    PinExpiryTime: string | null;
  };
  TaskReplicas: {
    TaskID: number;
    ReplicaID: number;
  };
  Tasks: {
    TaskID: number;
    Status: string | null;
    Source: string;
    SubmitTime: string;
    LastUpdate: string | null;
    CompleteTime: string | null;
    CallBackMethod: string | null;
    SourceTaskID: string | null;
  };
}

export const CacheReplicas = {
  database: "StorageManagementDB",
  table: "CacheReplicas",
  key: ["ReplicaID"],
  columns: {
    ReplicaID: { kind: "integer", nullable: false, indexed: true, generations: ["8.0", "9.1"] },
    Type: { kind: "text", nullable: false, indexed: false, generations: ["8.0", "9.1"] },
    Status: { kind: "text", nullable: true, indexed: false, generations: ["8.0", "9.1"] },
    SE: { kind: "text", nullable: false, indexed: false, generations: ["8.0", "9.1"] },
    LFN: { kind: "text", nullable: false, indexed: false, generations: ["8.0", "9.1"] },
    PFN: { kind: "text", nullable: true, indexed: false, generations: ["8.0", "9.1"] },
    Size: { kind: "integer", nullable: true, indexed: false, generations: ["8.0", "9.1"] },
    FileChecksum: { kind: "text", nullable: false, indexed: false, generations: ["8.0", "9.1"] },
    GUID: { kind: "text", nullable: false, indexed: false, generations: ["8.0", "9.1"] },
    SubmitTime: { kind: "time", nullable: false, indexed: false, generations: ["8.0", "9.1"] },
    LastUpdate: { kind: "time", nullable: true, indexed: false, generations: ["8.0", "9.1"] },
    Reason: { kind: "text", nullable: true, indexed: false, generations: ["8.0", "9.1"] },
    Links: { kind: "integer", nullable: true, indexed: false, generations: ["8.0", "9.1"] },
  },
} as const;

export const StageRequests = {
  database: "StorageManagementDB",
  table: "StageRequests",
  key: [],
  columns: {
    ReplicaID: { kind: "integer", nullable: false, indexed: true, generations: ["8.0", "9.1"] },
    StageStatus: { kind: "text", nullable: true, indexed: true, generations: ["8.0", "9.1"] },
    RequestID: { kind: "text", nullable: true, indexed: false, generations: ["8.0", "9.1"] },
    StageRequestSubmitTime: { kind: "time", nullable: false, indexed: false, generations: ["8.0", "9.1"] },
    StageRequestCompletedTime: { kind: "time", nullable: true, indexed: false, generations: ["8.0", "9.1"] },
    PinLength: { kind: "integer", nullable: true, indexed: false, generations: ["8.0", "9.1"] },
    PinExpiryTime: { kind: "time", nullable: true, indexed: false, generations: ["8.0", "9.1"] },
  },
} as const;

export const TaskReplicas = {
  database: "StorageManagementDB",
  table: "TaskReplicas",
  key: ["TaskID", "ReplicaID"],
  columns: {
    TaskID: { kind: "integer", nullable: false, indexed: true, generations: ["8.0", "9.1"] },
    ReplicaID: { kind: "integer", nullable: false, indexed: true, generations: ["8.0", "9.1"] },
  },
} as const;

export const Tasks = {
  database: "StorageManagementDB",
  table: "Tasks",
  key: ["TaskID"],
  columns: {
    TaskID: { kind: "integer", nullable: false, indexed: true, generations: ["8.0", "9.1"] },
    Status: { kind: "text", nullable: true, indexed: false, generations: ["8.0", "9.1"] },
    Source: { kind: "text", nullable: false, indexed: false, generations: ["8.0", "9.1"] },
    SubmitTime: { kind: "time", nullable: false, indexed: false, generations: ["8.0", "9.1"] },
    LastUpdate: { kind: "time", nullable: true, indexed: false, generations: ["8.0", "9.1"] },
    CompleteTime: { kind: "time", nullable: true, indexed: false, generations: ["8.0", "9.1"] },
    CallBackMethod: { kind: "text", nullable: true, indexed: false, generations: ["8.0", "9.1"] },
    SourceTaskID: { kind: "text", nullable: true, indexed: false, generations: ["8.0", "9.1"] },
  },
} as const;
