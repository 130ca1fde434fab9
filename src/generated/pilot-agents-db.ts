// Generated from dirac/v8.0.json and dirac/v9.1.json by `npm run generate`; do not edit.

/** The rows of PilotAgentsDB, for Kysely: the columns of both generations. */
export interface PilotAgentsDB {
  JobToPilotMapping: {
    PilotID: number;
    JobID: number;
    StartTime: string;
  };
  PilotAgents: {
    PilotID: number;
    InitialJobID: number;
    CurrentJobID: number;
    TaskQueueID: number | null; // 8.0 only
    PilotJobReference: string;
    PilotStamp: string;
    DestinationSite: string;
    Queue: string;
    GridSite: string;
    Broker: string | null; // 8.0 only
    OwnerDN: string | null; // 8.0 only
    OwnerGroup: string | null; // 8.0 only
    GridType: string;
    GridRequirements: string | null; // 8.0 only
    BenchMark: number;
    SubmissionTime: string | null;
    LastUpdateTime: string | null;
    Status: string;
    StatusReason: string;
    ParentID: number | null; // 8.0 only
    OutputReady: string | null; // 8.0 only
    AccountingSent: string;
    VO: string | null; // 9.1 only
  };
  PilotOutput: {
    PilotID: number;
    StdOutput: string | null;
    StdError: string | null;
  };
}

export const JobToPilotMapping = {
  database: "PilotAgentsDB",
  table: "JobToPilotMapping",
  key: [],
  columns: {
    PilotID: { kind: "integer", nullable: false, indexed: true, generations: ["8.0", "9.1"] },
    JobID: { kind: "integer", nullable: false, indexed: true, generations: ["8.0", "9.1"] },
    StartTime: { kind: "time", nullable: false, indexed: false, generations: ["8.0", "9.1"] },
  },
} as const;

export const PilotAgents = {
  database: "PilotAgentsDB",
  table: "PilotAgents",
  key: ["PilotID"],
  columns: {
    PilotID: { kind: "integer", nullable: false, indexed: true, generations: ["8.0", "9.1"] },
    InitialJobID: { kind: "integer", nullable: false, indexed: false, generations: ["8.0", "9.1"] },
    CurrentJobID: { kind: "integer", nullable: false, indexed: false, generations: ["8.0", "9.1"] },
    TaskQueueID: { kind: "integer", nullable: false, indexed: false, generations: ["8.0"] },
    PilotJobReference: { kind: "text", nullable: false, indexed: true, generations: ["8.0", "9.1"] },
    PilotStamp: { kind: "text", nullable: false, indexed: false, generations: ["8.0", "9.1"] },
    DestinationSite: { kind: "text", nullable: false, indexed: false, generations: ["8.0", "9.1"] },
    Queue: { kind: "text", nullable: false, indexed: false, generations: ["8.0", "9.1"] },
    GridSite: { kind: "text", nullable: false, indexed: true, generations: ["8.0", "9.1"] },
    Broker: { kind: "text", nullable: false, indexed: false, generations: ["8.0"] },
    OwnerDN: { kind: "text", nullable: false, indexed: false, generations: ["8.0"] },
    OwnerGroup: { kind: "text", nullable: false, indexed: false, generations: ["8.0"] },
    GridType: { kind: "text", nullable: false, indexed: false, generations: ["8.0", "9.1"] },
    GridRequirements: { kind: "text", nullable: true, indexed: false, generations: ["8.0"] },
    BenchMark: { kind: "float", nullable: false, indexed: false, generations: ["8.0", "9.1"] },
    SubmissionTime: { kind: "time", nullable: true, indexed: false, generations: ["8.0", "9.1"] },
    LastUpdateTime: { kind: "time", nullable: true, indexed: false, generations: ["8.0", "9.1"] },
    Status: { kind: "text", nullable: false, indexed: true, generations: ["8.0", "9.1"] },
    StatusReason: { kind: "text", nullable: false, indexed: false, generations: ["8.0", "9.1"] },
    ParentID: { kind: "integer", nullable: false, indexed: false, generations: ["8.0"] },
    OutputReady: { kind: "flag", nullable: false, indexed: false, generations: ["8.0"] },
    AccountingSent: { kind: "flag", nullable: false, indexed: false, generations: ["8.0", "9.1"] },
    VO: { kind: "text", nullable: false, indexed: false, generations: ["9.1"] },
  },
} as const;

export const PilotOutput = {
  database: "PilotAgentsDB",
  table: "PilotOutput",
  key: ["PilotID"],
  columns: {
    PilotID: { kind: "integer", nullable: false, indexed: true, generations: ["8.0", "9.1"] },
    StdOutput: { kind: "text", nullable: true, indexed: false, generations: ["8.0", "9.1"] },
    StdError: { kind: "text", nullable: true, indexed: false, generations: ["8.0", "9.1"] },
  },
} as const;
