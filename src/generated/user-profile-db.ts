// Generated from dirac/v8.0.json and dirac/v9.1.json by `npm run generate`; do not edit.

/** The rows of UserProfileDB, for Kysely: the columns of both generations. */
export interface UserProfileDB {
  up_Groups: {
    Id: number;
    UserGroup: string;
    LastAccess: string | null;
  };
  up_ProfilesData: {
    UserId: number;
    GroupId: number;
    VOId: number | null;
    Profile: string;
    VarName: string;
    Data: string | null;
    ReadAccess: string | null;
    PublishAccess: string | null;
  };
  up_Users: {
    Id: number;
    UserName: string;
    LastAccess: string | null;
  };
  up_VOs: {
    Id: number;
    VO: string;
    LastAccess: string | null;
  };
}

export const up_Groups = {
  database: "UserProfileDB",
  table: "up_Groups",
  key: ["Id"],
  columns: {
    Id: { kind: "integer", nullable: false, indexed: true, generations: ["8.0", "9.1"] },
    UserGroup: { kind: "text", nullable: false, indexed: true, generations: ["8.0", "9.1"] },
    LastAccess: { kind: "time", nullable: true, indexed: false, generations: ["8.0", "9.1"] },
  },
} as const;

export const up_ProfilesData = {
  database: "UserProfileDB",
  table: "up_ProfilesData",
  key: ["UserId", "GroupId", "Profile", "VarName"],
  columns: {
    UserId: { kind: "integer", nullable: false, indexed: true, generations: ["8.0", "9.1"] },
    GroupId: { kind: "integer", nullable: false, indexed: false, generations: ["8.0", "9.1"] },
    VOId: { kind: "integer", nullable: true, indexed: false, generations: ["8.0", "9.1"] },
    Profile: { kind: "text", nullable: false, indexed: false, generations: ["8.0", "9.1"] },
    VarName: { kind: "text", nullable: false, indexed: false, generations: ["8.0", "9.1"] },
    Data: { kind: "text", nullable: true, indexed: false, generations: ["8.0", "9.1"] },
    ReadAccess: { kind: "text", nullable: true, indexed: false, generations: ["8.0", "9.1"] },
    PublishAccess: { kind: "text", nullable: true, indexed: false, generations: ["8.0", "9.1"] },
  },
} as const;

export const up_Users = {
  database: "UserProfileDB",
  table: "up_Users",
  key: ["Id"],
  columns: {
    Id: { kind: "integer", nullable: false, indexed: true, generations: ["8.0", "9.1"] },
    UserName: { kind: "text", nullable: false, indexed: true, generations: ["8.0", "9.1"] },
    LastAccess: { kind: "time", nullable: true, indexed: false, generations: ["8.0", "9.1"] },
  },
} as const;

export const up_VOs = {
  database: "UserProfileDB",
  table: "up_VOs",
  key: ["Id"],
  columns: {
    Id: { kind: "integer", nullable: false, indexed: true, generations: ["8.0", "9.1"] },
    VO: { kind: "text", nullable: false, indexed: true, generations: ["8.0", "9.1"] },
    LastAccess: { kind: "time", nullable: true, indexed: false, generations: ["8.0", "9.1"] },
  },
} as const;
