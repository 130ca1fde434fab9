// Generated from dirac/v8.0.json and dirac/v9.1.json by `npm run generate`; do not edit.

/** The rows of JobLoggingDB, for Kysely: the columns of both generations. */
export interface JobLoggingDB {
  LoggingInfo: {
    JobID: number;
    SeqNum: number;
    Status: string;
    MinorStatus: string;
    ApplicationStatus: string;
    StatusTime: string;
    StatusTimeOrder: number;
    StatusSource: string;
  };
}

export const LoggingInfo = {
  database: "JobLoggingDB",
  table: "LoggingInfo",
  key: ["JobID", "SeqNum"],
  columns: {
    JobID: { kind: "integer", nullable: false, indexed: true, generations: ["8.0", "9.1"] },
    SeqNum: { kind: "integer", nullable: false, indexed: false, generations: ["8.0", "9.1"] },
    Status: { kind: "text", nullable: false, indexed: false, generations: ["8.0", "9.1"] },
    MinorStatus: { kind: "text", nullable: false, indexed: false, generations: ["8.0", "9.1"] },
    ApplicationStatus: { kind: "text", nullable: false, indexed: false, generations: ["8.0", "9.1"] },
    StatusTime: { kind: "time", nullable: false, indexed: false, generations: ["8.0", "9.1"] },
    StatusTimeOrder: { kind: "float", nullable: false, indexed: false, generations: ["8.0", "9.1"] },
    StatusSource: { kind: "text", nullable: false, indexed: false, generations: ["8.0", "9.1"] },
  },
} as const;
