// Generated from dirac/v8.0.json and dirac/v9.1.json by `npm run generate`; do not edit.

/** The rows of SandboxMetadataDB, for Kysely: the columns of both generations. */
export interface SandboxMetadataDB {
  sb_EntityMapping: {
    SBId: number;
    EntitySetup: string | null; // 8.0 only
    EntityId: string;
    Type: string;
  };
  sb_Owners: {
    OwnerId: number;
    Owner: string;
    OwnerDN: string | null; // 8.0 only
    OwnerGroup: string;
    VO: string | null; // 9.1 only
  };
  sb_SandBoxes: {
    SBId: number;
    OwnerId: number;
    SEName: string;
    SEPFN: string;
    Bytes: number;
    RegistrationTime: string;
    LastAccessTime: string;
    Assigned: number;
  };
}

export const sb_EntityMapping = {
  database: "SandboxMetadataDB",
  table: "sb_EntityMapping",
  key: ["SBId", "EntityId", "Type"],
  columns: {
    SBId: { kind: "integer", nullable: false, indexed: true, generations: ["8.0", "9.1"] },
    EntitySetup: { kind: "text", nullable: false, indexed: false, generations: ["8.0"] },
    EntityId: { kind: "text", nullable: false, indexed: true, generations: ["8.0", "9.1"] },
    Type: { kind: "text", nullable: false, indexed: false, generations: ["8.0", "9.1"] },
  },
} as const;

export const sb_Owners = {
  database: "SandboxMetadataDB",
  table: "sb_Owners",
  key: ["OwnerId"],
  columns: {
    OwnerId: { kind: "integer", nullable: false, indexed: true, generations: ["8.0", "9.1"] },
    Owner: { kind: "text", nullable: false, indexed: false, generations: ["8.0", "9.1"] },
    OwnerDN: { kind: "text", nullable: false, indexed: false, generations: ["8.0"] },
    OwnerGroup: { kind: "text", nullable: false, indexed: false, generations: ["8.0", "9.1"] },
    VO: { kind: "text", nullable: false, indexed: false, generations: ["9.1"] },
  },
} as const;

export const sb_SandBoxes = {
  database: "SandboxMetadataDB",
  table: "sb_SandBoxes",
  key: ["SBId"],
  columns: {
    SBId: { kind: "integer", nullable: false, indexed: true, generations: ["8.0", "9.1"] },
    OwnerId: { kind: "integer", nullable: false, indexed: true, generations: ["8.0", "9.1"] },
    SEName: { kind: "text", nullable: false, indexed: true, generations: ["8.0", "9.1"] },
    SEPFN: { kind: "text", nullable: false, indexed: false, generations: ["8.0", "9.1"] },
    Bytes: { kind: "integer", nullable: false, indexed: false, generations: ["8.0", "9.1"] },
    RegistrationTime: { kind: "time", nullable: false, indexed: false, generations: ["8.0", "9.1"] },
    LastAccessTime: { kind: "time", nullable: false, indexed: false, generations: ["8.0", "9.1"] },
    Assigned: { kind: "integer", nullable: false, indexed: false, generations: ["8.0", "9.1"] },
  },
} as const;
