// Generated from dirac/v8.0.json and dirac/v9.1.json by `npm run generate`; do not edit.

/** The rows of TransformationDB, for Kysely: the columns of both generations. */
export interface TransformationDB {
  AdditionalParameters: {
    TransformationID: number;
    ParameterName: string;
    ParameterValue: string;
    ParameterType: string | null;
  };
  DataFiles: {
    FileID: number;
    LFN: string;
    Status: string | null;
  };
  TaskInputs: {
    TransformationID: number;
    TaskID: number;
    InputVector: string | null;
  };
  TransformationFileTasks: {
    TransformationID: number;
    FileID: number;
    TaskID: number;
  };
  TransformationFiles: {
    TransformationID: number;
    FileID: number;
    Status: string | null;
    ErrorCount: number;
    TaskID: number | null;
    TargetSE: string | null;
    UsedSE: string | null;
    LastUpdate: string | null;
    InsertedTime: string | null;
  };
  TransformationLog: {
    recid: number;
    TransformationID: number;
    Message: string;
    Author: string;
    MessageDate: string;
  };
  TransformationMetaQueries: {
    TransformationID: number;
    MetaDataName: string;
    MetaDataValue: string;
    MetaDataType: string;
    QueryType: string;
  };
  TransformationTasks: {
    TransformationID: number;
    TaskID: number;
    ExternalStatus: string | null;
    ExternalID: string | null;
    TargetSE: string | null;
    CreationTime: string;
    LastUpdateTime: string;
  };
  Transformations: {
    TransformationID: number;
    TransformationName: string;
    Description: string | null;
    LongDescription: string | null;
    CreationDate: string | null;
    LastUpdate: string | null;
    AuthorDN: string | null;
    AuthorGroup: string;
    Type: string | null;
    Plugin: string | null;
    AgentType: string | null;
    Status: string | null;
    FileMask: string | null;
    TransformationGroup: string;
    TransformationFamily: string | null;
    GroupSize: number;
    InheritedFrom: number | null;
    Body: string | null;
    MaxNumberOfTasks: number;
    EventsPerTask: number;
    Author: string | null; // 9.1 only
  };
}

export const AdditionalParameters = {
  database: "TransformationDB",
  table: "AdditionalParameters",
  key: ["TransformationID", "ParameterName"],
  columns: {
    TransformationID: { kind: "integer", nullable: false, indexed: true, generations: ["8.0", "9.1"] },
    ParameterName: { kind: "text", nullable: false, indexed: false, generations: ["8.0", "9.1"] },
    ParameterValue: { kind: "text", nullable: false, indexed: false, generations: ["8.0", "9.1"] },
    ParameterType: { kind: "text", nullable: true, indexed: false, generations: ["8.0", "9.1"] },
  },
} as const;

export const DataFiles = {
  database: "TransformationDB",
  table: "DataFiles",
  key: ["FileID"],
  columns: {
    FileID: { kind: "integer", nullable: false, indexed: true, generations: ["8.0", "9.1"] },
    LFN: { kind: "text", nullable: false, indexed: true, generations: ["8.0", "9.1"] },
    Status: { kind: "text", nullable: true, indexed: true, generations: ["8.0", "9.1"] },
  },
} as const;

export const TaskInputs = {
  database: "TransformationDB",
  table: "TaskInputs",
  key: ["TransformationID", "TaskID"],
  columns: {
    TransformationID: { kind: "integer", nullable: false, indexed: true, generations: ["8.0", "9.1"] },
    TaskID: { kind: "integer", nullable: false, indexed: false, generations: ["8.0", "9.1"] },
    InputVector: { kind: "text", nullable: true, indexed: false, generations: ["8.0", "9.1"] },
  },
} as const;

export const TransformationFileTasks = {
  database: "TransformationDB",
  table: "TransformationFileTasks",
  key: ["TransformationID", "FileID", "TaskID"],
  columns: {
    TransformationID: { kind: "integer", nullable: false, indexed: true, generations: ["8.0", "9.1"] },
    FileID: { kind: "integer", nullable: false, indexed: false, generations: ["8.0", "9.1"] },
    TaskID: { kind: "integer", nullable: false, indexed: false, generations: ["8.0", "9.1"] },
  },
} as const;

export const TransformationFiles = {
  database: "TransformationDB",
  table: "TransformationFiles",
  key: ["TransformationID", "FileID"],
  columns: {
    TransformationID: { kind: "integer", nullable: false, indexed: true, generations: ["8.0", "9.1"] },
    FileID: { kind: "integer", nullable: false, indexed: true, generations: ["8.0", "9.1"] },
    Status: { kind: "text", nullable: true, indexed: true, generations: ["8.0", "9.1"] },
    ErrorCount: { kind: "integer", nullable: false, indexed: false, generations: ["8.0", "9.1"] },
    TaskID: { kind: "integer", nullable: true, indexed: false, generations: ["8.0", "9.1"] },
    TargetSE: { kind: "text", nullable: true, indexed: false, generations: ["8.0", "9.1"] },
    UsedSE: { kind: "text", nullable: true, indexed: false, generations: ["8.0", "9.1"] },
    LastUpdate: { kind: "time", nullable: true, indexed: false, generations: ["8.0", "9.1"] },
    InsertedTime: { kind: "time", nullable: true, indexed: false, generations: ["8.0", "9.1"] },
  },
} as const;

