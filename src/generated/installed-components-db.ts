// Generated from dirac/v8.0.json and dirac/v9.1.json by `npm run generate`; do not edit.

/** The rows of InstalledComponentsDB, for Kysely: the columns of both generations. */
export interface InstalledComponentsDB {
  Components: {
    ComponentID: number;
    DIRACSystem: string;
    DIRACModule: string;
    Type: string;
  };
  HostLogging: {
    HostName: string;
    DIRACVersion: string | null;
    Extension: string | null;
    Load1: string | null;
    Load5: string | null;
    Load15: string | null;
    Memory: string | null;
    DiskOccupancy: string | null;
    Swap: string | null;
    CPUClock: string | null;
    CPUModel: string | null;
    CertificateDN: string | null;
    CertificateIssuer: string | null;
    CertificateValidity: string | null;
    Cores: number | null;
    PhysicalCores: number | null;
    OpenFiles: number | null;
    OpenPipes: number | null;
    OpenSockets: number | null;
    Setup: string | null; // 8.0 only
    Uptime: string | null;
    Timestamp: string | null;
  };
  Hosts: {
    HostID: number;
    HostName: string;
    CPU: string;
  };
  InstalledComponents: {
    ComponentID: number;
    HostID: number;
    Instance: string;
    InstallationTime: string;
    UnInstallationTime: string | null;
    InstalledBy: string | null;
    UnInstalledBy: string | null;
  };
}

export const Components = {
  database: "InstalledComponentsDB",
  table: "Components",
  key: ["ComponentID"],
  columns: {
    ComponentID: { kind: "integer", nullable: false, indexed: true, generations: ["8.0", "9.1"] },
    DIRACSystem: { kind: "text", nullable: false, indexed: false, generations: ["8.0", "9.1"] },
    DIRACModule: { kind: "text", nullable: false, indexed: false, generations: ["8.0", "9.1"] },
    Type: { kind: "text", nullable: false, indexed: false, generations: ["8.0", "9.1"] },
  },
} as const;

export const HostLogging = {
  database: "InstalledComponentsDB",
  table: "HostLogging",
  key: ["HostName"],
  columns: {
    HostName: { kind: "text", nullable: false, indexed: true, generations: ["8.0", "9.1"] },
    DIRACVersion: { kind: "text", nullable: true, indexed: false, generations: ["8.0", "9.1"] },
    Extension: { kind: "text", nullable: true, indexed: false, generations: ["8.0", "9.1"] },
    Load1: { kind: "text", nullable: true, indexed: false, generations: ["8.0", "9.1"] },
    Load5: { kind: "text", nullable: true, indexed: false, generations: ["8.0", "9.1"] },
    Load15: { kind: "text", nullable: true, indexed: false, generations: ["8.0", "9.1"] },
    Memory: { kind: "text", nullable: true, indexed: false, generations: ["8.0", "9.1"] },
    DiskOccupancy: { kind: "text", nullable: true, indexed: false, generations: ["8.0", "9.1"] },
    Swap: { kind: "text", nullable: true, indexed: false, generations: ["8.0", "9.1"] },
    CPUClock: { kind: "text", nullable: true, indexed: false, generations: ["8.0", "9.1"] },
    CPUModel: { kind: "text", nullable: true, indexed: false, generations: ["8.0", "9.1"] },
    CertificateDN: { kind: "text", nullable: true, indexed: false, generations: ["8.0", "9.1"] },
    CertificateIssuer: { kind: "text", nullable: true, indexed: false, generations: ["8.0", "9.1"] },
    CertificateValidity: { kind: "text", nullable: true, indexed: false, generations: ["8.0", "9.1"] },
    Cores: { kind: "integer", nullable: true, indexed: false, generations: ["8.0", "9.1"] },
    PhysicalCores: { kind: "integer", nullable: true, indexed: false, generations: ["8.0", "9.1"] },
    OpenFiles: { kind: "integer", nullable: true, indexed: false, generations: ["8.0", "9.1"] },
    OpenPipes: { kind: "integer", nullable: true, indexed: false, generations: ["8.0", "9.1"] },
    OpenSockets: { kind: "integer", nullable: true, indexed: false, generations: ["8.0", "9.1"] },
    Setup: { kind: "text", nullable: true, indexed: false, generations: ["8.0"] },
    Uptime: { kind: "text", nullable: true, indexed: false, generations: ["8.0", "9.1"] },
    Timestamp: { kind: "time", nullable: true, indexed: false, generations: ["8.0", "9.1"] },
  },
} as const;

export const Hosts = {
  database: "InstalledComponentsDB",
  table: "Hosts",
  key: ["HostID"],
  columns: {
    HostID: { kind: "integer", nullable: false, indexed: true, generations: ["8.0", "9.1"] },
    HostName: { kind: "text", nullable: false, indexed: false, generations: ["8.0", "9.1"] },
    CPU: { kind: "text", nullable: false, indexed: false, generations: ["8.0", "9.1"] },
  },
} as const;

export const InstalledComponents = {
  database: "InstalledComponentsDB",
  table: "InstalledComponents",
  key: ["ComponentID", "HostID", "Instance", "InstallationTime"],
  columns: {
    ComponentID: { kind: "integer", nullable: false, indexed: true, generations: ["8.0", "9.1"] },
    HostID: { kind: "integer", nullable: false, indexed: true, generations: ["8.0", "9.1"] },
    Instance: { kind: "text", nullable: false, indexed: false, generations: ["8.0", "9.1"] },
    InstallationTime: { kind: "time", nullable: false, indexed: false, generations: ["8.0", "9.1"] },
    UnInstallationTime: { kind: "time", nullable: true, indexed: false, generations: ["8.0", "9.1"] },
    InstalledBy: { kind: "text", nullable: true, indexed: false, generations: ["8.0", "9.1"] },
    UnInstalledBy: { kind: "text", nullable: true, indexed: false, generations: ["8.0", "9.1"] },
  },
} as const;
