// Generated from dirac/v8.0.json and dirac/v9.1.json by `npm run generate`; do not edit.

/** The rows of TaskQueueDB, for Kysely: the columns of both generations. */
export interface TaskQueueDB {
  tq_Jobs: {
    TQId: number;
    JobId: number;
    Priority: number;
    RealPriority: number;
  };
  tq_RAM_requirements: {
    TQId: number | null; // 9.1 only
    MinRAM: number | null; // 9.1 only
    MaxRAM: number | null; // 9.1 only
  };
  tq_TQToBannedSites: {
    TQId: number;
    Value: string;
  };
  tq_TQToGridCEs: {
    TQId: number;
    Value: string;
  };
  tq_TQToJobTypes: {
    TQId: number;
    Value: string;
  };
  tq_TQToPlatforms: {
    TQId: number;
    Value: string;
  };
  tq_TQToSites: {
    TQId: number;
    Value: string;
  };
  tq_TQToTags: {
    TQId: number;
    Value: string;
  };
  tq_TaskQueues: {
    TQId: number;
    OwnerDN: string | null; // 8.0 only
    OwnerGroup: string;
    Setup: string | null; // 8.0 only
    CPUTime: number;
    Priority: number;
    Enabled: number;
    Owner: string | null; // 9.1 only
    VO: string | null; // 9.1 only
  };
}

export const tq_Jobs = {
  database: "TaskQueueDB",
  table: "tq_Jobs",
  key: ["JobId"],
  columns: {
    TQId: { kind: "integer", nullable: false, indexed: true, generations: ["8.0", "9.1"] },
    JobId: { kind: "integer", nullable: false, indexed: true, generations: ["8.0", "9.1"] },
    Priority: { kind: "integer", nullable: false, indexed: false, generations: ["8.0", "9.1"] },
    RealPriority: { kind: "float", nullable: false, indexed: false, generations: ["8.0", "9.1"] },
  },
} as const;

export const tq_RAM_requirements = {
  database: "TaskQueueDB",
  table: "tq_RAM_requirements",
  key: ["TQId"],
  columns: {
    TQId: { kind: "integer", nullable: false, indexed: true, generations: ["9.1"] },
    MinRAM: { kind: "integer", nullable: false, indexed: false, generations: ["9.1"] },
    MaxRAM: { kind: "integer", nullable: false, indexed: false, generations: ["9.1"] },
  },
} as const;

export const tq_TQToBannedSites = {
  database: "TaskQueueDB",
  table: "tq_TQToBannedSites",
  key: ["TQId", "Value"],
  columns: {
    TQId: { kind: "integer", nullable: false, indexed: true, generations: ["8.0", "9.1"] },
    Value: { kind: "text", nullable: false, indexed: true, generations: ["8.0", "9.1"] },
  },
} as const;

export const tq_TQToGridCEs = {
  database: "TaskQueueDB",
  table: "tq_TQToGridCEs",
  key: ["TQId", "Value"],
  columns: {
    TQId: { kind: "integer", nullable: false, indexed: true, generations: ["8.0", "9.1"] },
    Value: { kind: "text", nullable: false, indexed: true, generations: ["8.0", "9.1"] },
  },
} as const;

export const tq_TQToJobTypes = {
  database: "TaskQueueDB",
  table: "tq_TQToJobTypes",
  key: ["TQId", "Value"],
  columns: {
    TQId: { kind: "integer", nullable: false, indexed: true, generations: ["8.0", "9.1"] },
    Value: { kind: "text", nullable: false, indexed: true, generations: ["8.0", "9.1"] },
  },
} as const;

export const tq_TQToPlatforms = {
  database: "TaskQueueDB",
  table: "tq_TQToPlatforms",
  key: ["TQId", "Value"],
  columns: {
    TQId: { kind: "integer", nullable: false, indexed: true, generations: ["8.0", "9.1"] },
    Value: { kind: "text", nullable: false, indexed: true, generations: ["8.0", "9.1"] },
  },
} as const;

export const tq_TQToSites = {
  database: "TaskQueueDB",
  table: "tq_TQToSites",
  key: ["TQId", "Value"],
  columns: {
    TQId: { kind: "integer", nullable: false, indexed: true, generations: ["8.0", "9.1"] },
    Value: { kind: "text", nullable: false, indexed: true, generations: ["8.0", "9.1"] },
  },
} as const;

export const tq_TQToTags = {
  database: "TaskQueueDB",
  table: "tq_TQToTags",
  key: ["TQId", "Value"],
  columns: {
    TQId: { kind: "integer", nullable: false, indexed: true, generations: ["8.0", "9.1"] },
    Value: { kind: "text", nullable: false, indexed: true, generations: ["8.0", "9.1"] },
  },
} as const;

export const tq_TaskQueues = {
  database: "TaskQueueDB",
  table: "tq_TaskQueues",
  key: ["TQId"],
  columns: {
    TQId: { kind: "integer", nullable: false, indexed: true, generations: ["8.0", "9.1"] },
    OwnerDN: { kind: "text", nullable: false, indexed: true, generations: ["8.0"] },
    OwnerGroup: { kind: "text", nullable: false, indexed: false, generations: ["8.0", "9.1"] },
    Setup: { kind: "text", nullable: false, indexed: false, generations: ["8.0"] },
    CPUTime: { kind: "integer", nullable: false, indexed: false, generations: ["8.0", "9.1"] },
    Priority: { kind: "float", nullable: false, indexed: false, generations: ["8.0", "9.1"] },
    Enabled: { kind: "integer", nullable: false, indexed: false, generations: ["8.0", "9.1"] },
    Owner: { kind: "text", nullable: false, indexed: true, generations: ["9.1"] },
    VO: { kind: "text", nullable: false, indexed: false, generations: ["9.1"] },
  },
} as const;
