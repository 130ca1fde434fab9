// Generated from dirac/v8.0.json and dirac/v9.1.json by `npm run generate`; do not edit.

/** The rows of JobDB, for Kysely: the columns of both generations. */
export interface JobDB {
  AtticJobParameters: {
    JobID: number;
    Name: string;
    Value: string;
    RescheduleCycle: number;
  };
  HeartBeatLoggingInfo: {
    JobID: number;
    Name: string;
    Value: string;
    HeartBeatTime: string;
  };
  InputData: {
    JobID: number;
    LFN: string;
    Status: string;
  };
  JobCommands: {
    JobID: number;
    Command: string;
    Arguments: string;
    Status: string;
    ReceptionTime: string;
    ExecutionTime: string | null;
  };
  JobJDLs: {
    JobID: number;
    JDL: string;
    JobRequirements: string;
    OriginalJDL: string;
  };
  JobParameters: {
    JobID: number | null; // 8.0 only
    Name: string | null; // 8.0 only
    Value: string | null; // 8.0 only
  };
  Jobs: {
    JobID: number;
    JobType: string;
    DIRACSetup: string | null; // 8.0 only
    JobGroup: string;
    JobSplitType: string | null; // 8.0 only
    MasterJobID: number | null; // 8.0 only
    Site: string;
    JobName: string;
    Owner: string;
    OwnerDN: string | null; // 8.0 only
    OwnerGroup: string;
    SubmissionTime: string | null;
    RescheduleTime: string | null;
    LastUpdateTime: string | null;
    StartExecTime: string | null;
    HeartBeatTime: string | null;
    EndExecTime: string | null;
    Status: string;
    MinorStatus: string;
    ApplicationStatus: string | null;
    ApplicationNumStatus: number | null; // 8.0 only
    UserPriority: number;
    SystemPriority: number | null; // 8.0 only
    RescheduleCounter: number;
    VerifiedFlag: string;
    DeletedFlag: string | null; // 8.0 only
    KilledFlag: string | null; // 8.0 only
    FailedFlag: string | null; // 8.0 only
    ISandboxReadyFlag: string | null; // 8.0 only
    OSandboxReadyFlag: string | null; // 8.0 only
    RetrievedFlag: string | null; // 8.0 only
    AccountedFlag: string;
    VO: string | null; // 9.1 only
  };
  OptimizerParameters: {
    JobID: number;
    Name: string;
    Value: string;
  };
  SiteMask: {
    Site: string | null; // 8.0 only
    Status: string | null; // 8.0 only
    LastUpdateTime: string | null; // 8.0 only
    Author: string | null; // 8.0 only
    Comment: string | null; // 8.0 only
  };
  SiteMaskLogging: {
    Site: string | null; // 8.0 only
    Status: string | null; // 8.0 only
    UpdateTime: string | null; // 8.0 only
    Author: string | null; // 8.0 only
    Comment: string | null; // 8.0 only
  };
}

export const AtticJobParameters = {
  database: "JobDB",
  table: "AtticJobParameters",
  key: ["JobID", "Name", "RescheduleCycle"],
  columns: {
    JobID: { kind: "integer", nullable: false, indexed: true, generations: ["8.0", "9.1"] },
    Name: { kind: "text", nullable: false, indexed: false, generations: ["8.0", "9.1"] },
    Value: { kind: "text", nullable: false, indexed: false, generations: ["8.0", "9.1"] },
    RescheduleCycle: { kind: "integer", nullable: false, indexed: false, generations: ["8.0", "9.1"] },
  },
} as const;

export const HeartBeatLoggingInfo = {
  database: "JobDB",
  table: "HeartBeatLoggingInfo",
  key: ["JobID", "Name", "HeartBeatTime"],
  columns: {
    JobID: { kind: "integer", nullable: false, indexed: true, generations: ["8.0", "9.1"] },
    Name: { kind: "text", nullable: false, indexed: false, generations: ["8.0", "9.1"] },
    Value: { kind: "text", nullable: false, indexed: false, generations: ["8.0", "9.1"] },
    HeartBeatTime: { kind: "time", nullable: false, indexed: false, generations: ["8.0", "9.1"] },
  },
} as const;

