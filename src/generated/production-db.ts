// Generated from dirac/v8.0.json and dirac/v9.1.json by `npm run generate`; do not edit.

/** The rows of ProductionDB, for Kysely: the columns of both generations. */
export interface ProductionDB {
  ProductionSteps: {
    StepID: number;
    Name: string | null;
    Description: string | null;
    LongDescription: string | null;
    Body: string | null;
    Type: string | null;
    Plugin: string | null;
    AgentType: string | null;
    GroupSize: number;
    InputQuery: string | null;
    OutputQuery: string | null;
    LastUpdate: string | null;
    InsertedTime: string | null;
  };
  ProductionTransformationLinks: {
    TransformationID: number;
    ParentTransformationID: number;
    ProductionID: number;
  };
  ProductionTransformations: {
    ProductionID: number;
    TransformationID: number;
    LastUpdate: string | null;
    InsertedTime: string | null;
  };
  Productions: {
    ProductionID: number;
    ProductionName: string;
    Description: string | null;
    CreationDate: string | null;
    LastUpdate: string | null;
    AuthorDN: string | null;
    AuthorGroup: string;
    Status: string | null;
    Author: string | null; // 9.1 only
  };
}

export const ProductionSteps = {
  database: "ProductionDB",
  table: "ProductionSteps",
  key: ["StepID"],
  columns: {
    StepID: { kind: "integer", nullable: false, indexed: true, generations: ["8.0", "9.1"] },
    Name: { kind: "text", nullable: true, indexed: false, generations: ["8.0", "9.1"] },
    Description: { kind: "text", nullable: true, indexed: false, generations: ["8.0", "9.1"] },
    LongDescription: { kind: "text", nullable: true, indexed: false, generations: ["8.0", "9.1"] },
    Body: { kind: "text", nullable: true, indexed: false, generations: ["8.0", "9.1"] },
    Type: { kind: "text", nullable: true, indexed: false, generations: ["8.0", "9.1"] },
    Plugin: { kind: "text", nullable: true, indexed: false, generations: ["8.0", "9.1"] },
    AgentType: { kind: "text", nullable: true, indexed: false, generations: ["8.0", "9.1"] },
    GroupSize: { kind: "integer", nullable: false, indexed: false, generations: ["8.0", "9.1"] },
    InputQuery: { kind: "text", nullable: true, indexed: false, generations: ["8.0", "9.1"] },
    OutputQuery: { kind: "text", nullable: true, indexed: false, generations: ["8.0", "9.1"] },
    LastUpdate: { kind: "time", nullable: true, indexed: false, generations: ["8.0", "9.1"] },
    InsertedTime: { kind: "time", nullable: true, indexed: false, generations: ["8.0", "9.1"] },
  },
} as const;

export const ProductionTransformationLinks = {
  database: "ProductionDB",
  table: "ProductionTransformationLinks",
  key: ["ProductionID", "TransformationID", "ParentTransformationID"],
  columns: {
    TransformationID: { kind: "integer", nullable: false, indexed: true, generations: ["8.0", "9.1"] },
    ParentTransformationID: { kind: "integer", nullable: false, indexed: false, generations: ["8.0", "9.1"] },
    ProductionID: { kind: "integer", nullable: false, indexed: true, generations: ["8.0", "9.1"] },
  },
} as const;

export const ProductionTransformations = {
  database: "ProductionDB",
  table: "ProductionTransformations",
  key: ["ProductionID", "TransformationID"],
  columns: {
    ProductionID: { kind: "integer", nullable: false, indexed: true, generations: ["8.0", "9.1"] },
    TransformationID: { kind: "integer", nullable: false, indexed: true, generations: ["8.0", "9.1"] },
    LastUpdate: { kind: "time", nullable: true, indexed: false, generations: ["8.0", "9.1"] },
    InsertedTime: { kind: "time", nullable: true, indexed: false, generations: ["8.0", "9.1"] },
  },
} as const;

export const Productions = {
  database: "ProductionDB",
  table: "Productions",
  key: ["ProductionID"],
  columns: {
    ProductionID: { kind: "integer", nullable: false, indexed: true, generations: ["8.0", "9.1"] },
    ProductionName: { kind: "text", nullable: false, indexed: true, generations: ["8.0", "9.1"] },
    Description: { kind: "text", nullable: true, indexed: false, generations: ["8.0", "9.1"] },
    CreationDate: { kind: "time", nullable: true, indexed: false, generations: ["8.0", "9.1"] },
    LastUpdate: { kind: "time", nullable: true, indexed: false, generations: ["8.0", "9.1"] },
    AuthorDN: { kind: "text", nullable: true, indexed: false, generations: ["8.0", "9.1"] },
    AuthorGroup: { kind: "text", nullable: false, indexed: false, generations: ["8.0", "9.1"] },
    Status: { kind: "text", nullable: true, indexed: false, generations: ["8.0", "9.1"] },
    Author: { kind: "text", nullable: false, indexed: false, generations: ["9.1"] },
  },
} as const;
