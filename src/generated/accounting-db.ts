// Generated from dirac/v8.0.json and dirac/v9.1.json by `npm run generate`; do not edit.

/** The accounting types of DIRAC itself: their keys and the values that are summed, in the order of their definition. */
export const ACCOUNTING_TYPES = {
  DataOperation: { keys: ["OperationType", "User", "ExecutionSite", "Source", "Destination", "Protocol", "FinalStatus"], values: ["TransferSize", "TransferTime", "RegistrationTime", "TransferOK", "TransferTotal", "RegistrationOK", "RegistrationTotal"] },
  Job: { keys: ["User", "UserGroup", "JobGroup", "JobType", "JobClass", "ProcessingType", "Site", "FinalMajorStatus", "FinalMinorStatus"], values: ["CPUTime", "NormCPUTime", "ExecTime", "InputDataSize", "OutputDataSize", "InputDataFiles", "OutputDataFiles", "DiskSpace", "InputSandBoxSize", "OutputSandBoxSize", "ProcessedEvents"] },
  Network: { keys: ["SourceIP", "DestinationIP", "SourceHostName", "DestinationHostName", "Source", "Destination"], values: ["Jitter", "OneWayDelay", "PacketLossRate"] },
  Pilot: { keys: ["User", "UserGroup", "Site", "GridCE", "GridMiddleware", "GridResourceBroker", "GridStatus"], values: ["Jobs"] },
  PilotSubmission: { keys: ["HostName", "SiteDirector", "Site", "CE", "Queue", "Status"], values: ["NumTotal", "NumSucceeded"] },
  StorageOccupancy: { keys: ["Site", "Endpoint", "StorageElement", "SpaceType"], values: ["Space"] },
  WMSHistory: { keys: ["Status", "Site", "User", "UserGroup", "JobGroup", "MinorStatus", "ApplicationStatus", "JobSplitType"], values: ["Jobs", "Reschedules"] },
} as const;

export const ac_catalog_Types = {
  database: "AccountingDB",
  table: "ac_catalog_Types",
  key: ["name"],
  columns: {
    name: { kind: "text", nullable: false, indexed: true, generations: ["8.0", "9.1"] },
    keyFields: { kind: "text", nullable: false, indexed: false, generations: ["8.0", "9.1"] },
    valueFields: { kind: "text", nullable: false, indexed: false, generations: ["8.0", "9.1"] },
    bucketsLength: { kind: "text", nullable: false, indexed: false, generations: ["8.0", "9.1"] },
  },
} as const;
