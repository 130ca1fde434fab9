// Generated from dirac/v8.0.json and dirac/v9.1.json by `npm run generate`; do not edit.

/** The rows of FileCatalogFkDB, for Kysely: the columns of both generations. */
export interface FileCatalogFkDB {
  FC_DatasetAnnotations: {
    DatasetID: number;
    Annotation: string | null;
  };
  FC_DirMeta: {
    DirID: number;
    MetaKey: string;
    MetaValue: string;
  };
  FC_DirectoryClosure: {
    ClosureID: number;
    ParentID: number;
    ChildID: number;
    Depth: number;
  };
  FC_DirectoryList: {
    DirID: number;
    UID: number;
    GID: number;
    CreationDate: string | null;
    ModificationDate: string | null;
    Mode: number;
    Status: number;
    Name: string;
  };
  FC_DirectoryUsage: {
    DirID: number;
    SEID: number;
    SESize: number;
    SEFiles: number;
    LastUpdate: string | null;
  };
  FC_FileAncestors: {
    FileID: number;
    AncestorID: number;
    AncestorDepth: number;
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
    GUID: string;
    Type: string;
    CreationDate: string | null;
    ModificationDate: string | null;
    Mode: number;
    ChecksumType: string | null;
    Checksum: string | null;
    FileName: string;
  };
  FC_Groups: {
    GID: number;
    GroupName: string;
  };
  FC_MetaDatasetFiles: {
    MetaDatasetFileID: number;
    DatasetID: number;
    FileID: number;
  };
  FC_MetaDatasets: {
    DatasetID: number;
    DatasetName: string;
    MetaQuery: string | null;
    DirID: number;
    TotalSize: number;
    NumberOfFiles: number;
    UID: number;
    GID: number;
    Status: number;
    CreationDate: string | null;
    ModificationDate: string | null;
    DatasetHash: string;
    Mode: number;
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
  FC_Replicas: {
    RepID: number;
    FileID: number;
    SEID: number;
    Status: number;
    RepType: string;
    CreationDate: string | null;
    ModificationDate: string | null;
    PFN: string | null;
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

export const FC_DatasetAnnotations = {
  database: "FileCatalogFkDB",
  table: "FC_DatasetAnnotations",
  key: ["DatasetID"],
  columns: {
    DatasetID: { kind: "integer", nullable: false, indexed: true, generations: ["8.0", "9.1"] },
    Annotation: { kind: "text", nullable: true, indexed: false, generations: ["8.0", "9.1"] },
  },
} as const;

export const FC_DirMeta = {
  database: "FileCatalogFkDB",
  table: "FC_DirMeta",
  key: ["DirID", "MetaKey"],
  columns: {
    DirID: { kind: "integer", nullable: false, indexed: true, generations: ["8.0", "9.1"] },
    MetaKey: { kind: "text", nullable: false, indexed: false, generations: ["8.0", "9.1"] },
    MetaValue: { kind: "text", nullable: false, indexed: false, generations: ["8.0", "9.1"] },
  },
} as const;

export const FC_DirectoryClosure = {
  database: "FileCatalogFkDB",
  table: "FC_DirectoryClosure",
  key: ["ClosureID"],
  columns: {
    ClosureID: { kind: "integer", nullable: false, indexed: true, generations: ["8.0", "9.1"] },
    ParentID: { kind: "integer", nullable: false, indexed: true, generations: ["8.0", "9.1"] },
    ChildID: { kind: "integer", nullable: false, indexed: true, generations: ["8.0", "9.1"] },
    Depth: { kind: "integer", nullable: false, indexed: false, generations: ["8.0", "9.1"] },
  },
} as const;

export const FC_DirectoryList = {
  database: "FileCatalogFkDB",
  table: "FC_DirectoryList",
  key: ["DirID"],
  columns: {
    DirID: { kind: "integer", nullable: false, indexed: true, generations: ["8.0", "9.1"] },
    UID: { kind: "integer", nullable: false, indexed: true, generations: ["8.0", "9.1"] },
    GID: { kind: "integer", nullable: false, indexed: true, generations: ["8.0", "9.1"] },
    CreationDate: { kind: "time", nullable: true, indexed: false, generations: ["8.0", "9.1"] },
    ModificationDate: { kind: "time", nullable: true, indexed: false, generations: ["8.0", "9.1"] },
    Mode: { kind: "integer", nullable: false, indexed: false, generations: ["8.0", "9.1"] },
    Status: { kind: "integer", nullable: false, indexed: true, generations: ["8.0", "9.1"] },
    Name: { kind: "text", nullable: false, indexed: true, generations: ["8.0", "9.1"] },
  },
} as const;

export const FC_DirectoryUsage = {
  database: "FileCatalogFkDB",
  table: "FC_DirectoryUsage",
  key: ["DirID", "SEID"],
  columns: {
    DirID: { kind: "integer", nullable: false, indexed: true, generations: ["8.0", "9.1"] },
    SEID: { kind: "integer", nullable: false, indexed: true, generations: ["8.0", "9.1"] },
    SESize: { kind: "integer", nullable: false, indexed: false, generations: ["8.0", "9.1"] },
    SEFiles: { kind: "integer", nullable: false, indexed: false, generations: ["8.0", "9.1"] },
    LastUpdate: { kind: "time", nullable: true, indexed: false, generations: ["8.0", "9.1"] },
  },
} as const;

export const FC_FileAncestors = {
  database: "FileCatalogFkDB",
  table: "FC_FileAncestors",
  key: [],
  columns: {
    FileID: { kind: "integer", nullable: false, indexed: true, generations: ["8.0", "9.1"] },
    AncestorID: { kind: "integer", nullable: false, indexed: true, generations: ["8.0", "9.1"] },
    AncestorDepth: { kind: "integer", nullable: false, indexed: true, generations: ["8.0", "9.1"] },
  },
} as const;

export const FC_FileMeta = {
  database: "FileCatalogFkDB",
  table: "FC_FileMeta",
  key: ["FileID", "MetaKey"],
  columns: {
    FileID: { kind: "integer", nullable: false, indexed: true, generations: ["8.0", "9.1"] },
    MetaKey: { kind: "text", nullable: false, indexed: false, generations: ["8.0", "9.1"] },
    MetaValue: { kind: "text", nullable: false, indexed: false, generations: ["8.0", "9.1"] },
  },
} as const;

export const FC_FileMetaFields = {
  database: "FileCatalogFkDB",
  table: "FC_FileMetaFields",
  key: ["MetaID"],
  columns: {
    MetaID: { kind: "integer", nullable: false, indexed: true, generations: ["8.0", "9.1"] },
    MetaName: { kind: "text", nullable: false, indexed: false, generations: ["8.0", "9.1"] },
    MetaType: { kind: "text", nullable: false, indexed: false, generations: ["8.0", "9.1"] },
  },
} as const;

export const FC_Files = {
  database: "FileCatalogFkDB",
  table: "FC_Files",
  key: ["FileID"],
  columns: {
    FileID: { kind: "integer", nullable: false, indexed: true, generations: ["8.0", "9.1"] },
    DirID: { kind: "integer", nullable: false, indexed: true, generations: ["8.0", "9.1"] },
    Size: { kind: "integer", nullable: false, indexed: false, generations: ["8.0", "9.1"] },
    UID: { kind: "integer", nullable: false, indexed: true, generations: ["8.0", "9.1"] },
    GID: { kind: "integer", nullable: false, indexed: true, generations: ["8.0", "9.1"] },
    Status: { kind: "integer", nullable: false, indexed: true, generations: ["8.0", "9.1"] },
    GUID: { kind: "text", nullable: false, indexed: true, generations: ["8.0", "9.1"] },
    Type: { kind: "text", nullable: false, indexed: false, generations: ["8.0", "9.1"] },
    CreationDate: { kind: "time", nullable: true, indexed: false, generations: ["8.0", "9.1"] },
    ModificationDate: { kind: "time", nullable: true, indexed: false, generations: ["8.0", "9.1"] },
    Mode: { kind: "integer", nullable: false, indexed: false, generations: ["8.0", "9.1"] },
    ChecksumType: { kind: "text", nullable: true, indexed: false, generations: ["8.0", "9.1"] },
    Checksum: { kind: "text", nullable: true, indexed: false, generations: ["8.0", "9.1"] },
    FileName: { kind: "text", nullable: false, indexed: true, generations: ["8.0", "9.1"] },
  },
} as const;

export const FC_Groups = {
  database: "FileCatalogFkDB",
  table: "FC_Groups",
  key: ["GID"],
  columns: {
    GID: { kind: "integer", nullable: false, indexed: true, generations: ["8.0", "9.1"] },
    GroupName: { kind: "text", nullable: false, indexed: true, generations: ["8.0", "9.1"] },
  },
} as const;

export const FC_MetaDatasetFiles = {
  database: "FileCatalogFkDB",
  table: "FC_MetaDatasetFiles",
  key: ["MetaDatasetFileID"],
  columns: {
    MetaDatasetFileID: { kind: "integer", nullable: false, indexed: true, generations: ["8.0", "9.1"] },
    DatasetID: { kind: "integer", nullable: false, indexed: true, generations: ["8.0", "9.1"] },
    FileID: { kind: "integer", nullable: false, indexed: true, generations: ["8.0", "9.1"] },
  },
} as const;

export const FC_MetaDatasets = {
  database: "FileCatalogFkDB",
  table: "FC_MetaDatasets",
  key: ["DatasetID"],
  columns: {
    DatasetID: { kind: "integer", nullable: false, indexed: true, generations: ["8.0", "9.1"] },
    DatasetName: { kind: "text", nullable: false, indexed: true, generations: ["8.0", "9.1"] },
    MetaQuery: { kind: "text", nullable: true, indexed: false, generations: ["8.0", "9.1"] },
    DirID: { kind: "integer", nullable: false, indexed: false, generations: ["8.0", "9.1"] },
    TotalSize: { kind: "integer", nullable: false, indexed: false, generations: ["8.0", "9.1"] },
    NumberOfFiles: { kind: "integer", nullable: false, indexed: false, generations: ["8.0", "9.1"] },
    UID: { kind: "integer", nullable: false, indexed: false, generations: ["8.0", "9.1"] },
    GID: { kind: "integer", nullable: false, indexed: false, generations: ["8.0", "9.1"] },
    Status: { kind: "integer", nullable: false, indexed: false, generations: ["8.0", "9.1"] },
    CreationDate: { kind: "time", nullable: true, indexed: false, generations: ["8.0", "9.1"] },
    ModificationDate: { kind: "time", nullable: true, indexed: false, generations: ["8.0", "9.1"] },
    DatasetHash: { kind: "text", nullable: false, indexed: false, generations: ["8.0", "9.1"] },
    Mode: { kind: "integer", nullable: false, indexed: false, generations: ["8.0", "9.1"] },
  },
} as const;

export const FC_MetaFields = {
  database: "FileCatalogFkDB",
  table: "FC_MetaFields",
  key: ["MetaID"],
  columns: {
    MetaID: { kind: "integer", nullable: false, indexed: true, generations: ["8.0", "9.1"] },
    MetaName: { kind: "text", nullable: false, indexed: false, generations: ["8.0", "9.1"] },
    MetaType: { kind: "text", nullable: false, indexed: false, generations: ["8.0", "9.1"] },
  },
} as const;

export const FC_MetaSetNames = {
  database: "FileCatalogFkDB",
  table: "FC_MetaSetNames",
  key: ["MetaSetID"],
  columns: {
    MetaSetID: { kind: "integer", nullable: false, indexed: true, generations: ["8.0", "9.1"] },
    MetaSetName: { kind: "text", nullable: false, indexed: true, generations: ["8.0", "9.1"] },
  },
} as const;

export const FC_Replicas = {
  database: "FileCatalogFkDB",
  table: "FC_Replicas",
  key: ["RepID"],
  columns: {
    RepID: { kind: "integer", nullable: false, indexed: true, generations: ["8.0", "9.1"] },
    FileID: { kind: "integer", nullable: false, indexed: true, generations: ["8.0", "9.1"] },
    SEID: { kind: "integer", nullable: false, indexed: true, generations: ["8.0", "9.1"] },
    Status: { kind: "integer", nullable: false, indexed: true, generations: ["8.0", "9.1"] },
    RepType: { kind: "text", nullable: false, indexed: false, generations: ["8.0", "9.1"] },
    CreationDate: { kind: "time", nullable: true, indexed: false, generations: ["8.0", "9.1"] },
    ModificationDate: { kind: "time", nullable: true, indexed: false, generations: ["8.0", "9.1"] },
    PFN: { kind: "text", nullable: true, indexed: false, generations: ["8.0", "9.1"] },
  },
} as const;

export const FC_Statuses = {
  database: "FileCatalogFkDB",
  table: "FC_Statuses",
  key: ["StatusID"],
  columns: {
    StatusID: { kind: "integer", nullable: false, indexed: true, generations: ["8.0", "9.1"] },
    Status: { kind: "text", nullable: true, indexed: true, generations: ["8.0", "9.1"] },
  },
} as const;

export const FC_StorageElements = {
  database: "FileCatalogFkDB",
  table: "FC_StorageElements",
  key: ["SEID"],
  columns: {
    SEID: { kind: "integer", nullable: false, indexed: true, generations: ["8.0", "9.1"] },
    SEName: { kind: "text", nullable: false, indexed: true, generations: ["8.0", "9.1"] },
    AliasName: { kind: "text", nullable: true, indexed: false, generations: ["8.0", "9.1"] },
  },
} as const;

export const FC_Users = {
  database: "FileCatalogFkDB",
  table: "FC_Users",
  key: ["UID"],
  columns: {
    UID: { kind: "integer", nullable: false, indexed: true, generations: ["8.0", "9.1"] },
    UserName: { kind: "text", nullable: false, indexed: true, generations: ["8.0", "9.1"] },
  },
} as const;
