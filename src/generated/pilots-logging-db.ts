// Generated from dirac/v8.0.json and dirac/v9.1.json by `npm run generate`; do not edit.

/** The rows of PilotsLoggingDB, for Kysely: the columns of both generations. */
export interface PilotsLoggingDB {
  PilotsLogging: {
    LogID: number | null; // 8.0 only
    pilotUUID: string | null; // 8.0 only
    timestamp: string | null; // 8.0 only
    source: string | null; // 8.0 only
    phase: string | null; // 8.0 only
    status: string | null; // 8.0 only
    messageContent: string | null; // 8.0 only
  };
}

export const PilotsLogging = {
  database: "PilotsLoggingDB",
  table: "PilotsLogging",
  key: ["LogID"],
  columns: {
    LogID: { kind: "integer", nullable: false, indexed: true, generations: ["8.0"] },
    pilotUUID: { kind: "text", nullable: false, indexed: false, generations: ["8.0"] },
    timestamp: { kind: "text", nullable: false, indexed: false, generations: ["8.0"] },
    source: { kind: "text", nullable: false, indexed: false, generations: ["8.0"] },
    phase: { kind: "text", nullable: false, indexed: false, generations: ["8.0"] },
    status: { kind: "text", nullable: false, indexed: false, generations: ["8.0"] },
    messageContent: { kind: "text", nullable: false, indexed: false, generations: ["8.0"] },
  },
} as const;
