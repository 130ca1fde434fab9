// Generated from dirac/v8.0.json and dirac/v9.1.json by `npm run generate`; do not edit.

/** The rows of FileCatalogDB, for Kysely: the columns of both generations. */
export interface FileCatalogDB {
  FC_DirMeta: {
    DirID: number;
    MetaKey: string;
    MetaValue: string;
  };
  FC_DirectoryInfo: {
    DirID: number;
    UID: number;
    GID: number;
    CreationDate: string | null;
    ModificationDate: string | null;
    Mode: number;
    Status: number;
  };
  FC_DirectoryLevelTree: {
    DirID: number;
    DirName: string;
    Parent: number;
    Level: number;
    LPATH1: number;
    LPATH2: number;
    LPATH3: number;
    LPATH4: number;
    LPATH5: number;
    LPATH6: number;
    LPATH7: number;
    LPATH8: number;
    LPATH9: number;
    LPATH10: number;
    LPATH11: number;
    LPATH12: number;
    LPATH13: number;
    LPATH14: number;
    LPATH15: number;
  };
  FC_DirectoryTree: {
    DirID: number;
    DirName: string;
    Parent: number;
  };
  FC_DirectoryTreeM: {
    DirID: number;
    DirName: string;
    Parent: number;
    Level: number;
  };
  FC_DirectoryUsage: {
    DirID: number;
    SEID: number;
    SESize: number;
    SEFiles: number;
    LastUpdate: string;
  };
  FC_FileAncestors: {
    FileID: number;
    AncestorID: number;
    AncestorDepth: number;
  };
  FC_FileInfo: {
    FileID: number;
    GUID: string;
    Checksum: string | null;
    CheckSumType: string | null;
    Type: string;
    CreationDate: string | null;
    ModificationDate: string | null;
    Mode: number;
  };
  FC_FileMeta: {
    FileID: number;
    MetaKey: string;
    MetaValue: string;
  };
  FC_FileMetaFields: {
    MetaID: number;
    MetaName: string;
    MetaType: string;
  };
  FC_Files: {
    FileID: number;
    DirID: number;
    Size: number;
    UID: number;
    GID: number;
    Status: number;
    FileName: string;
  };
  FC_Groups: {
    GID: number;
    GroupName: string;
  };
  FC_MetaFields: {
    MetaID: number;
    MetaName: string;
    MetaType: string;
  };
  FC_MetaSetNames: {
    MetaSetID: number;
    MetaSetName: string;
  };
  FC_ReplicaInfo: {
    RepID: number;
    RepType: string;
    CreationDate: string | null;
    ModificationDate: string | null;
    PFN: string | null;
  };
  FC_Replicas: {
    RepID: number;
    FileID: number;
    SEID: number;
    Status: number;
  };
  FC_Statuses: {
    StatusID: number;
    Status: string | null;
  };
  FC_StorageElements: {
    SEID: number;
    SEName: string;
    AliasName: string | null;
  };
  FC_Users: {
    UID: number;
    UserName: string;
  };
}

export const FC_DirMeta = {
  database: "FileCatalogDB",
  table: "FC_DirMeta",
  key: ["DirID", "MetaKey"],
  columns: {
    DirID: { kind: "integer", nullable: false, indexed: true, generations: ["8.0", "9.1"] },
    MetaKey: { kind: "text", nullable: false, indexed: false, generations: ["8.0", "9.1"] },
    MetaValue: { kind: "text", nullable: false, indexed: false, generations: ["8.0", "9.1"] },
  },
} as const;

