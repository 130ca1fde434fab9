// Generated from dirac/v8.0.json and dirac/v9.1.json by `npm run generate`; do not edit.

/** The rows of VirtualMachineDB, for Kysely: the columns of both generations. */
export interface VirtualMachineDB {
  vm_History: {
    InstanceID: number | null; // 8.0 only
    Status: string | null; // 8.0 only
    Load: number | null; // 8.0 only
    Jobs: number | null; // 8.0 only
    TransferredFiles: number | null; // 8.0 only
    TransferredBytes: number | null; // 8.0 only
    Update: string | null; // 8.0 only
  };
  vm_Images: {
    VMImageID: number | null; // 8.0 only
    Name: string | null; // 8.0 only
    Status: string | null; // 8.0 only
    LastUpdate: string | null; // 8.0 only
    ErrorMessage: string | null; // 8.0 only
  };
  vm_Instances: {
    InstanceID: number | null; // 8.0 only
    RunningPod: string | null; // 8.0 only
    Name: string | null; // 8.0 only
    Endpoint: string | null; // 8.0 only
    UniqueID: string | null; // 8.0 only
    VMImageID: number | null; // 8.0 only
    Status: string | null; // 8.0 only
    LastUpdate: string | null; // 8.0 only
    PublicIP: string | null; // 8.0 only
    PrivateIP: string | null; // 8.0 only
    ErrorMessage: string | null; // 8.0 only
    MaxAllowedPrice: number | null; // 8.0 only
    Uptime: number | null; // 8.0 only
    Load: number | null; // 8.0 only
    Jobs: number | null; // 8.0 only
  };
}

export const vm_History = {
  database: "VirtualMachineDB",
  table: "vm_History",
  key: [],
  columns: {
    InstanceID: { kind: "integer", nullable: false, indexed: true, generations: ["8.0"] },
    Status: { kind: "text", nullable: false, indexed: false, generations: ["8.0"] },
    Load: { kind: "float", nullable: false, indexed: false, generations: ["8.0"] },
    Jobs: { kind: "integer", nullable: false, indexed: false, generations: ["8.0"] },
    TransferredFiles: { kind: "integer", nullable: false, indexed: false, generations: ["8.0"] },
    TransferredBytes: { kind: "integer", nullable: false, indexed: false, generations: ["8.0"] },
    Update: { kind: "time", nullable: true, indexed: false, generations: ["8.0"] },
  },
} as const;

export const vm_Images = {
  database: "VirtualMachineDB",
  table: "vm_Images",
  key: ["VMImageID"],
  columns: {
    VMImageID: { kind: "integer", nullable: false, indexed: true, generations: ["8.0"] },
    Name: { kind: "text", nullable: false, indexed: false, generations: ["8.0"] },
    Status: { kind: "text", nullable: false, indexed: false, generations: ["8.0"] },
    LastUpdate: { kind: "time", nullable: true, indexed: false, generations: ["8.0"] },
    ErrorMessage: { kind: "text", nullable: false, indexed: false, generations: ["8.0"] },
  },
} as const;

export const vm_Instances = {
  database: "VirtualMachineDB",
  table: "vm_Instances",
  key: ["InstanceID"],
  columns: {
    InstanceID: { kind: "integer", nullable: false, indexed: true, generations: ["8.0"] },
    RunningPod: { kind: "text", nullable: false, indexed: false, generations: ["8.0"] },
    Name: { kind: "text", nullable: false, indexed: false, generations: ["8.0"] },
    Endpoint: { kind: "text", nullable: false, indexed: false, generations: ["8.0"] },
    UniqueID: { kind: "text", nullable: false, indexed: false, generations: ["8.0"] },
    VMImageID: { kind: "integer", nullable: false, indexed: false, generations: ["8.0"] },
    Status: { kind: "text", nullable: false, indexed: true, generations: ["8.0"] },
    LastUpdate: { kind: "time", nullable: true, indexed: false, generations: ["8.0"] },
    PublicIP: { kind: "text", nullable: false, indexed: false, generations: ["8.0"] },
    PrivateIP: { kind: "text", nullable: false, indexed: false, generations: ["8.0"] },
    ErrorMessage: { kind: "text", nullable: false, indexed: false, generations: ["8.0"] },
    MaxAllowedPrice: { kind: "float", nullable: true, indexed: false, generations: ["8.0"] },
    Uptime: { kind: "integer", nullable: true, indexed: false, generations: ["8.0"] },
    Load: { kind: "float", nullable: true, indexed: false, generations: ["8.0"] },
    Jobs: { kind: "integer", nullable: false, indexed: false, generations: ["8.0"] },
  },
} as const;
