// Generated from dirac/v8.0.json and dirac/v9.1.json by `npm run generate`; do not edit.

/** The rows of DataIntegrityDB, for Kysely: the columns of both generations. */
export interface DataIntegrityDB {
  Problematics: {
    FileID: number;
    Prognosis: string;
    LFN: string;
    PFN: string | null;
    Size: number | null;
    SE: string | null;
    GUID: string | null;
    Status: string | null;
    Retries: number | null;
    InsertDate: string;
    LastUpdate: string;
    Source: string;
  };
}

export const Problematics = {
  database: "DataIntegrityDB",
  table: "Problematics",
  key: ["FileID"],
  columns: {
    FileID: { kind: "integer", nullable: false, indexed: true, generations: ["8.0", "9.1"] },
    Prognosis: { kind: "text", nullable: false, indexed: true, generations: ["8.0", "9.1"] },
    LFN: { kind: "text", nullable: false, indexed: false, generations: ["8.0", "9.1"] },
    PFN: { kind: "text", nullable: true, indexed: false, generations: ["8.0", "9.1"] },
    Size: { kind: "integer", nullable: true, indexed: false, generations: ["8.0", "9.1"] },
    SE: { kind: "text", nullable: true, indexed: false, generations: ["8.0", "9.1"] },
    GUID: { kind: "text", nullable: true, indexed: false, generations: ["8.0", "9.1"] },
    Status: { kind: "text", nullable: true, indexed: false, generations: ["8.0", "9.1"] },
    Retries: { kind: "integer", nullable: true, indexed: false, generations: ["8.0", "9.1"] },
    InsertDate: { kind: "time", nullable: false, indexed: false, generations: ["8.0", "9.1"] },
    LastUpdate: { kind: "time", nullable: false, indexed: false, generations: ["8.0", "9.1"] },
    Source: { kind: "text", nullable: false, indexed: false, generations: ["8.0", "9.1"] },
  },
} as const;