export const TransformationLog = {
  database: "TransformationDB",
  table: "TransformationLog",
  key: ["recid"],
  columns: {
    recid: { kind: "integer", nullable: false, indexed: true, generations: ["8.0", "9.1"] },
    TransformationID: { kind: "integer", nullable: false, indexed: true, generations: ["8.0", "9.1"] },
    Message: { kind: "text", nullable: false, indexed: false, generations: ["8.0", "9.1"] },
    Author: { kind: "text", nullable: false, indexed: false, generations: ["8.0", "9.1"] },
    MessageDate: { kind: "time", nullable: false, indexed: true, generations: ["8.0", "9.1"] },
  },
} as const;

export const TransformationMetaQueries = {
  database: "TransformationDB",
  table: "TransformationMetaQueries",
  key: ["TransformationID", "MetaDataName", "QueryType"],
  columns: {
    TransformationID: { kind: "integer", nullable: false, indexed: true, generations: ["8.0", "9.1"] },
    MetaDataName: { kind: "text", nullable: false, indexed: false, generations: ["8.0", "9.1"] },
    MetaDataValue: { kind: "text", nullable: false, indexed: false, generations: ["8.0", "9.1"] },
    MetaDataType: { kind: "text", nullable: false, indexed: false, generations: ["8.0", "9.1"] },
    QueryType: { kind: "text", nullable: false, indexed: false, generations: ["8.0", "9.1"] },
  },
} as const;

export const TransformationTasks = {
  database: "TransformationDB",
  table: "TransformationTasks",
  key: ["TransformationID", "TaskID"],
  columns: {
    TransformationID: { kind: "integer", nullable: false, indexed: true, generations: ["8.0", "9.1"] },
    TaskID: { kind: "integer", nullable: false, indexed: false, generations: ["8.0", "9.1"] },
    ExternalStatus: { kind: "text", nullable: true, indexed: true, generations: ["8.0", "9.1"] },
    ExternalID: { kind: "text", nullable: true, indexed: false, generations: ["8.0", "9.1"] },
    TargetSE: { kind: "text", nullable: true, indexed: false, generations: ["8.0", "9.1"] },
    CreationTime: { kind: "time", nullable: false, indexed: false, generations: ["8.0", "9.1"] },
    LastUpdateTime: { kind: "time", nullable: false, indexed: false, generations: ["8.0", "9.1"] },
  },
} as const;

export const Transformations = {
  database: "TransformationDB",
  table: "Transformations",
  key: ["TransformationID"],
  columns: {
    TransformationID: { kind: "integer", nullable: false, indexed: true, generations: ["8.0", "9.1"] },
    TransformationName: { kind: "text", nullable: false, indexed: true, generations: ["8.0", "9.1"] },
    Description: { kind: "text", nullable: true, indexed: false, generations: ["8.0", "9.1"] },
    LongDescription: { kind: "text", nullable: true, indexed: false, generations: ["8.0", "9.1"] },
    CreationDate: { kind: "time", nullable: true, indexed: false, generations: ["8.0", "9.1"] },
    LastUpdate: { kind: "time", nullable: true, indexed: false, generations: ["8.0", "9.1"] },
    AuthorDN: { kind: "text", nullable: true, indexed: false, generations: ["8.0", "9.1"] },
    AuthorGroup: { kind: "text", nullable: false, indexed: false, generations: ["8.0", "9.1"] },
    Type: { kind: "text", nullable: true, indexed: true, generations: ["8.0", "9.1"] },
    Plugin: { kind: "text", nullable: true, indexed: false, generations: ["8.0", "9.1"] },
    AgentType: { kind: "text", nullable: true, indexed: false, generations: ["8.0", "9.1"] },
    Status: { kind: "text", nullable: true, indexed: true, generations: ["8.0", "9.1"] },
    FileMask: { kind: "text", nullable: true, indexed: false, generations: ["8.0", "9.1"] },
    TransformationGroup: { kind: "text", nullable: false, indexed: false, generations: ["8.0", "9.1"] },
    TransformationFamily: { kind: "text", nullable: true, indexed: true, generations: ["8.0", "9.1"] },
    GroupSize: { kind: "float", nullable: false, indexed: false, generations: ["8.0", "9.1"] },
    InheritedFrom: { kind: "integer", nullable: true, indexed: false, generations: ["8.0", "9.1"] },
    Body: { kind: "text", nullable: true, indexed: false, generations: ["8.0", "9.1"] },
    MaxNumberOfTasks: { kind: "integer", nullable: false, indexed: false, generations: ["8.0", "9.1"] },
    EventsPerTask: { kind: "integer", nullable: false, indexed: false, generations: ["8.0", "9.1"] },
    Author: { kind: "text", nullable: false, indexed: false, generations: ["9.1"] },
  },
} as const;