export const FC_DirectoryInfo = {
  database: "FileCatalogDB",
  table: "FC_DirectoryInfo",
  key: ["DirID"],
  columns: {
    DirID: { kind: "integer", nullable: false, indexed: true, generations: ["8.0", "9.1"] },
    UID: { kind: "integer", nullable: false, indexed: false, generations: ["8.0", "9.1"] },
    GID: { kind: "integer", nullable: false, indexed: false, generations: ["8.0", "9.1"] },
    CreationDate: { kind: "time", nullable: true, indexed: false, generations: ["8.0", "9.1"] },
    ModificationDate: { kind: "time", nullable: true, indexed: false, generations: ["8.0", "9.1"] },
    Mode: { kind: "integer", nullable: false, indexed: false, generations: ["8.0", "9.1"] },
    Status: { kind: "integer", nullable: false, indexed: false, generations: ["8.0", "9.1"] },
  },
} as const;

export const FC_DirectoryLevelTree = {
  database: "FileCatalogDB",
  table: "FC_DirectoryLevelTree",
  key: ["DirID"],
  columns: {
    DirID: { kind: "integer", nullable: false, indexed: true, generations: ["8.0", "9.1"] },
    DirName: { kind: "text", nullable: false, indexed: true, generations: ["8.0", "9.1"] },
    Parent: { kind: "integer", nullable: false, indexed: true, generations: ["8.0", "9.1"] },
    Level: { kind: "integer", nullable: false, indexed: true, generations: ["8.0", "9.1"] },
    LPATH1: { kind: "integer", nullable: false, indexed: false, generations: ["8.0", "9.1"] },
    LPATH2: { kind: "integer", nullable: false, indexed: false, generations: ["8.0", "9.1"] },
    LPATH3: { kind: "integer", nullable: false, indexed: false, generations: ["8.0", "9.1"] },
    LPATH4: { kind: "integer", nullable: false, indexed: false, generations: ["8.0", "9.1"] },
    LPATH5: { kind: "integer", nullable: false, indexed: false, generations: ["8.0", "9.1"] },
    LPATH6: { kind: "integer", nullable: false, indexed: false, generations: ["8.0", "9.1"] },
    LPATH7: { kind: "integer", nullable: false, indexed: false, generations: ["8.0", "9.1"] },
    LPATH8: { kind: "integer", nullable: false, indexed: false, generations: ["8.0", "9.1"] },
    LPATH9: { kind: "integer", nullable: false, indexed: false, generations: ["8.0", "9.1"] },
    LPATH10: { kind: "integer", nullable: false, indexed: false, generations: ["8.0", "9.1"] },
    LPATH11: { kind: "integer", nullable: false, indexed: false, generations: ["8.0", "9.1"] },
    LPATH12: { kind: "integer", nullable: false, indexed: false, generations: ["8.0", "9.1"] },
    LPATH13: { kind: "integer", nullable: false, indexed: false, generations: ["8.0", "9.1"] },
    LPATH14: { kind: "integer", nullable: false, indexed: false, generations: ["8.0", "9.1"] },
    LPATH15: { kind: "integer", nullable: false, indexed: false, generations: ["8.0", "9.1"] },
  },
} as const;

export const FC_DirectoryTree = {
  database: "FileCatalogDB",
  table: "FC_DirectoryTree",
  key: ["DirID"],
  columns: {
    DirID: { kind: "integer", nullable: false, indexed: true, generations: ["8.0", "9.1"] },
    DirName: { kind: "text", nullable: false, indexed: false, generations: ["8.0", "9.1"] },
    Parent: { kind: "integer", nullable: false, indexed: true, generations: ["8.0", "9.1"] },
  },
} as const;

export const FC_DirectoryTreeM = {
  database: "FileCatalogDB",
  table: "FC_DirectoryTreeM",
  key: ["DirID"],
  columns: {
    DirID: { kind: "integer", nullable: false, indexed: true, generations: ["8.0", "9.1"] },
    DirName: { kind: "text", nullable: false, indexed: true, generations: ["8.0", "9.1"] },
    Parent: { kind: "integer", nullable: false, indexed: true, generations: ["8.0", "9.1"] },
    Level: { kind: "integer", nullable: false, indexed: true, generations: ["8.0", "9.1"] },
  },
} as const;