export const InputData = {
  database: "JobDB",
  table: "InputData",
  key: ["JobID", "LFN"],
  columns: {
    JobID: { kind: "integer", nullable: false, indexed: true, generations: ["8.0", "9.1"] },
    LFN: { kind: "text", nullable: false, indexed: false, generations: ["8.0", "9.1"] },
    Status: { kind: "text", nullable: false, indexed: false, generations: ["8.0", "9.1"] },
  },
} as const;

export const JobCommands = {
  database: "JobDB",
  table: "JobCommands",
  key: ["JobID", "Arguments", "ReceptionTime"],
  columns: {
    JobID: { kind: "integer", nullable: false, indexed: true, generations: ["8.0", "9.1"] },
    Command: { kind: "text", nullable: false, indexed: false, generations: ["8.0", "9.1"] },
    Arguments: { kind: "text", nullable: false, indexed: false, generations: ["8.0", "9.1"] },
    Status: { kind: "text", nullable: false, indexed: false, generations: ["8.0", "9.1"] },
    ReceptionTime: { kind: "time", nullable: false, indexed: false, generations: ["8.0", "9.1"] },
    ExecutionTime: { kind: "time", nullable: true, indexed: false, generations: ["8.0", "9.1"] },
  },
} as const;

export const JobJDLs = {
  database: "JobDB",
  table: "JobJDLs",
  key: ["JobID"],
  columns: {
    JobID: { kind: "integer", nullable: false, indexed: true, generations: ["8.0", "9.1"] },
    JDL: { kind: "text", nullable: false, indexed: false, generations: ["8.0", "9.1"] },
    JobRequirements: { kind: "text", nullable: false, indexed: false, generations: ["8.0", "9.1"] },
    OriginalJDL: { kind: "text", nullable: false, indexed: false, generations: ["8.0", "9.1"] },
  },
} as const;

export const JobParameters = {
  database: "JobDB",
  table: "JobParameters",
  key: ["JobID", "Name"],
  columns: {
    JobID: { kind: "integer", nullable: false, indexed: true, generations: ["8.0"] },
    Name: { kind: "text", nullable: false, indexed: false, generations: ["8.0"] },
    Value: { kind: "text", nullable: false, indexed: false, generations: ["8.0"] },
  },
} as const;