export const FC_DirectoryUsage = {
  database: "FileCatalogDB",
  table: "FC_DirectoryUsage",
  key: ["DirID", "SEID"],
  columns: {
    DirID: { kind: "integer", nullable: false, indexed: true, generations: ["8.0", "9.1"] },
    SEID: { kind: "integer", nullable: false, indexed: true, generations: ["8.0", "9.1"] },
    SESize: { kind: "integer", nullable: false, indexed: false, generations: ["8.0", "9.1"] },
    SEFiles: { kind: "integer", nullable: false, indexed: false, generations: ["8.0", "9.1"] },
    LastUpdate: { kind: "time", nullable: false, indexed: false, generations: ["8.0", "9.1"] },
  },
} as const;

export const FC_FileAncestors = {
  database: "FileCatalogDB",
  table: "FC_FileAncestors",
  key: [],
  columns: {
    FileID: { kind: "integer", nullable: false, indexed: true, generations: ["8.0", "9.1"] },
    AncestorID: { kind: "integer", nullable: false, indexed: true, generations: ["8.0", "9.1"] },
    AncestorDepth: { kind: "integer", nullable: false, indexed: true, generations: ["8.0", "9.1"] },
  },
} as const;

export const FC_FileInfo = {
  database: "FileCatalogDB",
  table: "FC_FileInfo",
  key: ["FileID"],
  columns: {
    FileID: { kind: "integer", nullable: false, indexed: true, generations: ["8.0", "9.1"] },
    GUID: { kind: "text", nullable: false, indexed: true, generations: ["8.0", "9.1"] },
    Checksum: { kind: "text", nullable: true, indexed: false, generations: ["8.0", "9.1"] },
    CheckSumType: { kind: "text", nullable: true, indexed: false, generations: ["8.0", "9.1"] },
    Type: { kind: "text", nullable: false, indexed: false, generations: ["8.0", "9.1"] },
    CreationDate: { kind: "time", nullable: true, indexed: false, generations: ["8.0", "9.1"] },
    ModificationDate: { kind: "time", nullable: true, indexed: false, generations: ["8.0", "9.1"] },
    Mode: { kind: "integer", nullable: false, indexed: false, generations: ["8.0", "9.1"] },
  },
} as const;

export const FC_FileMeta = {
  database: "FileCatalogDB",
  table: "FC_FileMeta",
  key: ["FileID", "MetaKey"],
  columns: {
    FileID: { kind: "integer", nullable: false, indexed: true, generations: ["8.0", "9.1"] },
    MetaKey: { kind: "text", nullable: false, indexed: false, generations: ["8.0", "9.1"] },
    MetaValue: { kind: "text", nullable: false, indexed: false, generations: ["8.0", "9.1"] },
  },
} as const;

export const FC_FileMetaFields = {
  database: "FileCatalogDB",
  table: "FC_FileMetaFields",
  key: ["MetaID"],
  columns: {
    MetaID: { kind: "integer", nullable: false, indexed: true, generations: ["8.0", "9.1"] },
    MetaName: { kind: "text", nullable: false, indexed: false, generations: ["8.0", "9.1"] },
    MetaType: { kind: "text", nullable: false, indexed: false, generations: ["8.0", "9.1"] },
  },
} as const;

export const FC_Files = {
  database: "FileCatalogDB",
  table: "FC_Files",
  key: ["FileID"],
  columns: {
    FileID: { kind: "integer", nullable: false, indexed: true, generations: ["8.0", "9.1"] },
    DirID: { kind: "integer", nullable: false, indexed: true, generations: ["8.0", "9.1"] },
    Size: { kind: "integer", nullable: false, indexed: false, generations: ["8.0", "9.1"] },
    UID: { kind: "integer", nullable: false, indexed: true, generations: ["8.0", "9.1"] },
    GID: { kind: "integer", nullable: false, indexed: false, generations: ["8.0", "9.1"] },
    Status: { kind: "integer", nullable: false, indexed: true, generations: ["8.0", "9.1"] },
    FileName: { kind: "text", nullable: false, indexed: true, generations: ["8.0", "9.1"] },
  },
} as const;