export const Jobs = {
  database: "JobDB",
  table: "Jobs",
  key: ["JobID"],
  columns: {
    JobID: { kind: "integer", nullable: false, indexed: true, generations: ["8.0", "9.1"] },
    JobType: { kind: "text", nullable: false, indexed: true, generations: ["8.0", "9.1"] },
    DIRACSetup: { kind: "text", nullable: false, indexed: true, generations: ["8.0"] },
    JobGroup: { kind: "text", nullable: false, indexed: true, generations: ["8.0", "9.1"] },
    JobSplitType: { kind: "text", nullable: false, indexed: true, generations: ["8.0"] },
    MasterJobID: { kind: "integer", nullable: false, indexed: false, generations: ["8.0"] },
    Site: { kind: "text", nullable: false, indexed: true, generations: ["8.0", "9.1"] },
    JobName: { kind: "text", nullable: false, indexed: false, generations: ["8.0", "9.1"] },
    Owner: { kind: "text", nullable: false, indexed: true, generations: ["8.0", "9.1"] },
    OwnerDN: { kind: "text", nullable: false, indexed: true, generations: ["8.0"] },
    OwnerGroup: { kind: "text", nullable: false, indexed: true, generations: ["8.0", "9.1"] },
    SubmissionTime: { kind: "time", nullable: true, indexed: false, generations: ["8.0", "9.1"] },
    RescheduleTime: { kind: "time", nullable: true, indexed: false, generations: ["8.0", "9.1"] },
    LastUpdateTime: { kind: "time", nullable: true, indexed: true, generations: ["8.0", "9.1"] },
    StartExecTime: { kind: "time", nullable: true, indexed: false, generations: ["8.0", "9.1"] },
    HeartBeatTime: { kind: "time", nullable: true, indexed: false, generations: ["8.0", "9.1"] },
    EndExecTime: { kind: "time", nullable: true, indexed: false, generations: ["8.0", "9.1"] },
    Status: { kind: "text", nullable: false, indexed: true, generations: ["8.0", "9.1"] },
    MinorStatus: { kind: "text", nullable: false, indexed: true, generations: ["8.0", "9.1"] },
    ApplicationStatus: { kind: "text", nullable: true, indexed: true, generations: ["8.0", "9.1"] },
    ApplicationNumStatus: { kind: "integer", nullable: false, indexed: false, generations: ["8.0"] },
    UserPriority: { kind: "integer", nullable: false, indexed: false, generations: ["8.0", "9.1"] },
    SystemPriority: { kind: "integer", nullable: false, indexed: false, generations: ["8.0"] },
    RescheduleCounter: { kind: "integer", nullable: false, indexed: false, generations: ["8.0", "9.1"] },
    VerifiedFlag: { kind: "flag", nullable: false, indexed: false, generations: ["8.0", "9.1"] },
    DeletedFlag: { kind: "flag", nullable: false, indexed: false, generations: ["8.0"] },
    KilledFlag: { kind: "flag", nullable: false, indexed: false, generations: ["8.0"] },
    FailedFlag: { kind: "flag", nullable: false, indexed: false, generations: ["8.0"] },
    ISandboxReadyFlag: { kind: "flag", nullable: false, indexed: false, generations: ["8.0"] },
    OSandboxReadyFlag: { kind: "flag", nullable: false, indexed: false, generations: ["8.0"] },
    RetrievedFlag: { kind: "flag", nullable: false, indexed: false, generations: ["8.0"] },
    AccountedFlag: { kind: "text", nullable: false, indexed: false, generations: ["8.0", "9.1"] },
    VO: { kind: "text", nullable: false, indexed: false, generations: ["9.1"] },
  },
} as const;

export const OptimizerParameters = {
  database: "JobDB",
  table: "OptimizerParameters",
  key: ["JobID", "Name"],
  columns: {
    JobID: { kind: "integer", nullable: false, indexed: true, generations: ["8.0", "9.1"] },
    Name: { kind: "text", nullable: false, indexed: false, generations: ["8.0", "9.1"] },
    Value: { kind: "text", nullable: false, indexed: false, generations: ["8.0", "9.1"] },
  },
} as const;

export const SiteMask = {
  database: "JobDB",
  table: "SiteMask",
  key: ["Site"],
  columns: {
    Site: { kind: "text", nullable: false, indexed: true, generations: ["8.0"] },
    Status: { kind: "text", nullable: false, indexed: false, generations: ["8.0"] },
    LastUpdateTime: { kind: "time", nullable: false, indexed: false, generations: ["8.0"] },
    Author: { kind: "text", nullable: false, indexed: false, generations: ["8.0"] },
    Comment: { kind: "text", nullable: false, indexed: false, generations: ["8.0"] },
  },
} as const;

export const SiteMaskLogging = {
  database: "JobDB",
  table: "SiteMaskLogging",
  key: ["Site", "UpdateTime"],
  columns: {
    Site: { kind: "text", nullable: false, indexed: true, generations: ["8.0"] },
    Status: { kind: "text", nullable: false, indexed: false, generations: ["8.0"] },
    UpdateTime: { kind: "time", nullable: false, indexed: false, generations: ["8.0"] },
    Author: { kind: "text", nullable: false, indexed: false, generations: ["8.0"] },
    Comment: { kind: "text", nullable: false, indexed: false, generations: ["8.0"] },
  },
} as const;