export const FC_Groups = {
  database: "FileCatalogDB",
  table: "FC_Groups",
  key: ["GID"],
  columns: {
    GID: { kind: "integer", nullable: false, indexed: true, generations: ["8.0", "9.1"] },
    GroupName: { kind: "text", nullable: false, indexed: true, generations: ["8.0", "9.1"] },
  },
} as const;

export const FC_MetaFields = {
  database: "FileCatalogDB",
  table: "FC_MetaFields",
  key: ["MetaID"],
  columns: {
    MetaID: { kind: "integer", nullable: false, indexed: true, generations: ["8.0", "9.1"] },
    MetaName: { kind: "text", nullable: false, indexed: false, generations: ["8.0", "9.1"] },
    MetaType: { kind: "text", nullable: false, indexed: false, generations: ["8.0", "9.1"] },
  },
} as const;

export const FC_MetaSetNames = {
  database: "FileCatalogDB",
  table: "FC_MetaSetNames",
  key: ["MetaSetID"],
  columns: {
    MetaSetID: { kind: "integer", nullable: false, indexed: true, generations: ["8.0", "9.1"] },
    MetaSetName: { kind: "text", nullable: false, indexed: true, generations: ["8.0", "9.1"] },
  },
} as const;

export const FC_ReplicaInfo = {
  database: "FileCatalogDB",
  table: "FC_ReplicaInfo",
  key: ["RepID"],
  columns: {
    RepID: { kind: "integer", nullable: false, indexed: true, generations: ["8.0", "9.1"] },
    RepType: { kind: "text", nullable: false, indexed: false, generations: ["8.0", "9.1"] },
    CreationDate: { kind: "time", nullable: true, indexed: false, generations: ["8.0", "9.1"] },
    ModificationDate: { kind: "time", nullable: true, indexed: false, generations: ["8.0", "9.1"] },
    PFN: { kind: "text", nullable: true, indexed: false, generations: ["8.0", "9.1"] },
  },
} as const;

export const FC_Replicas = {
  database: "FileCatalogDB",
  table: "FC_Replicas",
  key: ["RepID"],
  columns: {
    RepID: { kind: "integer", nullable: false, indexed: true, generations: ["8.0", "9.1"] },
    FileID: { kind: "integer", nullable: false, indexed: true, generations: ["8.0", "9.1"] },
    SEID: { kind: "integer", nullable: false, indexed: true, generations: ["8.0", "9.1"] },
    Status: { kind: "integer", nullable: false, indexed: true, generations: ["8.0", "9.1"] },
  },
} as const;

export const FC_Statuses = {
  database: "FileCatalogDB",
  table: "FC_Statuses",
  key: ["StatusID"],
  columns: {
    StatusID: { kind: "integer", nullable: false, indexed: true, generations: ["8.0", "9.1"] },
    Status: { kind: "text", nullable: true, indexed: true, generations: ["8.0", "9.1"] },
  },
} as const;

export const FC_StorageElements = {
  database: "FileCatalogDB",
  table: "FC_StorageElements",
  key: ["SEID"],
  columns: {
    SEID: { kind: "integer", nullable: false, indexed: true, generations: ["8.0", "9.1"] },
    SEName: { kind: "text", nullable: false, indexed: true, generations: ["8.0", "9.1"] },
    AliasName: { kind: "text", nullable: true, indexed: false, generations: ["8.0", "9.1"] },
  },
} as const;

export const FC_Users = {
  database: "FileCatalogDB",
  table: "FC_Users",
  key: ["UID"],
  columns: {
    UID: { kind: "integer", nullable: false, indexed: true, generations: ["8.0", "9.1"] },
    UserName: { kind: "text", nullable: false, indexed: true, generations: ["8.0", "9.1"] },
  },
} as const;
